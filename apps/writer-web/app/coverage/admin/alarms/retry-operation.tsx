"use client";
/** Has money moved again that Stripe had refused, under a key of its own. */
import { useState } from "react";
import { ReasonDialog } from "@/components/forms/reason-dialog";
import { Button } from "@/components/ui/button";
import { call } from "@/lib/coverage-api";

export function RetryOperation({ operationId, detail }: { operationId: string; detail: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)} aria-label={`Try again: ${detail}`}>
        Try again …
      </Button>
      {open && (
        <ReasonDialog
          title="Try again"
          description={detail}
          label="What has changed since"
          hint="Kept in the audit log. The alarm stays open until you close it."
          max={5_000}
          apiField="note"
          submitLabel="Try again"
          send={(note, attempt) =>
            call("retryMoneyOperation", { params: { id: operationId }, body: { note } }, attempt)
          }
          done="It is being tried again"
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
