"use client";
/** A Fountain or Final Draft script, set as a screenplay on the pages the service counts. */
import type { ScriptElement, ScriptPage, ScriptReading, ScriptTextElement } from "@script-manifest/contracts";
import { memo } from "react";
import { ViewerFrame } from "./viewer-frame";

export type TypesetReading = Exclude<ScriptReading, { format: "pdf" }>;

export function TypesetScript({ reading, className }: { reading: TypesetReading; className?: string }) {
  const { id, title, pages } = reading;
  return (
    <ViewerFrame
      scriptId={id}
      title={title}
      pageTotal={pages.length}
      textOfPages={async () => pages.map(({ elements }) => elements.flatMap(textOf))}
      {...(className && { className })}
    >
      <Pages pages={pages} />
    </ViewerFrame>
  );
}

/** Drawn once: turning pages and zooming is the frame's, and CSS's. */
const Pages = memo(function Pages({ pages }: { pages: readonly ScriptPage[] }) {
  return pages.map(({ elements }, index) => (
    <article
      // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number.
      key={index}
      id={`script-page-${index + 1}`}
      data-page={index + 1}
      data-typeset=""
      aria-label={`Page ${index + 1}`}
      className="script-page"
    >
      <p className="script-page-number" aria-hidden="true">
        {index + 1}.
      </p>
      <Elements elements={elements} />
    </article>
  ));
});

function Elements({ elements }: { elements: readonly ScriptElement[] }) {
  return elements.map((element, index) =>
    element.kind === "dual_dialogue" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: nothing ever moves on a page.
      <div key={index} data-kind="dual_dialogue">
        <div>
          <Elements elements={element.left} />
        </div>
        <div>
          <Elements elements={element.right} />
        </div>
      </div>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: nothing ever moves on a page.
      <TextElement key={index} element={element} />
    ),
  );
}

function TextElement({ element: { kind, text, goesOn } }: { element: ScriptTextElement }) {
  return (
    <>
      <p data-kind={kind}>
        {text}
        {goesOn === "from" && !/\(cont['’]d\)/i.test(text) && " (CONT'D)"}
      </p>
      {goesOn === "to" && <p className="script-more">(MORE)</p>}
    </>
  );
}

function textOf(element: ScriptElement): string[] {
  return element.kind === "dual_dialogue"
    ? [...element.left, ...element.right].flatMap(textOf)
    : [element.text];
}
