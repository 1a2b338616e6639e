/** Charging the card that was authorised, when a provider claims. */
import { captureEntries, voidEntries } from "../../domain/ledger.ts";
import { MOVES } from "../../domain/order-lifecycle.ts";
import type { Payment } from "../../payments/interface.ts";
import type { OrderChange } from "../../repository/interface.ts";
import { planChange } from "../change-order.ts";
import { bookOnly, type Movement, type MovementInput, type Outcome, posting } from "./movement.ts";

/** Stripe's words for an authorisation that cannot be captured any more. */
const LAPSED_CODES: ReadonlySet<string> = new Set([
  "charge_expired_for_capture",
  "capture_charge_authorization_expired",
]);

export const capture: Movement = {
  async before({ order }) {
    return order.stripePaymentIntentId
      ? null
      : { kind: "refused", why: "the order has no payment intent", change: null, expected: false };
  },

  async send(input) {
    const payment = await input.deps.payments.capturePayment({
      ...input.tag,
      paymentIntentId: intentOf(input),
    });
    return judge(input, payment);
  },

  async find(input) {
    const payment = await input.deps.payments.getPayment(intentOf(input));
    if (payment.status === "requires_capture") return null;
    return judge(input, payment);
  },

  async refused(input, error) {
    if (LAPSED_CODES.has(error.code ?? "")) return lapsed(input, null);
    return { kind: "refused", why: error.message, change: null, expected: false };
  },
};

function intentOf({ order }: MovementInput): string {
  if (!order.stripePaymentIntentId) throw new Error(`order ${order.id} has no payment intent`);
  return order.stripePaymentIntentId;
}

function judge(input: MovementInput, payment: Payment): Outcome {
  const { order } = input;
  if (payment.status === "canceled") return lapsed(input, payment);
  if (payment.status !== "succeeded") return { kind: "later", why: `the intent is ${payment.status}` };
  if (payment.amountReceivedCents > order.priceCents || payment.currency !== order.currency) {
    const why = `captured ${payment.amountReceivedCents} ${payment.currency}, the order is ${order.priceCents} ${order.currency}`;
    return { kind: "refused", why, change: null, expected: false };
  }
  // The books need Stripe's fee; its balance transaction follows the capture within moments.
  if (payment.stripeFeeCents === null)
    return { kind: "later", why: "the charge has no balance transaction yet" };
  const change = captured(input, payment, payment.stripeFeeCents);
  const whole = payment.amountReceivedCents === order.priceCents;
  const stripeId = payment.chargeId ?? payment.id;
  return { kind: "done", stripeId, payment, change: whole ? change : fellShort(input, payment, change) };
}

function captured(input: MovementInput, payment: Payment, stripeFeeCents: number): OrderChange {
  const { order } = input;
  return bookOnly(order, {
    facts: { capturedAt: order.readAt, ...(payment.chargeId && { stripeChargeId: payment.chargeId }) },
    postings: [
      posting(input, {
        kind: "void",
        layer: "pending",
        stripeId: payment.id,
        entries: voidEntries(order.priceCents),
      }),
      posting(input, {
        kind: "capture",
        stripeId: payment.chargeId,
        entries: captureEntries({ priceCents: payment.amountReceivedCents, stripeFeeCents }),
      }),
    ],
  });
}

/** Less than the price was charged: the claim is undone, and what was charged goes back. */
function fellShort(input: MovementInput, payment: Payment, booked: OrderChange): OrderChange {
  const plan = planChange(input.deps, {
    order: { ...input.order, ...booked.facts },
    event: "fall_short",
    actor: "system",
    actorUserId: null,
    reason: MOVES.fall_short.reason,
    idempotencyKey: null,
    extras: { context: { refundCents: payment.amountReceivedCents } },
  });
  const facts = { ...booked.facts, ...plan.facts };
  // What was charged is true whatever else has changed meanwhile: only the status guards this.
  return { ...plan, version: null, facts, postings: [...booked.postings, ...plan.postings] };
}

/** The authorisation is gone: the claim is undone, both are told, nobody was charged. */
function lapsed(input: MovementInput, payment: Payment | null): Outcome {
  const { deps, order, operation } = input;
  const possible = (MOVES.lose_authorisation.from as readonly string[]).includes(order.status);
  const plan = possible
    ? planChange(deps, {
        order,
        event: "lose_authorisation",
        actor: "system",
        actorUserId: null,
        reason: MOVES.lose_authorisation.reason,
        idempotencyKey: null,
        extras: {
          context: {
            payment: {
              id: intentOf(input),
              authoriseOperationId: operation.id,
              chargeId: payment?.chargeId ?? null,
              captureBefore: order.captureBefore ?? order.readAt,
            },
          },
        },
      })
    : null;
  // Whatever else has changed meanwhile, a claim without its money cannot stand: only the status guards this.
  const change = plan && { ...plan, version: null };
  return { kind: "refused", why: "the authorisation is gone", change, expected: true };
}
