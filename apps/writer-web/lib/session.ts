/**
 * The session cookie: an opaque token that browser code never sees.
 *
 * Belongs here: its name, its attributes, and the guard against requests from foreign sites. Does not: who it
 * belongs to (viewer.ts asks the API).
 */
import { config } from "./config";

export const SESSION_COOKIE = "sm_session";

const SESSION_AGE_SECONDS_MAX = 30 * 24 * 60 * 60;

/**
 * Lax, so that a link from an e-mail or the return from Stripe arrives signed in. Secure wherever people use
 * https.
 */
export function sessionCookie(token: string) {
  return {
    name: SESSION_COOKIE,
    value: token,
    httpOnly: true,
    sameSite: "lax",
    secure: config().frontendUrl.startsWith("https:"),
    path: "/",
    maxAge: SESSION_AGE_SECONDS_MAX,
  } as const;
}

/**
 * True when a request that changes something comes from our own pages. A browser sends Origin on every such
 * request; one without it, or from elsewhere, is refused.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  const { host, origin: normalised } = new URL(origin);
  return host === headers.get("host") || normalised === config().frontendUrl;
}

/**
 * Where to go after signing in: a path of this site, or the fallback. `//evil.example` and `/\evil` are not
 * ours.
 */
export function safeReturnPath(next: string | null | undefined, fallback = "/projects"): string {
  if (!next || !/^\/(?![/\\])/.test(next)) return fallback;
  const url = new URL(next, "http://own.invalid");
  return url.host === "own.invalid" ? url.pathname + url.search + url.hash : fallback;
}
