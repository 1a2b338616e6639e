/** The one next action, what waits for it, and what happens if nobody acts. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { Hourglass } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { Countdown } from "@/components/ui/countdown";
import { Timestamp } from "@/components/ui/timestamp";
import { nextStep } from "@/lib/next-step";
import { OrderActions } from "./order-actions";

interface OrderNextStepProps {
  readonly order: CoverageOrder;
  readonly disputeId: string | null;
  readonly nowMs: number;
}

export function OrderNextStep({ order, disputeId, nowMs }: OrderNextStepProps) {
  const { title, detail, deadline, onwards } = nextStep(order, nowMs);
  const {
    id,
    serviceId,
    availableActions,
    priceCents,
    currency,
    turnaroundDays,
    providerName,
    providerPayoutCents,
    status,
  } = order;
  return (
    <section
      aria-labelledby="next-step"
      aria-live="polite"
      className="border border-rule border-t-4 border-t-brass bg-sheet p-6 shadow-sheet sm:p-8"
      data-print="hide"
    >
      <h2 id="next-step" className="text-2xl">
        {title}
      </h2>
      <p className="mt-2 max-w-prose text-ink-soft">{detail}</p>
      {deadline && (
        <dl className="mt-5 flex flex-col gap-3 border-l-2 border-rule pl-4 text-sm sm:flex-row sm:gap-10">
          <div>
            <dt className="flex items-center gap-1.5 text-ink-faint">
              <Hourglass aria-hidden="true" className="size-3.5" />
              {deadline.label}
            </dt>
            <dd className="font-semibold">
              <Countdown until={deadline.at} nowMs={nowMs} over="any moment now" />
              <Timestamp
                at={deadline.at}
                nowMs={nowMs}
                show="absolute"
                className="block text-xs font-normal text-ink-faint"
              />
            </dd>
          </div>
          <div className="max-w-80">
            <dt className="text-ink-faint">If nobody acts</dt>
            <dd>{deadline.ifNobodyActs}</dd>
          </div>
        </dl>
      )}
      <OrderActions
        order={{
          id,
          serviceId,
          availableActions,
          priceCents,
          currency,
          turnaroundDays,
          providerName,
          providerPayoutCents,
          status,
        }}
        disputeId={disputeId}
      />
      {onwards && (
        <p className="mt-6 flex flex-wrap gap-3">
          {onwards.map(({ label, href }) => (
            <ButtonLink key={href} href={href}>
              {label}
            </ButtonLink>
          ))}
        </p>
      )}
    </section>
  );
}
