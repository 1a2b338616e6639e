/** Refunds of captured payments. */
import type { Stripe } from "stripe";
import type { MovementTag, Refund } from "../interface.ts";
import { tagMetadata } from "./client.ts";
import { translated } from "./errors.ts";

function present(made: Stripe.Refund): Refund {
  return {
    id: made.id,
    amountCents: made.amount,
    currency: made.currency,
    status: (made.status ?? "pending") as Refund["status"],
    metadata: made.metadata ?? {},
  };
}

export function refund(
  stripe: Stripe,
  o: MovementTag & { paymentIntentId: string; amountCents: number },
): Promise<Refund> {
  return translated(async () =>
    present(
      await stripe.refunds.create(
        { payment_intent: o.paymentIntentId, amount: o.amountCents, metadata: tagMetadata(o) },
        { idempotencyKey: o.idempotencyKey },
      ),
    ),
  );
}

/** Oldest first. */
export function findRefunds(stripe: Stripe, paymentIntentId: string): Promise<readonly Refund[]> {
  return translated(async () => {
    const made = await stripe.refunds
      .list({ payment_intent: paymentIntentId, limit: 100 })
      .autoPagingToArray({ limit: 1_000 });
    return made.map(present).reverse();
  });
}
