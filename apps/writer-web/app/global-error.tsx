"use client";
/** When even the frame could not be rendered. Stands alone, because every page carries it along. */
import "./globals.css";

export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Script Manifest</title>
        <main className="page-width py-24">
          <h1 className="text-3xl">This page could not be shown</h1>
          <p className="my-4 max-w-prose text-ink-soft">
            Nothing of yours was changed. Try again in a moment; if it lasts, we are already looking.
          </p>
          <button type="button" className="link min-h-11 font-semibold" onClick={retry}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
