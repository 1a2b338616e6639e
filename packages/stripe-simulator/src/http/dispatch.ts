/**
 * One request: who asks, has this key been answered before, run the handler as one transaction, store the
 * answer. Handlers are synchronous, so two requests never see each other half done.
 */
import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type VirtualClock, wallClockNow } from "../clock.ts";
import { newId } from "../ids.ts";
import { bringUpToDate } from "../resources/due.ts";
import type { State } from "../state/state.ts";
import type { Luck } from "../weather/kinds.ts";
import type { RequestFate, RequestFault } from "../weather/request-fate.ts";
import { type Announce, createAnnounce } from "../webhooks/announce.ts";
import type { Context, Route } from "./context.ts";
import { StripeRefusal, unauthorised } from "./errors.ts";
import { decodeForm, type Params } from "./form.ts";
import { apiError, strikesAfter, strikesBefore } from "./misfortune.ts";
import type { RequestLog } from "./request-log.ts";

export interface DispatchParts {
  readonly state: State;
  readonly clock: VirtualClock;
  readonly baseUrl: () => string;
  readonly secretKeys: readonly string[];
  readonly publishableKeys: readonly string[];
  readonly onEvent: () => void;
  readonly fault: RequestFault;
  readonly luck: Luck;
  readonly log: RequestLog;
  /** Keys of requests that are being worked on. */
  readonly keysInUse: Set<string>;
  /** Real time passes; tests hold it. */
  readonly wait: (ms: number) => Promise<void>;
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
  const key = keyOf(request);
  const drawn = parts.fault({
    method: request.method,
    path: request.url,
    route: route.path,
    key,
    body: typeof request.body === "string" ? request.body : "",
  });
  const fate = typeof drawn === "string" ? { kind: drawn } : drawn;
  const logged = parts.log.begin({
    arrivedAt: wallClockNow(),
    method: request.method,
    path: request.url,
    body: typeof request.body === "string" ? request.body : "",
    key,
    fate: fate.kind,
  });
  reply.header("request-id", requestId);
  if (strikesBefore(fate.kind, request, reply)) return reply;
  if (key !== null && parts.keysInUse.has(key)) return send(reply, inUse(key));
  if (fate.kind === "slow") await takeTime(parts, key, fate.delayMs ?? 0);
  const result = work(parts, route, request, { requestId, key, kind: fate.kind });
  const { status, replayed } = result;
  Object.assign(logged, { workedAt: parts.clock.now(), workedAtReal: wallClockNow(), status, replayed });
  return strikesAfter(fate.kind, result, request, reply) ? reply : send(reply, result);
}

/** Whoever sends the key again meanwhile is told that it is in use. */
async function takeTime(parts: DispatchParts, key: string | null, ms: number): Promise<void> {
  if (key !== null) parts.keysInUse.add(key);
  try {
    await parts.wait(ms);
  } finally {
    if (key !== null) parts.keysInUse.delete(key);
  }
}

const inUse = (key: string): Answer => ({
  status: 409,
  body: {
    error: {
      type: "idempotency_error",
      code: "idempotency_key_in_use",
      message: `There is currently another in-progress request using this idempotency key: ${key}.`,
    },
  },
  replayed: false,
});

function keyOf(request: FastifyRequest): string | null {
  const header = request.headers["idempotency-key"];
  return request.method === "POST" && typeof header === "string" ? header : null;
}

function send(reply: FastifyReply, { status, body, replayed }: Answer): FastifyReply {
  if (replayed) reply.header("idempotent-replayed", "true");
  return reply.code(status).send(body);
}

interface Asked {
  readonly requestId: string;
  readonly key: string | null;
  /** What the weather does to it. */
  readonly kind: RequestFate["kind"];
}

function work(parts: DispatchParts, route: Route, request: FastifyRequest, o: Asked): Answer {
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
  o: Asked,
): Answer {
  const { key } = o;
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
  const failed: Answer = { status: 500, body: apiError(), replayed: false };
  const made = o.kind === "error_stored" ? failed : run(parts, route, request, { params, publishable, ...o });
  const told = o.kind === "error_after" ? failed : made;
  const kept = route.path.startsWith("/v2/") ? keptByV2(made) : keptByV1(told);
  if (key && kept) {
    const { status, body } = kept;
    parts.state.put("answers", { id: key, fingerprint, status, body, created: parts.clock.now() });
  }
  parts.state.commit();
  return told;
}

/** What was refused before anything ran is not remembered, everything else is, a 500 too. */
const keptByV1 = (told: Answer): Answer | null => (told.status === 401 || told.status === 429 ? null : told);

/** A failed request is worked off again under its key, and nothing is done twice. */
const keptByV2 = (made: Answer): Answer | null => (made.status < 400 ? made : null);

function run(
  parts: DispatchParts,
  route: Route,
  request: FastifyRequest,
  o: Asked & { params: Params; publishable: boolean },
): Answer {
  let announced = false;
  const onEvent = (): void => {
    announced = true;
  };
  const context: Context = {
    state: parts.state,
    clock: parts.clock,
    luck: parts.luck,
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
  return answered;
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
