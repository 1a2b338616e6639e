/**
 * Passes one request on to a service and its answer back, byte for byte: no body is parsed or written anew,
 * so that a webhook's signature survives and events stream.
 *
 * Belongs here: which headers travel. Does not: who may call (routes/), who calls (auth.ts).
 */
import { PassThrough, type Readable } from "node:stream";
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
  "x-accel-buffering",
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
  /** As forward, for an answer that stays open: it ends with the client, the upstream or `endStreams`. */
  forwardStream(
    request: FastifyRequest,
    reply: FastifyReply,
    o: Upstream & { path: string },
  ): Promise<FastifyReply>;
  /** Ends what `forwardStream` holds open, cleanly, so that the server can stop. */
  endStreams(): void;
  close(): Promise<void>;
}

/** More streams than this make other clients poll; a process holds a few times as many without trouble. */
const STREAMS_MAX = 5_000;

export function createProxy(o: { timeoutMs: number }): UpstreamProxy {
  // Only the first byte is awaited for so long: a download may pause, and a stream of events is silent for
  // long.
  const common = { headersTimeout: o.timeoutMs, bodyTimeout: 0, connect: { timeout: 3_000 } };
  const agent = new Agent({ ...common, keepAliveTimeout: 10_000, connections: 128 });
  // Streams keep their connections to themselves. Among the others they would leave none for requests.
  const streamAgent = new Agent({ ...common, connections: null });
  const streams = new Set<() => void>();
  const answer = async (
    dispatcher: Agent,
    request: FastifyRequest,
    reply: FastifyReply,
    upstream: Upstream & { path: string },
  ): Promise<Dispatcher.ResponseData> => {
    const abort = new AbortController();
    reply.raw.once("close", () => abort.abort());
    const response = await answerOf(dispatcher, request, upstream, abort.signal);
    reply.code(response.statusCode);
    for (const name of RESPONSE_HEADERS) {
      const value = response.headers[name];
      if (value !== undefined) reply.header(name, value);
    }
    return response;
  };
  return {
    forward: async (request, reply, upstream) =>
      reply.send((await answer(agent, request, reply, upstream)).body),
    async forwardStream(request, reply, upstream) {
      if (streams.size >= STREAMS_MAX)
        throw new ProblemError("upstream_unavailable", "Too many pages are being followed at the moment.");
      const { body } = await answer(streamAgent, request, reply, upstream);
      const output = new PassThrough();
      const end = () => {
        streams.delete(end);
        body.destroy();
        output.end();
      };
      streams.add(end);
      // However it ended upstream, here it is an end: the browser comes back, and is told what it missed.
      body
        .on("data", (chunk) => output.write(chunk))
        .once("error", end)
        .once("close", end);
      output.once("close", end);
      return reply.send(output);
    },
    endStreams: () => {
      for (const end of streams) end();
    },
    close: async () => {
      await Promise.all([agent.close(), streamAgent.destroy()]);
    },
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
