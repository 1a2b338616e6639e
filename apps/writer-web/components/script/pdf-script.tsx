"use client";
/** A PDF script: fetched once, drawn page by page as it is scrolled, with its words over the drawing. */
import type { ScriptReading } from "@script-manifest/contracts";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { call } from "@/lib/coverage-api";
import { type OpenPdf, openPdf, textOfPages } from "@/lib/pdf-document";
import { PdfPage } from "./pdf-page";
import { ViewerFrame } from "./viewer-frame";
import { PageSkeleton } from "./viewer-skeleton";

export type PdfReading = Extract<ScriptReading, { format: "pdf" }>;

export function PdfScript({ reading, className }: { reading: PdfReading; className?: string }) {
  const { id, title, pageCount } = reading;
  const { state, retry } = usePdf(reading);
  const document = state.kind === "open" ? state.pdf.document : null;
  const readText = useCallback(async () => (document ? textOfPages(document) : []), [document]);
  return (
    <ViewerFrame
      // Once the pages are there, the frame goes where the address points to.
      key={state.kind}
      scriptId={id}
      title={title}
      pageTotal={document?.numPages ?? pageCount}
      textOfPages={readText}
      {...(className && { className })}
    >
      {state.kind === "loading" && <PageSkeleton />}
      {state.kind === "failed" && (
        <Notice kind="problem" title="The pages could not be drawn">
          <p>Try again, or download the file and read it there.</p>
          <Button small className="mt-3" onClick={retry}>
            Try again
          </Button>
        </Notice>
      )}
      {document &&
        Array.from({ length: document.numPages }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number.
          <PdfPage key={index} document={document} number={index + 1} />
        ))}
    </ViewerFrame>
  );
}

type PdfState =
  | { readonly kind: "loading" }
  | { readonly kind: "open"; readonly pdf: OpenPdf }
  | { readonly kind: "failed" };

function usePdf(reading: PdfReading) {
  const [state, setState] = useState<PdfState>({ kind: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const aborted = new AbortController();
    setState({ kind: "loading" });
    linkFor(reading, attempt, aborted.signal)
      .then((url) => openPdf(url, aborted.signal))
      .then((pdf) => {
        if (!aborted.signal.aborted) setState({ kind: "open", pdf });
      })
      .catch(() => {
        if (!aborted.signal.aborted) setState({ kind: "failed" });
      });
    return () => aborted.abort();
  }, [reading, attempt]);
  return { state, retry: () => setAttempt((count) => count + 1) };
}

/** The link at hand; on another try a new one, for links end after minutes. */
async function linkFor(reading: PdfReading, attempt: number, signal: AbortSignal): Promise<string> {
  if (attempt === 0) return reading.file.url;
  const result = await call("readScript", { params: { id: reading.id } }, { signal });
  if (!result.ok || result.data.script.format !== "pdf") throw new Error("there is no new link");
  return result.data.script.file.url;
}
