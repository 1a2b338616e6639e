/**
 * The browser's one door to the API: this app's own proxy, which turns the session cookie into a token. Typed
 * by the same table the services and the gateway serve. It answers with a result and never throws for an
 * answer or its lack.
 */
import { type BrowserEndpoint, browserRoutes } from "./browser-routes";
import type { RequestOf, ResponseOf } from "./endpoints";
import { type AddressParts, addressOf, type Result, readProblem, unreachable } from "./http";

export type { Result } from "./http";

interface CallOptions {
  /** Sent on a POST: repeating a call with the same key has the effect of one. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** Where an endpoint is, for what is opened instead of fetched. */
export function addressOfRoute(name: BrowserEndpoint, parts: AddressParts): string {
  return addressOf(browserRoutes[name].split(" ")[1] ?? "", parts);
}

/** Calls one endpoint by name. A request that got no answer at all is a problem with status 503. */
export async function call<K extends BrowserEndpoint>(
  name: K,
  request: RequestOf<K>,
  { idempotencyKey, signal }: CallOptions = {},
): Promise<Result<ResponseOf<K>>> {
  const [method = "GET", path = ""] = browserRoutes[name].split(" ");
  const { body, ...parts } = request as AddressParts & { body?: unknown };
  const headers = new Headers({ accept: "application/json" });
  if (body !== undefined) headers.set("content-type", "application/json");
  if (idempotencyKey) headers.set("idempotency-key", idempotencyKey);
  try {
    const response = await fetch(addressOf(path, parts), {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    if (!response.ok) return { ok: false, problem: await readProblem(response) };
    const data = response.status === 204 ? null : await response.json();
    return { ok: true, data: data as ResponseOf<K> };
  } catch {
    return { ok: false, problem: unreachable(method) };
  }
}
