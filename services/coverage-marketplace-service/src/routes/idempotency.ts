/**
 * Idempotency-Key on every POST of a signed-in user: same key and body → the same answer; other body → 422;
 * still running → 409. Answers of 5xx are not kept, so that the same key can be tried again.
 *
 * Belongs here: keeping and replaying answers. Does not: making a command safe to repeat (each command's own
 * work).
 */

import { createHash, randomUUID } from "node:crypto";
import { ProblemError } from "@script-manifest/service-kit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { faultPoint } from "../fault-points.ts";
import type { IdempotencyRequest, IdempotencyStore } from "../repository/interface.ts";

/** Longer than the slowest request may take: Stripe's timeouts included. */
const LEASE_MS = 60_000;
const KEY_LENGTH_MAX = 255;

const running = new WeakMap<FastifyRequest, IdempotencyRequest>();

export function registerIdempotency(app: FastifyInstance, store: IdempotencyStore): void {
  app.addHook("preHandler", async (request, reply) => {
    const claim = await begin(request, store);
    if (claim?.kind === "replay") {
      reply.header("idempotency-replayed", "true").header("content-type", contentTypeOf(claim.status));
      reply.code(claim.status).serializer((body: string) => body);
      return reply.send(claim.body);
    }
  });

  app.addHook("onSend", async (request, reply, payload) => {
    const key = running.get(request);
    if (!key) return payload;
    running.delete(request);
    await end(store, key, reply, payload);
    return payload;
  });
}

const contentTypeOf = (status: number) =>
  status < 400 ? "application/json; charset=utf-8" : "application/problem+json";

async function begin(request: FastifyRequest, store: IdempotencyStore) {
  const header = request.headers["idempotency-key"];
  const { userId } = request.caller;
  if (request.method !== "POST" || header === undefined || userId === null) return null;
  const key = String(header);
  if (key.length === 0 || key.length > KEY_LENGTH_MAX || !/^[\x21-\x7e]+$/.test(key)) {
    const issues = [
      { path: "headers.idempotency-key", message: `must be 1 to ${KEY_LENGTH_MAX} visible characters` },
    ];
    throw new ProblemError("invalid_payload", "The Idempotency-Key is not usable.", { issues });
  }
  const identity: IdempotencyRequest = {
    userId,
    route: `POST ${request.url.split("?")[0]}`,
    key,
    bodyHash: hashOf(request.body),
    claimToken: randomUUID(),
  };
  const claim = await store.claimIdempotencyKey(identity, { leaseMs: LEASE_MS });
  if (claim.kind === "reused")
    throw new ProblemError("idempotency_key_reused", "This Idempotency-Key was used with another body.");
  if (claim.kind === "in_flight")
    throw new ProblemError(
      "idempotency_key_in_flight",
      "A request with this Idempotency-Key is still being worked on.",
    );
  if (claim.kind === "fresh") running.set(request, identity);
  return claim;
}

async function end(
  store: IdempotencyStore,
  key: IdempotencyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<void> {
  // Refusals may be right a moment later (a window opens, a payment settles); only what was done is
  // remembered.
  faultPoint("answer-ready");
  const keep = reply.statusCode < 300 && typeof payload === "string";
  if (keep) await store.storeIdempotentAnswer(key, { status: reply.statusCode, body: payload });
  else await store.releaseIdempotencyKey(key);
  faultPoint("answer-kept");
}

/** Of the parsed body, so that white space makes no other request of it; keys in their order of arrival. */
function hashOf(body: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(body ?? null))
    .digest("hex");
}
