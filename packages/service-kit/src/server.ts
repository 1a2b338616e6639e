/**
 * The Fastify server every service starts from: request ids, the proved caller, problem details, JSON as our
 * contract means it. Never listens.
 */
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from "fastify";
import { nanoid } from "nanoid";
import { BODY_LIMIT_BYTES } from "./body-limit.ts";
import { anonymous, type Caller } from "./caller.ts";
import { asProblem, ProblemError, sendProblem } from "./problem.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set before any handler runs. */
    caller: Caller;
  }
}

export interface ServiceServerOptions {
  readonly service: string;
  /** Fastify's logger option. Quiet when false or absent: a process that means to log says so. */
  readonly logger?: boolean | object;
  readonly verifyServiceToken: (token: string) => Caller;
  readonly bodyLimitBytes?: number;
  /** Turns the service's own errors into problems; null for those it does not know. */
  readonly mapError?: (error: unknown) => ProblemError | null;
}

const REQUEST_ID = /^[\w.:-]{8,100}$/;

/** Headers whose values must never reach a log. */
export const REDACTED_HEADERS = [
  "authorization",
  "cookie",
  "x-service-token",
  "stripe-signature",
  "set-cookie",
].map((name) => `req.headers["${name}"]`);

/** An incoming id is kept when it is one; it is repeated in logs and at Stripe, so it must be harmless. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === "string" && REQUEST_ID.test(header) ? header : `req_${nanoid()}`;
}

function loggerOption(o: ServiceServerOptions): boolean | object {
  if (!o.logger) return false;
  const given = typeof o.logger === "object" ? o.logger : {};
  return { base: { service: o.service }, redact: REDACTED_HEADERS, ...given };
}

export function createServiceServer(o: ServiceServerOptions): FastifyInstance {
  const app = Fastify({
    logger: loggerOption(o),
    bodyLimit: o.bodyLimitBytes ?? BODY_LIMIT_BYTES,
    genReqId: (request) => requestIdFrom(request.headers["x-request-id"]),
    logController: new LogController({ requestIdLogLabel: "requestId" }),
    // A path that does not decode is a wrong path, not a reason to fail.
    frameworkErrors: (error, request, reply) => {
      void reply.header("x-request-id", request.id);
      void sendProblem(asProblem(error), request as FastifyRequest, reply);
    },
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: "idle",
  });
  app.decorateRequest("caller");
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    request.caller = identify(request, o.verifyServiceToken);
  });
  acceptJsonOnly(app);
  app.setErrorHandler((error, request, reply) => {
    const problem = o.mapError?.(error) ?? asProblem(error);
    if (problem.code === "internal") request.log.error({ err: error }, "unexpected error");
    else if (problem.code === "upstream_unavailable")
      request.log.warn({ err: error }, "a part of ours is away");
    return sendProblem(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(new ProblemError("not_found", "There is no such route."), request, reply),
  );
  return app;
}

/** A service token or nobody. `x-auth-user-id` may travel for logs, but never says more than the token. */
function identify(request: FastifyRequest, verify: (token: string) => Caller): Caller {
  const token = request.headers["x-service-token"];
  const caller = typeof token === "string" ? verify(token) : anonymous;
  const claimed = request.headers["x-auth-user-id"];
  if (claimed !== undefined && claimed !== caller.userId) {
    throw new ProblemError("unauthorized", "x-auth-user-id is not proved by a service token.");
  }
  return caller;
}

/**
 * JSON and nothing else: text and forms are what other sites' pages could send without asking. A POST without
 * a body is a POST without a body, whatever its content type says.
 */
function acceptJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => {
    if (body === "") return done(null, undefined);
    done(new ProblemError("unsupported_media_type", "Send application/json."));
  });
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") return done(null, undefined);
    parse(request, typeof body === "string" ? body : body.toString("utf8"), (error, value) => {
      if (error)
        return done(
          new ProblemError("invalid_payload", "The body is not valid JSON.", {
            issues: [{ path: "body", message: "is not valid JSON" }],
          }),
        );
      done(null, value);
    });
  });
}
