"use client";
/**
 * A script, read in place.
 *
 * `ScriptViewer` shows a reading that is at hand (a page of its own); `ScriptPanel` fetches it by id (beside
 * a form). Both fill the height their `className` gives them. A link to `#script-page-12` elsewhere on the
 * same page turns to page 12. PDFs bring pdf.js with them, only then and only here.
 */
import type { ScriptReading } from "@script-manifest/contracts";
import dynamic from "next/dynamic";
import { TypesetScript } from "./typeset-script";
import { ViewerSkeleton } from "./viewer-skeleton";

interface ScriptViewerProps {
  readonly reading: ScriptReading;
  readonly className?: string;
}

const PdfScript = dynamic(() => import("./pdf-script").then((module) => module.PdfScript), {
  ssr: false,
  loading: () => <ViewerSkeleton className="h-full" />,
});

export function ScriptViewer({ reading, className }: ScriptViewerProps) {
  const look = { ...(className && { className }) };
  return reading.format === "pdf" ? (
    <PdfScript reading={reading} {...look} />
  ) : (
    <TypesetScript reading={reading} {...look} />
  );
}
