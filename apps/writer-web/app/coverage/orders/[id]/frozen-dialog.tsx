"use client";
/** An admin decides over frozen money: the order goes on, or the writer gets it back. Both need a reason. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { ReasonDialog } from "@/components/forms/reason-dialog";
import { Money } from "@/components/ui/money";
import { call } from "@/lib/coverage-api";

interface FrozenDialogProps {
  readonly decision: "unfreeze" | "refund";
  readonly order: Pick<CoverageOrder, "id" | "priceCents" | "currency">;
  readonly onClose: () => void;
}

const WORDS = {
  unfreeze: {
    title: "Let this order go on",
    done: "The order goes on",
    row: "unfreezeOrder",
    look: "prominent",
  },
  refund: {
    title: "Give the money back",
    done: "The money goes back to the writer",
    row: "refundFrozenOrder",
    look: "danger",
  },
} as const;

export function FrozenDialog({ decision, order, onClose }: FrozenDialogProps) {
  const { title, done, row, look } = WORDS[decision];
  return (
    <ReasonDialog
      title={title}
      description={
        decision === "unfreeze" ? (
          "The money is free again and is paid out when the order completes. If the card is charged back later, it is taken from us first."
        ) : (
          <>
            <Money cents={order.priceCents} currency={order.currency} /> goes back to the writer&apos;s card
            and the order ends. The provider gets nothing.
          </>
        )
      }
      label="Why"
      hint="Kept in the audit log; the parties don't see it."
      max={2_000}
      apiField="reason"
      submitLabel={title}
      look={look}
      send={(reason, attempt) => call(row, { params: { id: order.id }, body: { reason } }, attempt)}
      done={done}
      onClose={onClose}
    />
  );
}
