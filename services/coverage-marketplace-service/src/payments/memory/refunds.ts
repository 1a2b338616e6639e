/** Refunds in memory: of captured payments only, and never above what is left. */
import type { MovementTag, Refund } from "../interface.ts";
import { type MemoryStripeState, refusal } from "./state.ts";

export function refund(
  state: MemoryStripeState,
  o: MovementTag & { paymentIntentId: string; amountCents: number },
): Promise<Refund> {
  return state.move({ method: "refund", idempotencyKey: o.idempotencyKey, params: o }, () => {
    const payment = state.payment(o.paymentIntentId);
    if (payment.status !== "succeeded")
      throw refusal("This PaymentIntent has not been captured.", "charge_not_refundable");
    const disputed = [...state.chargebacks.values()].some(
      ({ paymentIntentId, status }) =>
        paymentIntentId === payment.id && (status === "open" || status === "lost"),
    );
    if (disputed) throw refusal("This charge has been charged back.", "charge_disputed");
    const leftCents = payment.amountReceivedCents - payment.refundedCents;
    if (o.amountCents < 1 || o.amountCents > leftCents)
      throw refusal(`Refund amount is greater than unrefunded amount on charge (${leftCents})`);
    state.payments.set(payment.id, { ...payment, refundedCents: payment.refundedCents + o.amountCents });
    const made = {
      id: state.newId("re"),
      amountCents: o.amountCents,
      currency: payment.currency,
      status: state.refundsBegin,
      metadata: { order_id: o.orderId, op_id: o.operationId, op_key: o.idempotencyKey },
      paymentIntentId: payment.id,
    };
    state.refunds.set(made.id, made);
    const { amountCents, currency, id: sourceId } = made;
    state.book({ type: "refund", netCents: -amountCents, currency, sourceId });
    return made;
  });
}

/** What becomes of a refund on its way, or of one that had arrived: when it fails the money comes back. */
export function settleRefund(state: MemoryStripeState, id: string, status: "succeeded" | "failed"): void {
  const made = state.refunds.get(id);
  const payment = made && state.payments.get(made.paymentIntentId);
  if (!made || !payment) throw new Error(`there is no refund ${id}`);
  state.refunds.set(id, { ...made, status });
  if (status === "succeeded") return;
  const { amountCents, currency } = made;
  state.payments.set(payment.id, { ...payment, refundedCents: payment.refundedCents - amountCents });
  state.book({ type: "refund_failure", netCents: amountCents, currency, sourceId: id });
}
