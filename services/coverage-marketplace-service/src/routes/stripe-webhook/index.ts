/**
 * Stripe posts here. Raw bytes → verify → commit to the inbox → 200, and nothing else: what the event means
 * is the job's work. Database down → 5xx, so that Stripe sends it again.
 */

import { coverageApi } from "@script-manifest/contracts";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "../../commands/deps.ts";
import { DomainError } from "../../domain/errors.ts";
import { faultPoint } from "../../fault-points.ts";
import { PaymentGatewayError } from "../../payments/interface.ts";

/** Stripe's events are some kilobytes; nobody else posts here. */
const BODY_BYTES_MAX = 512 * 1024;

/** Registered in a scope of its own: no parser may touch the bytes the signature was made over. */
export async function registerStripeWebhook(app: FastifyInstance, deps: CommandDeps): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    scope.post(
      `/internal${coverageApi.receiveStripeWebhook.path}`,
      { bodyLimit: BODY_BYTES_MAX },
      async (request) => {
        const signature = request.headers["stripe-signature"];
        const event = verify(deps, request.body, typeof signature === "string" ? signature : undefined);
        faultPoint("event-verified");
        await deps.repository.receiveStripeEvent({ id: event.id, type: event.type, payload: event });
        faultPoint("event-stored");
        return { received: true };
      },
    );
  });
}

function verify({ payments }: CommandDeps, body: unknown, signature: string | undefined) {
  try {
    return payments.constructWebhookEvent({
      rawBody: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
      signature,
    });
  } catch (error) {
    if (error instanceof PaymentGatewayError && error.kind === "invalid_signature") {
      throw new DomainError("invalid_signature", "The signature does not fit the body.");
    }
    throw error;
  }
}
