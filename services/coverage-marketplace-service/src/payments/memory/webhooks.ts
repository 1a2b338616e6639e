/**
 * Webhook events in memory: signed by a keyed hash of their own, so that unsigned ones are refused here too.
 */
import { hash, timingSafeEqual } from "node:crypto";
import { PaymentGatewayError, type PaymentWebhookEvent } from "../interface.ts";

export function signWebhook(secret: string, rawBody: Buffer): string {
  return hash("sha256", `${secret}.${rawBody.toString("utf8")}`);
}

export function constructWebhookEvent(
  secret: string,
  o: { rawBody: Buffer; signature: string | undefined },
): PaymentWebhookEvent {
  const expected = Buffer.from(signWebhook(secret, o.rawBody));
  const given = Buffer.from(o.signature ?? "");
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw new PaymentGatewayError("invalid_signature", "The signature does not fit the body.");
  }
  return JSON.parse(o.rawBody.toString("utf8")) as PaymentWebhookEvent;
}
