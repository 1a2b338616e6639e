/** From a parsed request to the requester a command knows: who asks, and how the request may be repeated. */
import { createHash } from "node:crypto";
import { type Caller, ProblemError } from "@script-manifest/service-kit";
import type { FastifyRequest } from "fastify";
import type { Requester } from "../commands/deps.ts";

const KEY_LENGTH_MAX = 255;

export function requesterOf(o: {
  caller: Caller;
  userId: string;
  idempotencyKey: string | null;
  params: unknown;
  body: unknown;
  request: FastifyRequest;
}): Requester {
  return {
    userId: o.userId,
    isAdmin: o.caller.roles.includes("admin"),
    requestId: o.request.id,
    idempotencyKey: usableKey(o.idempotencyKey),
    requestHash: hashOf([o.params ?? null, o.body ?? null]),
  };
}

function usableKey(key: string | null): string | null {
  if (key === null || (key.length <= KEY_LENGTH_MAX && /^[\x21-\x7e]+$/.test(key))) return key;
  throw new ProblemError("invalid_payload", "The Idempotency-Key is not usable.", {
    issues: [
      { path: "headers.idempotency-key", message: `must be 1 to ${KEY_LENGTH_MAX} visible characters` },
    ],
  });
}

/**
 * Of what was parsed, in the contract's order of fields, so that white space makes no other request of it.
 */
function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
