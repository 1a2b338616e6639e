/**
 * Runs before every page: gives the answer its nonce and its Content-Security-Policy. Nothing else is decided
 * here.
 */
import { type NextRequest, NextResponse } from "next/server";
import { config as settings } from "@/lib/config";
import { contentSecurityPolicy } from "@/lib/csp";
import { isPrivatePath } from "@/lib/private-paths";

const YEAR_SECONDS = 31_536_000;

export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy({ nonce, config: settings() });
  const headers = new Headers(request.headers);
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set("x-pathname", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (isPrivatePath(request.nextUrl.pathname)) response.headers.set("x-robots-tag", "noindex");
  if (settings().frontendUrl.startsWith("https:"))
    response.headers.set("strict-transport-security", `max-age=${YEAR_SECONDS}; includeSubDomains`);
  return response;
}

export const config = {
  matcher: [{ source: "/((?!api/|_next/static|_next/image|icon.svg|favicon.ico|apple-icon.png).*)" }],
};
