/** Webhook events: verified over the raw bytes against each secret, then read down to what they hint at. */
import { Stripe } from "stripe";
import { z } from "zod";
import { PaymentGatewayError, type PaymentWebhookEvent } from "../interface.ts";

/**
 * Older signatures are refused, so that a captured one cannot be replayed for ever (Stripe's own default).
 */
const TOLERANCE_SECONDS = 300;

const idOrNull = z
  .string()
  .nullish()
  .transform((id) => id ?? null);

const Snapshot = z.object({
  id: z.string(),
  object: z.literal("event"),
  type: z.string(),
  livemode: z.boolean(),
  account: idOrNull,
  data: z.object({
    object: z.looseObject({
      id: idOrNull,
      object: idOrNull,
      payment_intent: z.union([z.string(), z.looseObject({ id: z.string() })]).nullish(),
      transfer_group: idOrNull,
    }),
  }),
});

const Thin = z.object({
  id: z.string(),
  object: z.literal("v2.core.event"),
  type: z.string(),
  livemode: z.boolean(),
  context: idOrNull,
  related_object: z.object({ id: z.string() }).nullish(),
});

/** Throws PaymentGatewayError("invalid_signature"), also for signed bytes that are no event. */
export function constructWebhookEvent(
  secrets: readonly string[],
  o: { rawBody: Buffer; signature: string | undefined },
): PaymentWebhookEvent {
  const { rawBody, signature } = o;
  const genuine = signature !== undefined && secrets.some((secret) => verifies(rawBody, signature, secret));
  if (!genuine) throw new PaymentGatewayError("invalid_signature", "The signature does not fit the body.");
  const event = z.union([Snapshot, Thin]).safeParse(parse(rawBody));
  if (!event.success) throw new PaymentGatewayError("invalid_signature", "The signed body is not an event.");
  return event.data.object === "event" ? fromSnapshot(event.data) : fromThin(event.data);
}

/** An event that Stripe was asked for rather than sent; null when it is none of those we read. */
export function readSnapshot(event: unknown): PaymentWebhookEvent | null {
  const read = Snapshot.safeParse(event);
  return read.success ? fromSnapshot(read.data) : null;
}

function verifies(rawBody: Buffer, signature: string, secret: string): boolean {
  try {
    return Stripe.webhooks.signature?.verifyHeader(rawBody, signature, secret, TOLERANCE_SECONDS) ?? false;
  } catch {
    return false;
  }
}

function parse(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString("utf8"));
  } catch {
    return null;
  }
}

function fromSnapshot(event: z.output<typeof Snapshot>): PaymentWebhookEvent {
  const { object } = event.data;
  const reference = object.payment_intent;
  const ofObject = typeof reference === "string" ? reference : (reference?.id ?? null);
  return {
    id: event.id,
    type: event.type,
    livemode: event.livemode,
    accountId: event.account,
    objectId: object.id,
    paymentIntentId: object.object === "payment_intent" ? object.id : ofObject,
    orderId: object.object === "transfer" ? object.transfer_group : null,
  };
}

function fromThin(event: z.output<typeof Thin>): PaymentWebhookEvent {
  const accountId = event.related_object?.id ?? event.context;
  return {
    id: event.id,
    type: event.type,
    livemode: event.livemode,
    accountId,
    objectId: accountId,
    paymentIntentId: null,
    orderId: null,
  };
}
