/**
 * The server's door to the API: straight to the gateway, with the visitor's session, never cached. Answers
 * are parsed by the contract's schemas, so a page can trust what it renders.
 */
import "server-only";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { cache } from "react";
import { config } from "./config";
import { type EndpointName, endpointNamed, type RequestOf, type ResponseOf } from "./endpoints";
import { GatewayError } from "./gateway-error";
import { type AddressParts, addressOf, type Result, readProblem, unreachable } from "./http";
import { noteFailure, patienceFor } from "./patience";
import { SESSION_COOKIE } from "./session";

interface VisitorCallOptions {
  /** The page is shown without it when it does not come soon. */
  readonly part?: true;
}

interface ServerCallOptions extends VisitorCallOptions {
  /** Public catalogue pages that may be this many seconds old. Everything else is read fresh. */
  readonly staleSeconds?: number;
}

/** The visitor's token, or null. Read once per request. */
const sessionToken = cache(
  async (): Promise<string | null> => (await cookies()).get(SESSION_COOKIE)?.value ?? null,
);

/** Calls the gateway as the visitor; anonymous visitors call without a token. */
export async function callAsVisitor<K extends EndpointName>(
  name: K,
  request: RequestOf<K>,
  options: VisitorCallOptions = {},
): Promise<Result<ResponseOf<K>>> {
  const token = await sessionToken();
  const own = { ...(token && { authorization: `Bearer ${token}` }), ...(await visitorAddress()) };
  return send(name, request, own, options);
}

/** Whom the request is for, so that limits count visitors and not this server. */
async function visitorAddress(): Promise<Record<string, string>> {
  const forwardedFor = (await headers()).get("x-forwarded-for");
  return forwardedFor ? { "x-forwarded-for": forwardedFor } : {};
}

/** Calls a public endpoint without saying who asks, so that the answer may be shared between visitors. */
export async function callPublic<K extends EndpointName>(
  name: K,
  request: RequestOf<K>,
  options: ServerCallOptions = {},
): Promise<Result<ResponseOf<K>>> {
  // The catalogue is read when somebody asks, never while the app is built.
  await connection();
  return send(name, request, options.staleSeconds === undefined ? await visitorAddress() : {}, options);
}

/** What a page asks for comes from its address: what no id and no page can be called is missing as well. */
const NOWHERE: readonly number[] = [400, 404];

/**
 * The data, or this page's end: a missing thing is the 404 page, everything else the error page with a retry.
 */
export function dataOrThrow<T>(result: Result<T>): T {
  if (result.ok) return result.data;
  if (NOWHERE.includes(result.problem.status)) notFound();
  throw new GatewayError(result.problem);
}

/** Whether the API gives it to this visitor. While nobody can say, it is offered: its own page will say. */
export function isOpen(result: Result<unknown>): boolean {
  return result.ok || result.problem.status >= 500;
}

/**
 * The data, or null where the thing simply isn't there yet (no delivery, no dispute). Other problems throw.
 */
export function dataOrNull<T>(result: Result<T>): T | null {
  if (!result.ok && result.problem.status === 404) return null;
  return dataOrThrow(result);
}

async function send<K extends EndpointName>(
  name: K,
  request: RequestOf<K>,
  extraHeaders: Record<string, string>,
  options: ServerCallOptions,
): Promise<Result<ResponseOf<K>>> {
  const { staleSeconds, part = false } = options;
  const { prefix, endpoint } = endpointNamed(name);
  const { body, ...parts } = request as AddressParts & { body?: unknown };
  const requestId = crypto.randomUUID();
  try {
    const response = await fetch(`${config().apiGatewayUrl}${prefix}${addressOf(endpoint.path, parts)}`, {
      method: endpoint.method,
      headers: {
        accept: "application/json",
        "x-request-id": requestId,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...extraHeaders,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(staleSeconds === undefined
        ? { cache: "no-store" as const }
        : { next: { revalidate: staleSeconds } }),
      signal: AbortSignal.timeout(patienceFor(name, { method: endpoint.method, part })),
    });
    if (!response.ok) return { ok: false, problem: await readProblem(response) };
    const schema = endpoint.responses[response.status as 200];
    const data = schema ? schema.parse(await response.json()) : null;
    return { ok: true, data: data as ResponseOf<K> };
  } catch (error) {
    noteFailure(name, error);
    console.error(
      JSON.stringify({
        level: "error",
        msg: "the gateway gave no usable answer",
        endpoint: name,
        requestId,
        error: String(error),
      }),
    );
    return { ok: false, problem: unreachable(endpoint.method, requestId) };
  }
}
