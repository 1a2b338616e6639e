/** Reading the control API's requests: JSON by schema, refusals in words. */
import type { FastifyInstance, FastifyRequest, RouteGenericInterface } from "fastify";
import type { z } from "zod";
import { change } from "../change.ts";
import type { Changing } from "../http/context.ts";
import type { DispatchParts } from "../http/dispatch.ts";

/** Answered as a 400 by Fastify's own error handler. */
class BadControlRequest extends Error {
  override readonly name = "BadControlRequest";
  readonly statusCode = 400;
}

/** An empty body counts as `{}`. */
export function bodyOf<T extends z.ZodType>(request: FastifyRequest, schema: T): z.output<T> {
  let body: unknown;
  try {
    body = JSON.parse(String(request.body || "{}"));
  } catch {
    throw new BadControlRequest("the body is no JSON");
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new BadControlRequest(
    parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "),
  );
}

interface OnObject extends RouteGenericInterface {
  Params: { id: string };
}

/**
 * `POST …/:id/…`: one change to one object, answered with what became of it; Stripe's refusals keep their
 * status.
 */
export function post<T extends z.ZodType>(
  app: FastifyInstance,
  parts: DispatchParts,
  o: {
    path: string;
    body: T;
    work: (context: Changing, id: string, body: z.output<T>) => unknown;
  },
): void {
  app.post<OnObject>(`/_simulator${o.path}`, async (request) => {
    const body = bodyOf(request as FastifyRequest, o.body);
    return change(parts, (context) => structuredClone(o.work(context, request.params.id, body)));
  });
}
