"use client";
/** Suspends a provider, or reinstates them, with the reason that they and the audit log get to read. */
import { useState } from "react";
import { ReasonDialog } from "@/components/forms/reason-dialog";
import { Button } from "@/components/ui/button";
import { call } from "@/lib/coverage-api";

interface StandingButtonProps {
  readonly providerId: string;
  readonly name: string;
  readonly suspended: boolean;
}

const SUSPEND = {
  verb: "Suspend",
  status: "suspended",
  description: "They leave the catalogue and take no new orders. What they have claimed goes on.",
  hint: "The provider reads this on their dashboard.",
  look: "danger",
} as const;

const REINSTATE = {
  verb: "Reinstate",
  status: "active",
  description: "Their services are on sale again at once.",
  hint: "Kept in the audit log.",
  look: "prominent",
} as const;

export function StandingButton({ providerId, name, suspended }: StandingButtonProps) {
  const [open, setOpen] = useState(false);
  const { verb, status, description, hint, look } = suspended ? REINSTATE : SUSPEND;
  return (
    <>
      <Button small onClick={() => setOpen(true)} aria-label={`${verb} ${name}`}>
        {verb} …
      </Button>
      {open && (
        <ReasonDialog
          title={`${verb} ${name}?`}
          description={description}
          label="Reason"
          hint={hint}
          max={2_000}
          look={look}
          apiField="reason"
          submitLabel={verb}
          send={(reason) =>
            call("updateProviderStatus", { params: { id: providerId }, body: { status, reason } })
          }
          done={suspended ? `${name} is reinstated` : `${name} is suspended`}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
