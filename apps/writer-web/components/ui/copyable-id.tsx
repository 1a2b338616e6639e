"use client";
/** An id of ours or of Stripe's, to copy with one press. */
import { Check, Copy } from "lucide-react";
import { useState } from "react";

const SHOWN_MS = 2_000;

export function CopyableId({ id, label }: { id: string; label: string }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard?.writeText(id);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  }
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={`Copy ${label} ${id}`}
      className="-mx-1 inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-sm px-1 font-script text-xs text-ink-soft hover:bg-pencil-wash hover:text-ink"
    >
      <span className="truncate">{id}</span>
      {copied ? (
        <Check aria-hidden="true" className="size-3.5 shrink-0 text-good" />
      ) : (
        <Copy aria-hidden="true" className="size-3.5 shrink-0" />
      )}
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </button>
  );
}
