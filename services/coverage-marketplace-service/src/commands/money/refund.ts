/** Giving captured money back to the writer: a late cancel, or an admin's ruling. */
import { balanceOf } from "../../domain/chargeback.ts";
import { refundSettledEntries } from "../../domain/ledger.ts";
import type { Refund } from "../../payments/interface.ts";
import { bookOnly, type Movement, type MovementInput, type Outcome, posting, tell } from "./movement.ts";

export const refund: Movement = {
  async before(input) {
    const { deps, operation, order } = input;
    if (order.capturedAt === null || !order.stripePaymentIntentId) {
      return { kind: "later", why: "the capture is not settled yet" };
    }
    // A replay under the key answers with the refund as it was then; how it stands now is read.
    const made = operation.attempts > 1 ? await refund.find(input) : null;
    if (made) return made;
    // Stripe refuses refunds of what the card's bank has taken.
    if (order.frozen) return { kind: "parked", why: "the order's money is frozen" };
    const owedCents = -balanceOf(await deps.repository.listPostings(order.id), "writer:refund");
    return owedCents < operation.params.amountCents
      ? { kind: "dropped", why: "the writer is not owed this any more" }
      : null;
  },

  async send(input) {
    const { deps, operation, tag } = input;
    const made = await deps.payments.refund({
      ...tag,
      paymentIntentId: intentOf(input),
      amountCents: operation.params.amountCents,
    });
    return judge(input, made);
  },

  async find(input) {
    const refunds = await input.deps.payments.findRefunds(intentOf(input));
    const mine = refunds.find((candidate) => candidate.metadata.op_id === input.operation.id);
    return mine ? judge(input, mine) : null;
  },

  async refused({ deps, order }, error) {
    // The card's bank was faster, and we have not heard of it yet: until it is decided the refund waits.
    const lost = await deps.repository.hasPosting({ orderId: order.id, kind: "chargeback_lost" });
    if (error.code === "charge_disputed" && !lost) return { kind: "parked", why: error.message };
    return { kind: "refused", why: error.message, change: null, expected: false };
  },
};

function intentOf({ order }: MovementInput): string {
  if (!order.stripePaymentIntentId) throw new Error(`order ${order.id} has no payment intent`);
  return order.stripePaymentIntentId;
}

function judge(input: MovementInput, made: Refund): Outcome {
  const { order } = input;
  switch (made.status) {
    case "succeeded": {
      const change = bookOnly(order, {
        facts: {},
        addRefundedCents: made.amountCents,
        postings: [
          posting(input, {
            kind: "refund_settled",
            stripeId: made.id,
            entries: refundSettledEntries(made.amountCents),
          }),
        ],
        jobs: [tell(input, "writer", "refunded")],
      });
      return { kind: "done", stripeId: made.id, change };
    }
    case "pending":
    case "requires_action":
      return { kind: "later", why: `the refund ${made.id} is ${made.status}` };
    case "failed":
    case "canceled":
      return {
        kind: "refused",
        why: `the refund ${made.id} has ${made.status}`,
        change: null,
        expected: false,
      };
  }
}
