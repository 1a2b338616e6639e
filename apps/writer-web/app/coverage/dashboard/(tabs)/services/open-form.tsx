"use client";
/** A form that opened inside a list: a sheet on the desk, with the focus at its heading. */
import { type ReactNode, useEffect, useRef } from "react";

interface OpenFormProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

export function OpenForm({ title, note, children }: OpenFormProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The link that opened it is gone: whoever types goes on here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      aria-label={title}
      className="my-6 border border-rule border-t-4 border-t-brass bg-sheet p-5 shadow-sheet sm:p-8"
    >
      <h2 ref={heading} tabIndex={-1} className="text-2xl outline-none">
        {title}
      </h2>
      {note && <p className="mt-1 text-sm text-ink-soft">{note}</p>}
      <div className="mt-6 max-w-form">{children}</div>
    </section>
  );
}
