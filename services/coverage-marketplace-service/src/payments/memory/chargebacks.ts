/** Chargebacks in memory: what a card's bank does, and what it does to the platform's balance. */
import { type Chargeback, PaymentGatewayError } from "../interface.ts";
import { settleRefund } from "./refunds.ts";
import { type MemoryStripeState, refusal } from "./state.ts";

/** As the simulator charges. */
const FEE_CENTS = 1_500;

export function getChargeback(state: MemoryStripeState, id: string): Chargeback {
  const found = state.chargebacks.get(id);
  if (!found)
    throw new PaymentGatewayError("not_found", `No such dispute: '${id}'`, { code: "resource_missing" });
  return found;
}

/** How a cardholder's dispute begins. */
export interface Opening {
  /** All that is left of the charge, unless told. */
  readonly amountCents?: number;
  /** The bank only asks. */
  readonly inquiry?: boolean;
  /** The money is taken later, by takeChargeback. */
  readonly later?: boolean;
  /** Another one of the charge may be open: banks may dispute it part by part. */
  readonly beside?: boolean;
}

/** The cardholder disputes what is left of the charge; an inquiry takes nothing. */
export function openChargeback(
  state: MemoryStripeState,
  paymentIntentId: string,
  o: Opening = {},
): Chargeback {
  const payment = state.payment(paymentIntentId);
  const all = [...state.chargebacks.values()].filter((other) => other.paymentIntentId === paymentIntentId);
  if (!o.beside && all.some(({ status, id }) => status === "open" || state.inquiries.has(id)))
    throw refusal("This charge is disputed already.", "charge_disputed");
  const opened: Chargeback = {
    id: state.newId("du"),
    paymentIntentId,
    chargeId: payment.chargeId ?? "",
    status: o.inquiry ? "inquiry" : "open",
    withdrawnCents: 0,
    feeCents: 0,
    reinstatedCents: 0,
    currency: payment.currency,
  };
  state.chargebacks.set(opened.id, opened);
  if (o.inquiry) state.inquiries.add(opened.id);
  return o.inquiry || o.later ? opened : takeChargeback(state, opened.id, o);
}

/** The money is taken: an inquiry has become a chargeback, or one that was only told of is carried out. */
export function takeChargeback(
  state: MemoryStripeState,
  id: string,
  o: { amountCents?: number } = {},
): Chargeback {
  const before = getChargeback(state, id);
  const withdrawnCents = Math.min(o.amountCents ?? Infinity, leftForBanks(state, before.paymentIntentId));
  const taken: Chargeback = { ...before, status: "open", withdrawnCents, feeCents: FEE_CENTS };
  state.inquiries.delete(id);
  state.chargebacks.set(id, taken);
  const { currency } = taken;
  state.book({ type: "adjustment", netCents: -withdrawnCents - FEE_CENTS, currency, sourceId: id });
  // What was on its way to the cardholder is called back: their bank has taken it.
  for (const refund of state.refunds.values())
    if (refund.paymentIntentId === taken.paymentIntentId && refund.status === "pending")
      settleRefund(state, refund.id, "failed");
  return taken;
}

/** What of the charge neither a refund nor another chargeback has taken. */
export function leftForBanks(state: MemoryStripeState, paymentIntentId: string): number {
  const { amountReceivedCents, refundedCents } = state.payment(paymentIntentId);
  const taken = [...state.chargebacks.values()]
    .filter((one) => one.paymentIntentId === paymentIntentId)
    .reduce((sum, one) => sum + one.withdrawnCents - one.reinstatedCents, 0);
  return amountReceivedCents - refundedCents - taken;
}

/** The bank decides. What is won comes back without the fee; an inquiry, or nothing taken, only ends. */
export function closeChargeback(state: MemoryStripeState, id: string, status: "won" | "lost"): Chargeback {
  const before = getChargeback(state, id);
  if (["won", "lost", "dropped"].includes(before.status)) throw refusal("This dispute is already closed.");
  const reinstatedCents = status === "won" ? before.withdrawnCents : 0;
  const inquiry = state.inquiries.delete(id);
  const closed: Chargeback = { ...before, status: inquiry ? "dropped" : status, reinstatedCents };
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
