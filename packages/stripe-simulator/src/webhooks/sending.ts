/** One post to the endpoint: the payload, its signatures, and whether it was taken. */
import { Stripe } from "stripe";
import { request } from "undici";
import { seconds, wallClockNow } from "../clock.ts";
import type { StoredEvent } from "../objects.ts";

export interface WebhookTarget {
  readonly url: string;
  /** One signature for each: two during a rotation. */
  readonly secrets: readonly string[];
}

const TIMEOUT_MS = 10_000;

/** `agedSeconds`: signed that long ago. Answers whether the endpoint said 2xx. */
export async function send(
  target: WebhookTarget,
  event: StoredEvent,
  o: { agedSeconds?: number } = {},
): Promise<boolean> {
  const payload = JSON.stringify(event, null, 2);
  // The real time: the receiver compares it with its own clock.
  const timestamp = seconds(wallClockNow()) - (o.agedSeconds ?? 0);
  try {
    const { statusCode, body } = await request(target.url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Stripe/1.0 (simulator)",
        "stripe-signature": sign(target, payload, timestamp),
      },
      body: payload,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await body.dump();
    return statusCode >= 200 && statusCode < 300;
  } catch {
    return false;
  }
}

/** `t=…,v1=…,v1=…` */
function sign(target: WebhookTarget, payload: string, timestamp: number): string {
  const headers = target.secrets.map((secret) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }),
  );
  const signatures = headers.flatMap((header) => header.split(",").filter((part) => part.startsWith("v1=")));
  return [`t=${timestamp}`, ...signatures].join(",");
}
