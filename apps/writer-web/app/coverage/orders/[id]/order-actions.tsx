"use client";
/**
 * The buttons of an order: exactly the actions the API says are open to this person, the first of them
 * prominent. Whatever moves money or cannot be undone is asked again first.
 */
import type { CoverageOrder, CoverageOrderAction } from "@script-manifest/contracts";
import { useState } from "react";
import { ComesLater } from "@/components/comes-later";
import { Button, ButtonLink } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { notify } from "@/lib/notify";
import { problemItems } from "@/lib/problem-words";
import { useAction } from "@/lib/use-action";

// The dialogs are only needed once somebody presses, so they don't weigh on the page.
const confirmDialog = () => import("./confirm-dialog").then((module) => module.ConfirmDialog);
const frozenDialog = () => import("./frozen-dialog").then((module) => module.FrozenDialog);
const disputeDialog = () => import("./dispute-dialog").then((module) => module.DisputeDialog);

export type ActionableOrder = Pick<
  CoverageOrder,
  | "id"
  | "serviceId"
  | "availableActions"
  | "priceCents"
  | "currency"
  | "turnaroundDays"
  | "providerName"
  | "providerPayoutCents"
  | "status"
>;

/** The order in which actions want to be the prominent one. */
const PRIORITY: readonly CoverageOrderAction[] = [
  "pay",
  "resolve",
  "claim",
  "start",
  "deliver",
  "complete",
  "review",
  "cancel",
  "dispute",
  "unfreeze",
  "refund",
];

/** What ends the order is offered, never urged; only a late one is told to be cancelled. */
function isUrged(action: CoverageOrderAction, { status }: ActionableOrder): boolean {
  if (action === "dispute" || action === "refund") return false;
  return action !== "cancel" || status === "claimed" || status === "in_progress";
}

/** On a phone the one urged action stays at the bottom of the screen, in reach of the thumb. */
const IN_REACH =
  "max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:border-t max-sm:border-rule max-sm:bg-sheet max-sm:p-3 max-sm:shadow-float *:max-sm:w-full";

const LABELS: Record<CoverageOrderAction, string> = {
  pay: "Pay now",
  resolve: "Open the case",
  claim: "Claim the order",
  start: "Start reading",
  deliver: "Write the coverage",
  complete: "Complete the order",
  review: "Write a review",
  cancel: "Cancel the order",
  dispute: "Open a dispute",
  unfreeze: "Let it go on",
  refund: "Give the money back",
};

type Asked = "claim" | "complete" | "cancel" | "dispute" | "unfreeze" | "refund";

export function OrderActions({ order, disputeId }: { order: ActionableOrder; disputeId: string | null }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const start = useAction("startOrder");
  const close = () => setAsked(null);
  const actions = PRIORITY.filter((action) => order.availableActions.includes(action));
  if (actions.length === 0) return null;

  async function begin() {
    if (await start.run({ params: { id: order.id } })) notify("Reading begun", "The writer has been told.");
  }

  const hrefs: Partial<Record<CoverageOrderAction, string>> = {
    pay: `/coverage/order/${order.serviceId}?order=${order.id}`,
    deliver: `/coverage/orders/${order.id}/deliver`,
    review: "#review",
    ...(disputeId && { resolve: `/coverage/admin/disputes/${disputeId}` }),
  };

  return (
    <div className="mt-6 flex flex-col gap-4">
      {start.problem && <ErrorSummary title={start.problem.title} items={problemItems(start.problem)} />}
      <div className="flex flex-wrap gap-3">
        {actions.map((action, index) => {
          const urged = index === 0 && isUrged(action, order);
          const look = urged ? ("prominent" as const) : ("quiet" as const);
          const href = hrefs[action];
          if (!href && action === "resolve") return null;
          const press = action === "start" ? begin : () => setAsked(action as Asked);
          return (
            <div key={action} {...(urged && { "data-in-reach": true, className: IN_REACH })}>
              {href ? (
                <ButtonLink look={look} href={href}>
                  {LABELS[action]}
                </ButtonLink>
              ) : (
                <Button look={look} pending={action === "start" && start.pending} onClick={press}>
                  {LABELS[action]}
                </Button>
              )}
            </div>
          );
        })}
      </div>
      {asked === "dispute" && (
        <ComesLater load={disputeDialog}>
          {(Dialog) => <Dialog orderId={order.id} onClose={close} />}
        </ComesLater>
      )}
      {(asked === "unfreeze" || asked === "refund") && (
        <ComesLater load={frozenDialog}>
          {(Dialog) => <Dialog decision={asked} order={order} onClose={close} />}
        </ComesLater>
      )}
      {(asked === "claim" || asked === "complete" || asked === "cancel") && (
        <ComesLater load={confirmDialog}>
          {(Dialog) => <Dialog action={asked} order={order} onClose={close} />}
        </ComesLater>
      )}
    </div>
  );
}
