/**
 * The browser's way to the API: turns the session cookie into a bearer token, streams bodies both ways, and
 * keeps the token to itself when somebody signs in. Requests that change something must come from our own
 * pages.
 */
import { type Endpoint, EVENT_STREAM } from "@script-manifest/contracts";
import { cookies } from "next/headers";
import { type NextRequest, NextResponse } from "next/server";
import { matchEndpoint, requestHeaders, responseHeaders } from "@/lib/api-proxy";
import { config } from "@/lib/config";
import { ownProblem, unreachable } from "@/lib/http";
import { isOwnOrigin, SESSION_COOKIE, sessionCookie } from "@/lib/session";
import { stopping } from "@/lib/stopping";

/** What is read comes soon or not at all; a file that is made first, and a change, may take longer. */
const READ_MS = 15_000;
const TIMEOUT_MS = 30_000;

async function handle(request: NextRequest): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  const match = matchEndpoint(request.method, pathname);
  if (match.kind === "none") return problem("not_found", 404, "Not found", "There is no such address.");
  if (match.kind === "wrong_method")
    return problem("method_not_allowed", 405, "Method not allowed", "This address takes other methods.");
  if (request.method !== "GET" && !isOwnOrigin(request.headers))
    return problem("forbidden", 403, "Foreign origin", "This request did not come from our own pages.");

  const token = (await cookies()).get(SESSION_COOKIE)?.value ?? null;
  const headers = requestHeaders(request.headers, token);
  const { signal, answered } = signalFor(request, match.endpoint);
  let upstream: Response;
  try {
    upstream = await fetch(`${config().apiGatewayUrl}${pathname}${search}`, {
      method: request.method,
      headers,
      body: request.method === "GET" ? null : request.body,
      redirect: "manual",
      cache: "no-store",
      signal,
      duplex: "half",
    } as RequestInit);
    answered();
  } catch {
    const gone = unreachable(request.method, headers.get("x-request-id") ?? "");
    return NextResponse.json(gone, {
      status: gone.status,
      headers: { "content-type": "application/problem+json" },
    });
  }
  if (match.name === "login" || match.name === "register") return startSession(upstream);
  if (match.name === "logout") return endSession(upstream);
  return new NextResponse(upstream.body, {
    status: upstream.status,
    headers: responseHeaders(upstream.headers),
  });
}

/**
 * Ends the request with its client, and in time; of a stream of events only the beginning has to come in
 * time.
 */
function signalFor(
  request: NextRequest,
  { method, produces }: Endpoint,
): { signal: AbortSignal; answered: () => void } {
  if (produces !== EVENT_STREAM) {
    const waitMs = method === "GET" && !produces ? READ_MS : TIMEOUT_MS;
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(waitMs)]);
    return { signal, answered: () => {} };
  }
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), TIMEOUT_MS);
  return {
    signal: AbortSignal.any([request.signal, late.signal, stopping()]),
    answered: () => clearTimeout(timer),
  };
}

/** A success carries `{user, token}`: the token goes into the cookie, the rest to the browser. */
async function startSession(upstream: Response): Promise<Response> {
  const headers = responseHeaders(upstream.headers);
  if (!upstream.ok) return new NextResponse(upstream.body, { status: upstream.status, headers });
  const { token, ...rest } = (await upstream.json()) as { token: string; user: unknown };
  const response = NextResponse.json(rest, { status: upstream.status, headers });
  response.cookies.set(sessionCookie(token));
  return response;
}

/**
 * Whatever the API says, this browser is signed out. A session that had already ended is no error to the
 * person.
 */
async function endSession(upstream: Response): Promise<Response> {
  await upstream.body?.cancel();
  const response = new NextResponse(null, { status: 204 });
  response.cookies.delete(SESSION_COOKIE);
  return response;
}

function problem(
  code: "not_found" | "method_not_allowed" | "forbidden",
  status: number,
  title: string,
  detail: string,
): Response {
  const body = ownProblem(code, { status, title, detail, requestId: crypto.randomUUID() });
  return NextResponse.json(body, { status, headers: { "content-type": "application/problem+json" } });
}

export { handle as GET, handle as PATCH, handle as POST };
