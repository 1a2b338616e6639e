/** Payment intents: created, read, captured, cancelled. */
import type { Stripe } from "stripe";
import type { MovementTag, Payment, PaymentStatus } from "../interface.ts";
import { tagMetadata } from "./client.ts";
import { translated } from "./errors.ts";

const EXPAND = ["latest_charge.balance_transaction"];
/** A search through created intents is bounded: one order's day has few. */
const SEARCH_MAX = 1_000;

function payment(intent: Stripe.PaymentIntent): Payment {
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  const authorised = intent.status === "requires_capture" || intent.status === "succeeded";
  const captureBefore = charge?.payment_method_details?.card?.capture_before;
  const transaction = typeof charge?.balance_transaction === "object" ? charge.balance_transaction : null;
  return {
    id: intent.id,
    status: intent.status as PaymentStatus,
    amountCents: intent.amount,
    amountReceivedCents: intent.amount_received,
    currency: intent.currency,
    clientSecret: intent.client_secret ?? "",
    livemode: intent.livemode,
    metadata: intent.metadata,
    chargeId: authorised ? (charge?.id ?? null) : null,
    captureBefore: authorised && captureBefore ? captureBefore * 1_000 : null,
    stripeFeeCents: transaction?.fee ?? null,
  };
}

export function createPaymentIntent(
  stripe: Stripe,
  o: MovementTag & { amountCents: number; currency: string; description: string },
): Promise<Payment> {
  return translated(async () =>
    payment(
      await stripe.paymentIntents.create(
        {
          amount: o.amountCents,
          currency: o.currency,
          capture_method: "manual",
          allowed_payment_method_types: ["card"],
          description: o.description,
          transfer_group: o.orderId,
          metadata: tagMetadata(o),
          expand: EXPAND,
        },
        { idempotencyKey: o.idempotencyKey },
      ),
    ),
  );
}

export function getPayment(stripe: Stripe, id: string): Promise<Payment> {
  return translated(async () => payment(await stripe.paymentIntents.retrieve(id, { expand: EXPAND })));
}

/**
 * The fee's balance transaction may follow a moment later: it is asked for once more, and left null if it
 * still isn't there.
 */
export async function capturePayment(
  stripe: Stripe,
  o: MovementTag & { paymentIntentId: string },
): Promise<Payment> {
  const captured = await translated(async () =>
    payment(
      await stripe.paymentIntents.capture(
        o.paymentIntentId,
        { expand: EXPAND },
        { idempotencyKey: o.idempotencyKey },
      ),
    ),
  );
  return captured.stripeFeeCents === null ? getPayment(stripe, o.paymentIntentId) : captured;
}

export function cancelPayment(
  stripe: Stripe,
  o: MovementTag & { paymentIntentId: string },
): Promise<Payment> {
  return translated(async () =>
    payment(
      await stripe.paymentIntents.cancel(
        o.paymentIntentId,
        { expand: EXPAND },
        { idempotencyKey: o.idempotencyKey },
      ),
    ),
  );
}

export function findPayments(
  stripe: Stripe,
  o: { orderId: string; since: number },
): Promise<readonly Payment[]> {
  return translated(async () => {
    const created = { gte: Math.floor(o.since / 1_000) };
    const intents = await stripe.paymentIntents
      .list({ created, limit: 100 })
      .autoPagingToArray({ limit: SEARCH_MAX });
    return intents.filter((intent) => intent.metadata.order_id === o.orderId).map(payment);
  });
}
