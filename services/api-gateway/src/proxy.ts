/**
 * Passes one request on to a service and its answer back, byte for byte: no body is parsed or written anew,
 * so that a webhook's signature survives and events stream.
 *
 * Belongs here: which headers travel. Does not: who may call (routes/), who calls (auth.ts).
 */
import type { Readable } from "node:stream";
import { ProblemError } from "@script-manifest/service-kit";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Agent, type Dispatcher, errors, request as send } from "undici";

/** Only these travel inwards. An identity header from outside therefore never does, whatever its name. */
const REQUEST_HEADERS = [
  "accept",
  "accept-language",
  "content-type",
  "content-length",
  "idempotency-key",
  "if-match",
  "if-none-match",
  "last-event-id",
  "stripe-signature",
  "user-agent",
] as const;

const RESPONSE_HEADERS = [
  "allow",
  "cache-control",
  "content-disposition",
  "content-length",
  "content-type",
  "etag",
  "idempotency-replayed",
  "last-modified",
  "location",
  "retry-after",
  "vary",
  "www-authenticate",
] as const;

export interface Upstream {
  readonly baseUrl: string;
  /** What the gateway itself says of the request: the service token and the like. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface UpstreamProxy {
  forward(
    request: FastifyRequest,
    reply: FastifyReply,
    o: Upstream & { path: string },
  ): Promise<FastifyReply>;
  close(): Promise<void>;
}

export function createProxy(o: { timeoutMs: number }): UpstreamProxy {
  // A stream of events may stay silent for long: only the first byte is awaited for so long.
  const agent = new Agent({
    keepAliveTimeout: 10_000,
    connections: 128,
    headersTimeout: o.timeoutMs,
    bodyTimeout: 0,
    connect: { timeout: 3_000 },
  });
  return {
    async forward(request, reply, upstream) {
      const abort = new AbortController();
      reply.raw.once("close", () => abort.abort());
      const response = await answerOf(agent, request, upstream, abort.signal);
      reply.code(response.statusCode);
      for (const name of RESPONSE_HEADERS) {
        const value = response.headers[name];
        if (value !== undefined) reply.header(name, value);
      }
      return reply.send(response.body);
    },
    close: () => agent.close(),
  };
}

async function answerOf(
  dispatcher: Agent,
  request: FastifyRequest,
  upstream: Upstream & { path: string },
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const search = request.raw.url?.split("?", 2)[1];
  try {
    return await send(`${upstream.baseUrl}${upstream.path}${search ? `?${search}` : ""}`, {
      dispatcher,
      signal,
      method: request.method as Dispatcher.HttpMethod,
      headers: {
        ...pick(request),
        "x-request-id": request.id,
        "x-forwarded-for": request.ip,
        ...upstream.headers,
      },
      body: (request.body as Readable | undefined) ?? null,
    });
  } catch (error) {
    if (error instanceof errors.HeadersTimeoutError)
      throw new ProblemError("upstream_timeout", "The answer took too long. Try again.");
    request.log.warn({ err: error, upstream: upstream.baseUrl }, "upstream does not answer");
    throw new ProblemError(
      "upstream_unavailable",
      "A part of the platform does not answer. Try again in a moment.",
    );
  }
}

function pick(request: FastifyRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of REQUEST_HEADERS) {
    const value = request.headers[name];
    if (typeof value === "string") headers[name] = value;
  }
  // Without a body its length would promise bytes that never come.
  if (request.body === undefined || request.body === null) delete headers["content-length"];
  return headers;
}
