/**
 * The door through which the demo data comes in: the public API as any client has it, with readable refusals.
 *
 * Belongs here: sending one request of the endpoint tables, trying again what may be tried again. Does not:
 * what the requests mean (steps.ts), what is sent (people.ts, stories.ts …).
 */
import { setTimeout as wait } from "node:timers/promises";
import {
  coverageApi,
  type Endpoint,
  type EndpointTable,
  type ErrorCode,
  identityApi,
  notificationApi,
  type Problem,
  ProblemSchema,
  type PublishedApi,
  projectApi,
  publishedCoverageApi,
  publishedIdentityApi,
  publishedNotificationApi,
  publishedProjectApi,
} from "@script-manifest/contracts";
import type { z } from "zod";

/** Where requests go, and as whom. */
export interface Door {
  /** Without a slash at its end. */
  readonly origin: string;
  /** The gateway publishes under the public prefix; a service itself answers under the internal one. */
  readonly prefix: "publicPrefix" | "internalPrefix";
  /** Asked for every request, because a service token lives less than a minute. */
  readonly headers: () => Readonly<Record<string, string>>;
}

export const gatewayDoor = (gatewayUrl: string, token?: string): Door => ({
  origin: withoutSlash(gatewayUrl),
  prefix: "publicPrefix",
  headers: (): Record<string, string> => (token === undefined ? {} : { authorization: `Bearer ${token}` }),
});

/** Straight to one service, with a service token as the gateway would sign it. */
export const serviceDoor = (serviceUrl: string, serviceToken: () => string): Door => ({
  origin: withoutSlash(serviceUrl),
  prefix: "internalPrefix",
  headers: () => ({ "x-service-token": serviceToken() }),
});

export interface RequestParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

type Success<E extends Endpoint> = NonNullable<E["responses"][keyof E["responses"]]>;
/** The body of every success of an endpoint; `null` where it says nothing. */
export type Answer<E extends Endpoint> = Success<E> extends z.ZodType ? z.output<Success<E>> : null;

/** A request was refused, or nobody answered. The message names the step that failed. */
export class SeedError extends Error {
  override readonly name = "SeedError";
  /** Null when no answer came, or one that is not problem+json. */
  readonly problem: Problem | null;

  constructor(step: string, reason: string, problem: Problem | null = null) {
    super(`${step} failed: ${reason}`);
    this.problem = problem;
  }
}

export const coverage = callerOf(coverageApi, publishedCoverageApi);
export const identity = callerOf(identityApi, publishedIdentityApi);
export const projects = callerOf(projectApi, publishedProjectApi);
export const notifications = callerOf(notificationApi, publishedNotificationApi);

/** Calls endpoints of one table by name. `step` says what is done; a SeedError's message opens with it. */
function callerOf<T extends EndpointTable>(table: T, api: PublishedApi) {
  return async <K extends keyof T & string>(
    door: Door,
    step: string,
    name: K,
    parts: RequestParts = {},
  ): Promise<Answer<T[K]>> => {
    const endpoint: Endpoint | undefined = table[name];
    if (!endpoint) throw new Error(`there is no endpoint ${name}`);
    const url = new URL(`${door.origin}${api[door.prefix]}${fill(endpoint.path, parts.params ?? {})}`);
    for (const [key, value] of Object.entries(parts.query ?? {})) url.searchParams.set(key, String(value));
    const { status, text } = await send(step, url, {
      method: endpoint.method,
      headers: {
        ...door.headers(),
        ...(parts.body !== undefined && { "content-type": "application/json" }),
        ...(parts.idempotencyKey !== undefined && { "idempotency-key": parts.idempotencyKey }),
      },
      ...(parts.body !== undefined && { body: JSON.stringify(parts.body) }),
    });
    const schema = endpoint.responses[status as keyof Endpoint["responses"]];
    if (schema === undefined) throw refusal(step, status, text);
    return (schema === null ? null : schema.parse(JSON.parse(text))) as Answer<T[K]>;
  };
}

/** Together a good minute: as long as the lease on an Idempotency-Key that a crash has left behind. */
const TRIES_MAX = 24;
/** A service that is gone is not waited for: whoever started it will start us again, too. */
const CONNECT_TRIES_MAX = 4;
const PAUSE_MS = 250;
const PAUSE_MS_MAX = 4_000;
const RETRY_AFTER_MS_MAX = 60_000;
const TIMEOUT_MS = 20_000;

/** What passes by itself (429, 502–504, a key in flight, a severed connection) is tried again. */
export async function send(
  step: string,
  url: URL | string,
  init: RequestInit,
): Promise<{ status: number; text: string }> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetchText(url, init).catch((error: unknown) => {
      if (attempt < CONNECT_TRIES_MAX) return null;
      throw new SeedError(step, `nobody answers at ${new URL(url).origin} (${reasonOf(error)})`);
    });
    if (answer && (attempt === TRIES_MAX || !passesByItself(answer))) return answer;
    await wait(answer?.retryAfterMs || Math.min(PAUSE_MS * attempt, PAUSE_MS_MAX));
  }
}

async function fetchText(url: URL | string, init: RequestInit) {
  const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS), ...init });
  const retryAfterMs = Number(answer.headers.get("retry-after") ?? 0) * 1_000;
  return { status: answer.status, text: await answer.text(), retryAfterMs };
}

function passesByItself(answer: { status: number; text: string; retryAfterMs: number }): boolean {
  const { status, text, retryAfterMs } = answer;
  if (retryAfterMs > RETRY_AFTER_MS_MAX) return false;
  return [429, 502, 503, 504].includes(status) || (status === 409 && problemIn(text)?.error === IN_FLIGHT);
}

const IN_FLIGHT: ErrorCode = "idempotency_key_in_flight";

function refusal(step: string, status: number, text: string): SeedError {
  const problem = problemIn(text);
  if (!problem) return new SeedError(step, `${status} ${text.slice(0, 300)}`);
  const issues = (problem.issues ?? []).map((issue) => `${issue.path} ${issue.message}`).join(", ");
  const named = `${status} ${problem.error}: ${problem.detail}${issues && ` (${issues})`}`;
  return new SeedError(step, `${named} [request ${problem.requestId}]`, problem);
}

function problemIn(text: string): Problem | null {
  try {
    return ProblemSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function fill(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
}

const withoutSlash = (url: string) => url.replace(/\/$/, "");

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
