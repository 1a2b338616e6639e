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
    const leftCents = payment.amountReceivedCents - payment.refundedCents;
    if (o.amountCents < 1 || o.amountCents > leftCents)
      throw refusal(`Refund amount is greater than unrefunded amount on charge (${leftCents})`);
    state.payments.set(payment.id, { ...payment, refundedCents: payment.refundedCents + o.amountCents });
    const made = {
      id: state.newId("re"),
      amountCents: o.amountCents,
      currency: payment.currency,
      status: "succeeded" as const,
      metadata: { order_id: o.orderId, op_id: o.operationId, op_key: o.idempotencyKey },
      paymentIntentId: payment.id,
    };
    state.refunds.set(made.id, made);
    const { amountCents, currency, id: sourceId } = made;
    state.book({ type: "refund", netCents: -amountCents, currency, sourceId });
    return made;
  });
}
