/** Payment intents in memory, with manual capture and Stripe's rules. */
import { DAY_MS } from "../../domain/clock.ts";
import type { MovementTag, Payment } from "../interface.ts";
import { type MemoryPayment, type MemoryStripeState, refusal } from "./state.ts";

const AUTHORISATION_MS = 7 * DAY_MS;

/** 2.9 % and 30 cents, rounded half up, as the simulator charges. */
const feeOf = (amountCents: number): number => Math.floor((amountCents * 29 + 500) / 1_000) + 30;

function put(state: MemoryStripeState, payment: MemoryPayment): MemoryPayment {
  state.payments.set(payment.id, payment);
  return payment;
}

export function createPaymentIntent(
  state: MemoryStripeState,
  o: MovementTag & { amountCents: number; currency: string; description: string },
): Promise<Payment> {
  return state.move({ method: "createPaymentIntent", idempotencyKey: o.idempotencyKey, params: o }, () => {
    if (o.amountCents < 50) throw refusal("Amount must be at least $0.50 usd", "amount_too_small");
    const id = state.newId("pi");
    return put(state, {
      id,
      status: "requires_payment_method",
      amountCents: o.amountCents,
      amountReceivedCents: 0,
      currency: o.currency,
      clientSecret: `${id}_secret_memory`,
      livemode: false,
      metadata: { order_id: o.orderId, op_id: o.operationId, op_key: o.idempotencyKey },
      chargeId: null,
      captureBefore: null,
      stripeFeeCents: null,
      createdAt: state.clock(),
      refundedCents: 0,
    });
  });
}

/** The intent as it is now: an authorisation whose time is over is gone, whoever looks. */
export function current(state: MemoryStripeState, id: string): MemoryPayment {
  const payment = state.payment(id);
  const lapsed =
    payment.status === "requires_capture" &&
    payment.captureBefore !== null &&
    state.clock() >= payment.captureBefore;
  return lapsed
    ? put(state, { ...payment, status: "canceled", chargeId: null, captureBefore: null })
    : payment;
}

export function capturePayment(
  state: MemoryStripeState,
  o: MovementTag & { paymentIntentId: string },
): Promise<Payment> {
  return state.move({ method: "capturePayment", idempotencyKey: o.idempotencyKey, params: o }, () => {
    const payment = current(state, o.paymentIntentId);
    if (payment.status !== "requires_capture") {
      throw refusal(
        `This PaymentIntent could not be captured because it has a status of ${payment.status}.`,
        "payment_intent_unexpected_state",
      );
    }
    if (state.expired.has(payment.id))
      throw refusal("The charge has expired and cannot be captured.", "charge_expired_for_capture");
    const { currency, chargeId: sourceId } = payment;
    const amountCents = Math.min(payment.amountCents, state.captureLimits.get(payment.id) ?? Infinity);
    const stripeFeeCents = feeOf(amountCents);
    state.book({ type: "charge", netCents: amountCents - stripeFeeCents, currency, sourceId });
    return put(state, {
      ...payment,
      status: "succeeded",
      amountReceivedCents: amountCents,
      stripeFeeCents,
    });
  });
}

export function cancelPayment(
  state: MemoryStripeState,
  o: MovementTag & { paymentIntentId: string },
): Promise<Payment> {
  return state.move({ method: "cancelPayment", idempotencyKey: o.idempotencyKey, params: o }, () => {
    const payment = current(state, o.paymentIntentId);
    if (["succeeded", "canceled", "processing"].includes(payment.status)) {
      throw refusal(
        `This PaymentIntent cannot be canceled because it has a status of ${payment.status}.`,
        "payment_intent_unexpected_state",
      );
    }
    return put(state, { ...payment, status: "canceled", chargeId: null, captureBefore: null });
  });
}

const UNCONFIRMED = ["requires_payment_method", "requires_action", "processing"];

/** What the writer does in the card form. Slowly: until the bank answers nothing can be cancelled. */
export function confirmPayment(
  state: MemoryStripeState,
  id: string,
  o: { slowly?: boolean } = {},
): MemoryPayment {
  const payment = current(state, id);
  if (!UNCONFIRMED.includes(payment.status)) throw refusal(`The intent is ${payment.status}.`);
  if (o.slowly) return put(state, { ...payment, status: "processing" });
  return put(state, {
    ...payment,
    status: "requires_capture",
    chargeId: state.newId("ch"),
    captureBefore: state.clock() + AUTHORISATION_MS,
  });
}
