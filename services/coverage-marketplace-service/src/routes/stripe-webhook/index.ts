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
      async ({ body, headers }) => {
        const signature = headers["stripe-signature"];
        return takePost(deps, {
          rawBody: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
          signature: typeof signature === "string" ? signature : undefined,
        });
      },
    );
  });
}

interface Post {
  readonly rawBody: Buffer;
  readonly signature: string | undefined;
}

/** What the route does, whoever serves it. Throws DomainError invalid_signature. */
export async function takePost(deps: CommandDeps, post: Post): Promise<{ received: true }> {
  const event = verify(deps, post);
  faultPoint("event-verified");
  await deps.repository.receiveStripeEvent({ id: event.id, type: event.type, payload: event });
  faultPoint("event-stored");
  return { received: true };
}

function verify({ payments }: CommandDeps, post: Post) {
  try {
    return payments.constructWebhookEvent(post);
  } catch (error) {
    if (error instanceof PaymentGatewayError && error.kind === "invalid_signature") {
      throw new DomainError("invalid_signature", "The signature does not fit the body.");
    }
    throw error;
  }
}
