/** From the proved caller of a request to the requester a command knows. */
import type { Caller } from "@script-manifest/service-kit";
import type { FastifyRequest } from "fastify";
import type { Requester } from "../commands/deps.ts";

export function requesterOf(o: {
  caller: Caller;
  userId: string;
  idempotencyKey: string | null;
  request: FastifyRequest;
}): Requester {
  return {
    userId: o.userId,
    name: o.caller.name ?? "",
    email: o.caller.email ?? "",
    isAdmin: o.caller.roles.includes("admin"),
    requestId: o.request.id,
    idempotencyKey: o.idempotencyKey,
  };
}
