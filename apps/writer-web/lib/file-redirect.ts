/** Turns the API's short-lived link into a redirect; a refusal into a plain word with the right status. */
import "server-only";
import { type NextRequest, NextResponse } from "next/server";
import type { Result } from "./http";
import { SESSION_COOKIE } from "./session";

export function redirectToFile<T>(
  request: NextRequest,
  result: Result<T>,
  urlOf: (data: T) => string | null,
): Response {
  if (!result.ok && result.problem.status === 401 && !request.cookies.has(SESSION_COOKIE)) {
    const next = encodeURIComponent(request.nextUrl.pathname);
    return new NextResponse(null, { status: 303, headers: { location: `/sign-in?next=${next}` } });
  }
  if (!result.ok) return plain(result.problem.status, `${result.problem.title}. ${result.problem.detail}`);
  const url = urlOf(result.data);
  if (!url) return plain(404, "There is no such file.");
  return new NextResponse(null, {
    status: 303,
    headers: { location: url, "cache-control": "private, no-store" },
  });
}

function plain(status: number, text: string): Response {
  return new NextResponse(text, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
