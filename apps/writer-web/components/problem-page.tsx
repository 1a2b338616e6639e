"use client";
/** A page that could not be shown: what happened, in words, and a way to try again. */
import { useTransition } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { type ProblemDigest, readDigest } from "@/lib/gateway-error";

/** A part that is only loaded when it is needed did not come: no connection, or the app has been renewed. */
const isPartMissing = (error: unknown): boolean => error instanceof Error && error.name === "ChunkLoadError";

function wordsFor(error: unknown, digest: ProblemDigest | null): { title: string; detail: string } {
  if (isPartMissing(error))
    return {
      title: "A part of this page did not arrive",
      detail: "Nothing of yours was changed. Check the connection and try again.",
    };
  if (digest === null)
    return {
      title: "Something broke on this page",
      detail: "It is our mistake, and it has been recorded. Nothing of yours was changed.",
    };
  if (digest.status === 403)
    return {
      title: "This is not yours to open",
      detail: "You are signed in, but this page belongs to somebody else.",
    };
  if (digest.status === 401) return { title: "Your session has ended", detail: "Sign in again to go on." };
  if (digest.status === 429)
    return {
      title: "A little too fast",
      detail: "Too many requests came from here. Wait a minute and try again.",
    };
  return {
    title: "Our servers do not answer",
    detail: "Nothing was changed. Try again in a moment; if it lasts, we are already looking.",
  };
}

export function ProblemPage({ error, retry }: { error: unknown; retry: () => void }) {
  const [pending, startRetry] = useTransition();
  const digest = readDigest(error);
  const { title, detail } = wordsFor(error, digest);
  // The app keeps such a failure for good, so only a fresh page brings the part.
  const again = () => (isPartMissing(error) ? window.location.reload() : startRetry(retry));
  return (
    <div className="page-width flex flex-col items-start gap-4 py-24">
      <p aria-hidden="true" className="h-1 w-12 bg-brass" />
      <h1 className="text-3xl">{title}</h1>
      <p className="max-w-prose text-ink-soft">{detail}</p>
      <div className="mt-2 flex flex-wrap gap-3">
        <Button look="prominent" pending={pending} onClick={again}>
          Try again
        </Button>
        <ButtonLink href="/">Back to the front page</ButtonLink>
      </div>
      {digest?.requestId && (
        <p className="font-script text-xs text-ink-faint">Reference {digest.requestId}</p>
      )}
    </div>
  );
}
