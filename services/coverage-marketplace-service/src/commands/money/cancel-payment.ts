/**
 * Releasing an intent that was never captured. Cancelling is free; refunding an uncaptured intent is an error
 * at Stripe.
 */
import { voidEntries } from "../../domain/ledger.ts";
import type { Payment } from "../../payments/interface.ts";
import { bookOnly, type Movement, type MovementInput, type Outcome, posting } from "./movement.ts";

export const cancelPayment: Movement = {
  async before(input) {
    const { deps, order } = input;
    if (order.stripePaymentIntentId) return null;
    const authorise = (await deps.repository.listMoneyOperations(order.id)).find(
      (other) => other.kind === "authorise",
    );
    // Nothing can be cancelled before it is certain whether there is an intent: the authorise operation finds
    // out.
    // Settled since the order was read counts as well: then there is an intent that this reading does not
    // know.
    if (authorise && ["pending", "sent", "succeeded"].includes(authorise.status)) {
      return { kind: "later", why: "the intent's creation is not settled yet" };
    }
    return { kind: "done", stripeId: null, change: null };
  },

  async send(input) {
    const { deps, order, tag } = input;
    const payment = await deps.payments.cancelPayment({ ...tag, paymentIntentId: intentOf(input) });
    return payment.status === "canceled"
      ? cancelled(input, payment)
      : { kind: "later", why: `the intent of ${order.id} is ${payment.status}` };
  },

  async find(input) {
    if (!input.order.stripePaymentIntentId) return null;
    const payment = await input.deps.payments.getPayment(intentOf(input));
    return payment.status === "canceled" ? cancelled(input, payment) : null;
  },

  async refused(_input, error) {
    return { kind: "refused", why: error.message, change: null, expected: false };
  },
};

function intentOf({ order }: MovementInput): string {
  if (!order.stripePaymentIntentId) throw new Error(`order ${order.id} has no payment intent`);
  return order.stripePaymentIntentId;
}

/** The authorisation may have been noticed as lapsed before: what is held ends once. */
async function cancelled(input: MovementInput, payment: Payment): Promise<Outcome> {
  const { deps, order } = input;
  const heldCents = (await deps.repository.listPostings(order.id))
    .filter(({ layer }) => layer === "pending")
    .flatMap(({ entries }) => entries)
    .reduce((sum, { account, amountCents }) => sum - (account === "held:order" ? amountCents : 0), 0);
  const postings =
    heldCents === 0
      ? []
      : [
          posting(input, {
            kind: "void",
            layer: "pending",
            stripeId: payment.id,
            entries: voidEntries(heldCents),
          }),
        ];
  return { kind: "done", stripeId: payment.id, change: bookOnly(order, { facts: {}, postings }) };
}
