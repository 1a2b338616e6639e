"use client";
/** Asks once more before money moves, saying exactly how much and to whom. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { CONTROL, Field } from "@/components/ui/field";
import { formatMoney, plural } from "@/lib/format";
import { notify } from "@/lib/notify";
import { problemItems } from "@/lib/problem-words";
import { useAction } from "@/lib/use-action";
import type { ActionableOrder } from "./order-actions";

type Confirmed = "claim" | "complete" | "cancel";

interface Words {
  readonly title: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
  readonly done: string;
}

function wordsFor(action: Confirmed, order: ActionableOrder): Words {
  const price = formatMoney(order.priceCents, order.currency);
  const payout = formatMoney(order.providerPayoutCents, order.currency);
  switch (action) {
    case "claim":
      return {
        title: "Claim this order?",
        detail: `The writer's card is charged ${price} now. You have ${plural(order.turnaroundDays, "day")} to deliver; ${payout} is yours once the writer accepts.`,
        yes: "Claim and charge the card",
        no: "Not yet",
        done: "The order is yours",
      };
    case "complete":
      return {
        title: "Accept the coverage?",
        detail: `${order.providerName} is paid ${payout}. This cannot be undone, and the order can no longer be disputed.`,
        yes: "Accept and complete",
        no: "Not yet",
        done: "The order is completed",
      };
    case "cancel":
      return {
        title: "Cancel this order?",
        detail: cancelling(order.status, price),
        yes: "Cancel the order",
        no: "Keep the order",
        done: "The order is cancelled",
      };
  }
}

function cancelling(status: ActionableOrder["status"], price: string): string {
  if (status === "placed") return "Nothing was authorised or charged.";
  return status === "payment_held"
    ? `Your card was not charged. The authorisation of ${price} is released.`
    : `The delivery is late: the whole ${price} goes back to your card.`;
}

/** One change, whichever of the three it is; the reason only travels with a cancellation. */
function useConfirmed(action: Confirmed, orderId: string) {
  const claim = useAction("claimOrder");
  const complete = useAction("completeOrder");
  const cancel = useAction("cancelOrder");
  const { pending, problem } = { claim, complete, cancel }[action];
  const params = { id: orderId };
  function run(reason: string) {
    if (action === "claim") return claim.run({ params });
    if (action === "complete") return complete.run({ params });
    return cancel.run({ params, body: reason === "" ? {} : { reason } });
  }
  return { pending, problem, run };
}

interface ConfirmDialogProps {
  readonly action: Confirmed;
  readonly order: ActionableOrder;
  readonly onClose: () => void;
}

export function ConfirmDialog({ action, order, onClose }: ConfirmDialogProps) {
  const change = useConfirmed(action, order.id);
  const [reason, setReason] = useState("");
  const words = wordsFor(action, order);

  async function confirm() {
    if (!(await change.run(reason.trim()))) return;
    notify(words.done);
    onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={words.title} description={words.detail}>
      <div className="flex flex-col gap-5">
        {change.problem && <ErrorSummary title={change.problem.title} items={problemItems(change.problem)} />}
        {action === "cancel" && (
          <Field
            id="cancel-reason"
            label="Reason"
            hint={`${order.providerName} reads it too.`}
            optional
            count={{ length: reason.length, max: 2_000 }}
          >
            {(control) => (
              <textarea
                {...control}
                rows={3}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                className={CONTROL}
              />
            )}
          </Field>
        )}
        <div className="flex flex-wrap gap-3">
          <Button
            look={action === "cancel" ? "danger" : "prominent"}
            pending={change.pending}
            onClick={confirm}
          >
            {words.yes}
          </Button>
          <Button onClick={onClose}>{words.no}</Button>
        </div>
      </div>
    </Dialog>
  );
}
