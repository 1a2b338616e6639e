/** Chargebacks in memory: what a card's bank does, and what it does to the platform's balance. */
import { type Chargeback, PaymentGatewayError } from "../interface.ts";
import type { MemoryStripeState } from "./state.ts";

/** As the simulator charges. */
const FEE_CENTS = 1_500;

export function getChargeback(state: MemoryStripeState, id: string): Chargeback {
  const found = state.chargebacks.get(id);
  if (!found)
    throw new PaymentGatewayError("not_found", `No such dispute: '${id}'`, { code: "resource_missing" });
  return found;
}

/** The cardholder disputes what is left of the charge; an inquiry takes nothing. */
export function openChargeback(
  state: MemoryStripeState,
  paymentIntentId: string,
  o: { amountCents?: number; inquiry?: boolean } = {},
): Chargeback {
  const payment = state.payment(paymentIntentId);
  const withdrawnCents = o.inquiry
    ? 0
    : (o.amountCents ?? payment.amountReceivedCents - payment.refundedCents);
  const { currency } = payment;
  const opened: Chargeback = {
    id: state.newId("du"),
    paymentIntentId,
    chargeId: payment.chargeId ?? "",
    status: o.inquiry ? "inquiry" : "open",
    withdrawnCents,
    feeCents: o.inquiry ? 0 : FEE_CENTS,
    reinstatedCents: 0,
    currency,
  };
  state.chargebacks.set(opened.id, opened);
  if (!o.inquiry)
    state.book({
      type: "adjustment",
      netCents: -withdrawnCents - FEE_CENTS,
      currency,
      sourceId: opened.id,
    });
  return opened;
}

/** The bank decides. What is won comes back without the fee. */
export function closeChargeback(state: MemoryStripeState, id: string, status: "won" | "lost"): Chargeback {
  const before = getChargeback(state, id);
  const reinstatedCents = status === "won" ? before.withdrawnCents : 0;
  const closed = { ...before, status, reinstatedCents };
  state.chargebacks.set(id, closed);
  if (reinstatedCents > 0)
    state.book({
      type: "adjustment",
      netCents: reinstatedCents,
      currency: before.currency,
      sourceId: id,
    });
  return closed;
}
