/**
 * What becomes of a refund after it was made: it arrives, or the bank sends it back and the money returns to
 * the balance.
 */
import type { Changing } from "../http/context.ts";
import { invalid, missing } from "../http/errors.ts";
import type { Refund } from "../objects.ts";
import { unschedule } from "./agenda.ts";
import { addTransaction } from "./balance.ts";

function find({ state }: Pick<Changing, "state">, id: string): Refund {
  const refund = state.get("refunds", id);
  if (!refund) throw missing("refund", id);
  return refund;
}

function settled(context: Changing, refundId: string): void {
  unschedule(context, "refund_succeeds", refundId);
  unschedule(context, "refund_fails", refundId);
}

/** The cardholder has the money. */
export function settleRefund(context: Changing, refundId: string): Refund {
  const { pending_reason: _reason, ...refund } = find(context, refundId);
  if (refund.status !== "pending") throw invalid(`Refund ${refundId} is ${refund.status}, not pending.`);
  settled(context, refundId);
  const succeeded = context.state.put("refunds", { ...refund, status: "succeeded" });
  context.announce.snapshot("refund.updated", succeeded);
  context.announce.snapshot("charge.refund.updated", succeeded);
  return succeeded;
}

/** Also a refund that succeeded can fail: the bank may send it back weeks later. */
export function failRefund(
  context: Changing,
  refundId: string,
  reason: NonNullable<Refund["failure_reason"]> = "expired_or_canceled_card",
): Refund {
  const { pending_reason: _reason, ...refund } = find(context, refundId);
  if (refund.status === "failed") throw invalid(`Refund ${refundId} has failed already.`);
  settled(context, refundId);
  const transaction = addTransaction(context, {
    amount: refund.amount,
    currency: refund.currency,
    type: "refund_failure",
    reportingCategory: "refund_failure",
    source: refundId,
    description: `REFUND FAILURE (${refund.charge})`,
  });
  const failed = context.state.put("refunds", {
    ...refund,
    status: "failed",
    failure_reason: reason,
    failure_balance_transaction: transaction.id,
  });
  const charge = context.state.get("charges", refund.charge);
  if (charge)
    context.state.put("charges", {
      ...charge,
      amount_refunded: charge.amount_refunded - refund.amount,
      refunded: false,
    });
  context.announce.snapshot("refund.updated", failed);
  context.announce.snapshot("charge.refund.updated", failed);
  context.announce.snapshot("refund.failed", failed);
  return failed;
}

/** A chargeback overtakes the refunds that have not arrived. */
export function failPendingRefunds(context: Changing, chargeId: string): void {
  for (const refund of context.state.all("refunds"))
    if (refund.charge === chargeId && refund.status === "pending")
      failRefund(context, refund.id, "charge_for_pending_refund_disputed");
}
