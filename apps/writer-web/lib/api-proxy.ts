/**
 * Which requests the app's own proxy passes on, and how. Only rows of the endpoint tables pass; Stripe's
 * webhook and everything unlisted do not exist here.
 *
 * Belongs here: matching, and the headers that cross. Does not: cookies of the session (the route sets them).
 */
import "server-only";
import { type Endpoint, EVENT_STREAM, publishedApis } from "@script-manifest/contracts";

interface Matcher {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly pattern: RegExp;
}

const matchers: readonly Matcher[] = publishedApis.flatMap(({ publicPrefix, endpoints }) =>
  Object.entries(endpoints)
    .filter(([, endpoint]) => endpoint.access !== "stripe")
    .map(([name, endpoint]) => ({
      name,
      endpoint,
      pattern: new RegExp(`^${publicPrefix}${endpoint.path.replace(/:\w+/g, "[^/]+")}$`),
    })),
);

export type Match =
  | { readonly kind: "endpoint"; readonly name: string; readonly endpoint: Endpoint }
  | { readonly kind: "wrong_method" }
  | { readonly kind: "none" };

/**
 * Finds the row for a method and a path. Literal segments win over parameters because they are tried by exact
 * match first.
 */
export function matchEndpoint(method: string, path: string): Match {
  const candidates = matchers.filter(({ pattern }) => pattern.test(path));
  const found = candidates.find(({ endpoint }) => endpoint.method === method);
  if (found) return { kind: "endpoint", ...found };
  return { kind: candidates.length > 0 ? "wrong_method" : "none" };
}

const REQUEST_HEADERS = [
  "accept",
  "content-type",
  "idempotency-key",
  "last-event-id",
  "x-request-id",
  "x-forwarded-for",
];
const RESPONSE_HEADERS = ["content-type", "content-disposition", "retry-after", "x-request-id", "location"];

/** The request's headers as they travel on; the token takes the cookie's place. */
export function requestHeaders(incoming: Headers, token: string | null): Headers {
  const outgoing = pick(incoming, REQUEST_HEADERS);
  if (!outgoing.has("x-request-id")) outgoing.set("x-request-id", crypto.randomUUID());
  if (token) outgoing.set("authorization", `Bearer ${token}`);
  return outgoing;
}

/**
 * The answer's headers as the browser gets them. Private by default: nothing in between may keep an answer.
 */
export function responseHeaders(upstream: Headers): Headers {
  const outgoing = pick(upstream, RESPONSE_HEADERS);
  // Compressing would gather events until there are enough of them to be worth it.
  const isStream = outgoing.get("content-type")?.startsWith(EVENT_STREAM);
  outgoing.set("cache-control", isStream ? "private, no-store, no-transform" : "private, no-store");
  if (isStream) outgoing.set("x-accel-buffering", "no");
  return outgoing;
}

function pick(from: Headers, names: readonly string[]): Headers {
  const picked = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) picked.set(name, value);
  }
  return picked;
}
