/**
 * Acting out what the weather says of a request: how an answer fails to arrive, and what was done all the
 * same.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { RequestFate } from "../weather/request-fate.ts";
import type { Answer } from "./dispatch.ts";

export const apiError = () => ({ error: { type: "api_error", message: "An unknown error occurred" } });

/** Faults after which nothing was done; true when the reply has been dealt with. */
export function strikesBefore(
  kind: RequestFate["kind"],
  request: FastifyRequest,
  reply: FastifyReply,
): boolean {
  switch (kind) {
    case "error":
      void reply.code(500).send(apiError());
      return true;
    case "unavailable":
      void reply
        .code(503)
        .type("text/html")
        .send("<html><h1>503 Service Temporarily Unavailable</h1></html>");
      return true;
    case "rate_limit":
      void reply.code(429).send({
        error: { type: "invalid_request_error", code: "rate_limit", message: "Too many requests" },
      });
      return true;
    case "severed":
      sever(request, reply);
      return true;
    case "hang_before":
      reply.hijack();
      return true;
    default:
      return false;
  }
}

/** Faults between the effect and its answer; true when the reply has been dealt with. */
export function strikesAfter(
  kind: RequestFate["kind"],
  answer: Answer,
  request: FastifyRequest,
  reply: FastifyReply,
): boolean {
  switch (kind) {
    case "lost":
      sever(request, reply);
      return true;
    case "hang":
      reply.hijack();
      return true;
    case "truncated": {
      const whole = JSON.stringify(answer.body);
      void reply
        .code(answer.status)
        .type("application/json")
        .send(whole.slice(0, whole.length / 2));
      return true;
    }
    default:
      return false;
  }
}

function sever(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  request.raw.socket.destroy();
}
