/**
 * Refunds that had arrived and came back: the liability to the writer stands again, and an admin must find
 * another way to them.
 */

import { refundFailedEntries } from "../domain/ledger.ts";
import { moneyInWords } from "../domain/money.ts";
import type { CommandDeps } from "./deps.ts";
import { bookOnly } from "./money/movement.ts";

/** Looks at the order's refunds at Stripe; undoing one twice is impossible. */
export async function undoFailedRefunds(
  deps: Pick<CommandDeps, "repository" | "payments" | "newId">,
  orderId: string,
): Promise<void> {
  const order = await deps.repository.getOrder(orderId);
  const operations = await deps.repository.listMoneyOperations(orderId);
  const done = operations.filter(({ kind, status }) => kind === "refund" && status === "succeeded");
  if (!order?.stripePaymentIntentId || done.length === 0) return;
  const made = await deps.payments.findRefunds(order.stripePaymentIntentId);
  for (const operation of done) {
    const refund = made.find(({ id }) => id === operation.stripeId);
    if (refund?.status !== "failed" && refund?.status !== "canceled") continue;
    const { amountCents, currency, id: stripeId } = refund;
    const why = `the refund ${stripeId} came back: ${refund.status}`;
    await deps.repository.undoMoneyOperation({
      operationId: operation.id,
      error: why,
      order: bookOnly(order, {
        facts: {},
        addRefundedCents: -amountCents,
        postings: [
          {
            id: deps.newId("posting"),
            opId: operation.id,
            kind: "refund_failed",
            layer: "posted",
            currency,
            stripeId,
            entries: refundFailedEntries(amountCents),
          },
        ],
      }),
      alarm: {
        id: deps.newId("alarm"),
        kind: "refund_failed",
        subject: operation.id,
        detail: `The refund ${stripeId} of ${moneyInWords(amountCents, currency)} came back; the writer is still owed it.`,
        orderId,
      },
    });
  }
}
