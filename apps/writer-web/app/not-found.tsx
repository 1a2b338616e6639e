/** Nothing is here, or nothing this visitor may know of: the same page for both. */
import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="page-width flex flex-col items-start gap-4 py-24">
      <p className="slug">Omitted scene</p>
      <h1 className="text-3xl">This page is not in the script</h1>
      <p className="max-w-prose text-ink-soft">
        It may have been moved, or it belongs to somebody else. If you followed a link from a notification,
        check that you are signed in with the right account.
      </p>
      <div className="mt-2 flex flex-wrap gap-3">
        <ButtonLink look="prominent" href="/coverage">
          Find a reader
        </ButtonLink>
        <ButtonLink href="/">Front page</ButtonLink>
      </div>
    </div>
  );
}
