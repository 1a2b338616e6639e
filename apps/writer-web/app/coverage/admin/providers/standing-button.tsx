"use client";
/** Suspends a provider, or reinstates them, with the reason that they and the audit log get to read. */
import { ReasonButton } from "@/components/forms/reason-button";
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
  const { verb, status, ...words } = suspended ? REINSTATE : SUSPEND;
  return (
    <ReasonButton
      {...words}
      verb={verb}
      spoken={`${verb} ${name}`}
      title={`${verb} ${name}?`}
      label="Reason"
      max={2_000}
      apiField="reason"
      submitLabel={verb}
      send={(reason) =>
        call("updateProviderStatus", { params: { id: providerId }, body: { status, reason } })
      }
      done={suspended ? `${name} is reinstated` : `${name} is suspended`}
    />
  );
}
