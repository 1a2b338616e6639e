/** Calling another service's internal row: typed by the row, proved by a service token, bounded in time. */
import { type Problem, ProblemSchema } from "@script-manifest/contracts";
import { request } from "undici";
import type { z } from "zod";

interface InternalRow {
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly responses: { readonly 200: z.ZodType };
}

type Input<E, K extends string> = K extends keyof E
  ? E[K] extends z.ZodType
    ? z.input<E[K]>
    : undefined
  : undefined;

/**
 * timeout and unreachable: it may or may not have been carried out · answer: the service refused, see status.
 */
export class ServiceCallError extends Error {
  override readonly name = "ServiceCallError";
  readonly kind: "timeout" | "unreachable" | "answer";
  /** Null unless the service answered. */
  readonly status: number | null;
  readonly problem: Problem | null;

  constructor(
    kind: ServiceCallError["kind"],
    message: string,
    o: { status?: number; problem?: Problem | null; cause?: unknown } = {},
  ) {
    super(message, { cause: o.cause });
    this.kind = kind;
    this.status = o.status ?? null;
    this.problem = o.problem ?? null;
  }
}

const TIMEOUT_MS = 5_000;

export async function callService<const E extends InternalRow>(o: {
  baseUrl: string;
  endpoint: E;
  params?: Input<E, "params">;
  query?: Input<E, "query">;
  body?: Input<E, "body">;
  token: string;
  requestId?: string;
  timeoutMs?: number;
}): Promise<z.output<E["responses"][200]>> {
  const url = urlOf(
    o.baseUrl,
    o.endpoint.path,
    o.params as Record<string, unknown> | undefined,
    o.query as Record<string, unknown> | undefined,
  );
  const { status, text } = await send(url, o);
  if (status !== 200)
    throw new ServiceCallError("answer", `${o.endpoint.path} answered ${status}`, {
      status,
      problem: problemFrom(text),
    });
  return o.endpoint.responses[200].parse(JSON.parse(text)) as z.output<E["responses"][200]>;
}

function urlOf(
  baseUrl: string,
  path: string,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, string] => [name, String(value)]),
  );
  return `${baseUrl}${filled}${search.size > 0 ? `?${search}` : ""}`;
}

async function send(
  url: string,
  o: { endpoint: InternalRow; body?: unknown; token: string; requestId?: string; timeoutMs?: number },
): Promise<{ status: number; text: string }> {
  const timeoutMs = o.timeoutMs ?? TIMEOUT_MS;
  try {
    const response = await request(url, {
      method: o.endpoint.method,
      headers: {
        "x-service-token": o.token,
        ...(o.requestId && { "x-request-id": o.requestId }),
        ...(o.body !== undefined && { "content-type": "application/json" }),
      },
      ...(o.body !== undefined && { body: JSON.stringify(o.body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.statusCode, text: await response.body.text() };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === "TimeoutError";
    throw new ServiceCallError(timedOut ? "timeout" : "unreachable", `${o.endpoint.path} did not answer`, {
      cause: error,
    });
  }
}

function problemFrom(text: string): Problem | null {
  try {
    return ProblemSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
