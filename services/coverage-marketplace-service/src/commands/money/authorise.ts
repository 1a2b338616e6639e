/**
 * Creating the payment intent of an order that was just placed. The writer authorises it with a card
 * afterwards.
 */
import type { Payment } from "../../payments/interface.ts";
import { bookOnly, type Movement, type MovementInput, type Outcome } from "./movement.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

export const authorise: Movement = {
  async before({ operation, order }) {
    if (order.status !== "placed" && operation.attempts <= 1) {
      return { kind: "dropped", why: `the order is ${order.status} and no intent was ever asked for` };
    }
    return null;
  },

  async send(input) {
    const { deps, operation, order, tag } = input;
    const { amountCents, currency } = operation.params;
    const payment = await deps.payments.createPaymentIntent({
      ...tag,
      amountCents,
      currency,
      description: `Script coverage: ${order.serviceTitle}`,
    });
    return created(input, payment);
  },

  async find(input) {
    const { deps, operation, order } = input;
    const since = order.createdAt - DAY_MS;
    const payments = await deps.payments.findPayments({ orderId: order.id, since });
    const mine = payments.find((payment) => payment.metadata.op_id === operation.id);
    return mine ? created(input, mine) : null;
  },

  async refused(_input, error) {
    return { kind: "refused", why: error.message, change: null, expected: false };
  },
};

function created({ order }: MovementInput, payment: Payment): Outcome {
  const change = bookOnly(order, { facts: { stripePaymentIntentId: payment.id }, postings: [] });
  return { kind: "done", stripeId: payment.id, change, payment };
}
