"use client";
/** When even the frame could not be rendered. Stands alone. */
import { ProblemPage } from "@/components/problem-page";
import "./globals.css";

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Script Manifest</title>
        <ProblemPage error={error} retry={retry} />
      </body>
    </html>
  );
}
