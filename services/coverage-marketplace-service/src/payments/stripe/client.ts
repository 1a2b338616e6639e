/** The one Stripe SDK client, as this service needs it. */
import { Stripe } from "stripe";

export interface StripeGatewayOptions {
  readonly secretKey: string;
  /** One or two, while a secret is being rotated. Never blank. */
  readonly webhookSecrets: readonly string[];
  /** Another host than Stripe's, for development. */
  readonly apiBase?: string;
  readonly timeoutMs?: number;
}

/** Long enough for Stripe, short enough for a person who waits. The executor's lease is longer. */
const TIMEOUT_MS = 10_000;

export function createStripeClient(o: StripeGatewayOptions): Stripe {
  const base = o.apiBase ? new URL(o.apiBase) : null;
  return new Stripe(o.secretKey, {
    timeout: o.timeoutMs ?? TIMEOUT_MS,
    // Retrying is the executor's work: it alone knows whether the same key may be sent again.
    maxNetworkRetries: 0,
    telemetry: false,
    ...(base && {
      host: base.hostname,
      port: base.port || (base.protocol === "https:" ? "443" : "80"),
      protocol: base.protocol === "https:" ? "https" : "http",
    }),
  });
}

/** Stored on every object, so that a movement can be found again by what decided it. */
export function tagMetadata(tag: {
  idempotencyKey: string;
  orderId: string;
  operationId: string;
}): Record<string, string> {
  return { order_id: tag.orderId, op_id: tag.operationId, op_key: tag.idempotencyKey };
}
