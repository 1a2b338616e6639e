/**
 * One request: who asks, has this key been answered before, run the handler as one transaction, store the
 * answer. Handlers are synchronous, so two requests never see each other half done.
 */
import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { VirtualClock } from "../clock.ts";
import { newId } from "../ids.ts";
import { bringUpToDate } from "../resources/due.ts";
import type { State } from "../state/state.ts";
import { type Announce, createAnnounce } from "../webhooks/announce.ts";
import type { Context, Route } from "./context.ts";
import { StripeRefusal, unauthorised } from "./errors.ts";
import { decodeForm, type Params } from "./form.ts";

/** Asked before and after each request, for tests and torture: what goes wrong with it. */
export type RequestFault = (o: { method: string; path: string }) => RequestFate;
/**
 * error: 500 without an effect · error_after: 500 although it was done (and replayed as such) · lost: done,
 * never answered
 */
export type RequestFate = "ok" | "error" | "error_after" | "lost" | "rate_limit";

export interface DispatchParts {
  readonly state: State;
  readonly clock: VirtualClock;
  readonly baseUrl: () => string;
  readonly secretKeys: readonly string[];
  readonly publishableKeys: readonly string[];
  readonly onEvent: () => void;
  readonly fault?: RequestFault;
}

/** Stripe forgets keys after at least 24 hours. */
const KEY_LIFE_MS = 24 * 3_600_000;

export function registerRoutes(app: FastifyInstance, parts: DispatchParts, routes: readonly Route[]): void {
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path,
      handler: async (request, reply) => answer(parts, route, request, reply),
    });
  }
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly replayed: boolean;
}

async function answer(
  parts: DispatchParts,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const requestId = newId("req");
  const fate = parts.fault?.({ method: request.method, path: request.url }) ?? "ok";
  if (fate === "error") return send(reply, requestId, { status: 500, body: apiError(), replayed: false });
  if (fate === "rate_limit")
    return send(reply, requestId, {
      status: 429,
      body: { error: { type: "invalid_request_error", code: "rate_limit", message: "Too many requests" } },
      replayed: false,
    });
  const result = work(parts, route, request, { requestId, failAfter: fate === "error_after" });
  if (fate === "lost") {
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }
  return send(reply, requestId, result);
}

const apiError = () => ({ error: { type: "api_error", message: "An unknown error occurred" } });

function send(reply: FastifyReply, requestId: string, { status, body, replayed }: Answer): FastifyReply {
  reply.header("request-id", requestId);
  if (replayed) reply.header("idempotent-replayed", "true");
  return reply.code(status).send(body);
}

function work(
  parts: DispatchParts,
  route: Route,
  request: FastifyRequest,
  o: { requestId: string; failAfter: boolean },
): Answer {
  try {
    const params = { ...decodeForm(request.url.split("?")[1] ?? ""), ...bodyParams(request) };
    const publishable = authenticate(parts, route, request, params);
    return idempotently(parts, route, request, params, publishable, o);
  } catch (error) {
    if (error instanceof StripeRefusal)
      return { status: error.status, body: { error: error.body }, replayed: false };
    request.log.error({ err: error }, "the simulator failed");
    return { status: 500, body: apiError(), replayed: false };
  }
}

function bodyParams(request: FastifyRequest): Params {
  return typeof request.body === "string" && !isJson(request) ? decodeForm(request.body) : {};
}

const isJson = (request: FastifyRequest): boolean =>
  request.headers["content-type"]?.includes("json") ?? false;

/** Answers whether the publishable key was used. Throws 401 in Stripe's words. */
function authenticate(parts: DispatchParts, route: Route, request: FastifyRequest, params: Params): boolean {
  const key = keyFrom(request, params);
  if (!key) throw unauthorised("You did not provide an API key.");
  if (parts.secretKeys.includes(key)) return false;
  if (!parts.publishableKeys.includes(key))
    throw unauthorised(`Invalid API Key provided: ${key.slice(0, 8)}****`);
  if (!route.publishable)
    throw unauthorised(
      "This API call cannot be made with a publishable API key. Please use a secret API key.",
    );
  return true;
}

function keyFrom(request: FastifyRequest, params: Params): string | null {
  const authorization = request.headers.authorization ?? "";
  if (authorization.startsWith("Bearer ")) return authorization.slice(7);
  if (authorization.startsWith("Basic "))
    return Buffer.from(authorization.slice(6), "base64").toString().split(":")[0] ?? null;
  return typeof params.key === "string" ? params.key : null;
}

function idempotently(
  parts: DispatchParts,
  route: Route,
  request: FastifyRequest,
  params: Params,
  publishable: boolean,
  o: { requestId: string; failAfter: boolean },
): Answer {
  const header = request.headers["idempotency-key"];
  const key = request.method === "POST" && typeof header === "string" ? header : null;
  const fingerprint = createHash("sha256")
    .update(`${request.method} ${request.url}\n${String(request.body ?? "")}`)
    .digest("hex");
  const stored = key ? parts.state.get("answers", key) : undefined;
  if (stored && parts.clock.now() - stored.created < KEY_LIFE_MS) {
    if (stored.fingerprint === fingerprint)
      return { status: stored.status, body: stored.body, replayed: true };
    throw new StripeRefusal(400, {
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }
  const answered = run(parts, route, request, { params, publishable, key, ...o });
  // As at Stripe: what was refused before anything ran is not remembered, everything else is, a 500 too.
  if (key && answered.status !== 401 && answered.status !== 429) {
    parts.state.put("answers", {
      id: key,
      fingerprint,
      status: answered.status,
      body: answered.body,
      created: parts.clock.now(),
    });
  }
  parts.state.commit();
  return answered;
}

function run(
  parts: DispatchParts,
  route: Route,
  request: FastifyRequest,
  o: { params: Params; publishable: boolean; key: string | null; requestId: string; failAfter: boolean },
): Answer {
  let announced = false;
  const onEvent = (): void => {
    announced = true;
  };
  const context: Context = {
    state: parts.state,
    clock: parts.clock,
    baseUrl: parts.baseUrl(),
    announce: announcing(parts, { requestId: o.requestId, key: o.key, onEvent }),
    params: o.params,
    json:
      isJson(request) && typeof request.body === "string" && request.body !== ""
        ? (JSON.parse(request.body) as Record<string, unknown>)
        : {},
    path: request.params as Record<string, string>,
    publishable: o.publishable,
    requestId: o.requestId,
    idempotencyKey: o.key,
    account: accountFrom(request),
  };
  // Time's own doings are nobody's request.
  bringUpToDate({ ...context, announce: announcing(parts, { requestId: null, key: null, onEvent }) });
  const answered = attempt(() => structuredClone(route.handle(context)));
  if (announced) parts.onEvent();
  return o.failAfter ? { status: 500, body: apiError(), replayed: false } : answered;
}

const announcing = (
  { state, clock }: DispatchParts,
  o: { requestId: string | null; key: string | null; onEvent: () => void },
): Announce =>
  createAnnounce({ state, clock, requestId: o.requestId, idempotencyKey: o.key, onEvent: o.onEvent });

/** The connected account a request is made for, as both APIs name it. */
function accountFrom({ headers }: FastifyRequest): string | null {
  const named = headers["stripe-account"] ?? headers["stripe-context"];
  return typeof named === "string" && named !== "" ? named : null;
}

function attempt(handle: () => unknown): Answer {
  try {
    return { status: 200, body: handle(), replayed: false };
  } catch (error) {
    if (error instanceof StripeRefusal)
      return { status: error.status, body: { error: error.body }, replayed: false };
    throw error;
  }
}
