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

const TRIES_MAX = 8;
const PAUSE_MS = 250;
const PAUSE_MS_MAX = 15_000;
const TIMEOUT_MS = 20_000;

/** 429, 502–504 and a severed connection are tried again: every request of the demo is safe to repeat. */
export async function send(
  step: string,
  url: URL | string,
  init: RequestInit,
): Promise<{ status: number; text: string; headers: Headers }> {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === TRIES_MAX;
    const answer = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...init,
    }).catch((error: unknown) => {
      if (last) throw new SeedError(step, `nobody answers at ${new URL(url).origin} (${reasonOf(error)})`);
      return null;
    });
    if (answer && (last || !isWorthAnotherTry(answer.status)))
      return { status: answer.status, text: await answer.text(), headers: answer.headers };
    await answer?.body?.cancel();
    await wait(pauseMs(answer, attempt));
  }
}

const isWorthAnotherTry = (status: number) =>
  status === 429 || status === 502 || status === 503 || status === 504;

function pauseMs(answer: Response | null, attempt: number): number {
  const asked = Number(answer?.headers.get("retry-after") ?? "");
  return Math.min(asked > 0 ? asked * 1000 : PAUSE_MS * attempt, PAUSE_MS_MAX);
}

function refusal(step: string, status: number, text: string): SeedError {
  const problem = ProblemSchema.safeParse(parseOrNull(text)).data ?? null;
  if (!problem) return new SeedError(step, `${status} ${text.slice(0, 300)}`);
  const issues = (problem.issues ?? []).map((issue) => `${issue.path} ${issue.message}`).join(", ");
  const named = `${status} ${problem.error}: ${problem.detail}${issues && ` (${issues})`}`;
  return new SeedError(step, `${named} [request ${problem.requestId}]`, problem);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
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
