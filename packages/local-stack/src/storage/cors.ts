/** Which pages may use the storage from a browser, as each bucket's owner says. */
import type { ServerResponse } from "node:http";
import { header, type S3Request } from "./request.ts";
import { S3Error } from "./s3-error.ts";
import { readElement, readElements } from "./xml.ts";

export interface CorsRule {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly expose: readonly string[];
  readonly maxAgeSeconds: number;
}

/** Reads what PutBucketCors sends. */
export function readCorsRules(xml: string): CorsRule[] {
  return readElements(xml, "CORSRule").map((rule) => ({
    origins: readElements(rule, "AllowedOrigin"),
    methods: readElements(rule, "AllowedMethod"),
    headers: readElements(rule, "AllowedHeader"),
    expose: readElements(rule, "ExposeHeader"),
    maxAgeSeconds: Number(readElement(rule, "MaxAgeSeconds")) || 0,
  }));
}

/**
 * Adds the answer's CORS headers where a rule allows the page, and answers a preflight altogether. True when
 * it did; throws an S3Error (403) for a preflight that no rule allows.
 */
export function applyCors(request: S3Request, response: ServerResponse, rules: readonly CorsRule[]): boolean {
  const origin = header(request, "origin");
  const isPreflight = request.method === "OPTIONS";
  const method = isPreflight ? header(request, "access-control-request-method") : request.method;
  const rule = rules.find(
    ({ origins, methods }) =>
      methods.includes(method) && origins.some((one) => one === "*" || one === origin),
  );
  if (origin && rule) {
    response.setHeader("access-control-allow-origin", origin);
    response.setHeader("vary", "Origin");
    response.setHeader("access-control-expose-headers", rule.expose.join(", "));
  }
  if (!isPreflight) return false;
  if (!origin || !rule)
    throw new S3Error(403, "AccessForbidden", "CORSResponse: this request is not allowed.");
  response.setHeader("access-control-allow-methods", rule.methods.join(", "));
  response.setHeader("access-control-allow-headers", allowedHeaders(request, rule));
  response.setHeader("access-control-max-age", String(rule.maxAgeSeconds));
  response.writeHead(200, { "content-length": "0" }).end();
  return true;
}

function allowedHeaders(request: S3Request, { headers }: CorsRule): string {
  const asked = header(request, "access-control-request-headers").split(",");
  const allowed = headers.map((name) => name.toLowerCase());
  return asked
    .map((name) => name.trim())
    .filter((name) => allowed.includes("*") || allowed.includes(name.toLowerCase()))
    .join(", ");
}
