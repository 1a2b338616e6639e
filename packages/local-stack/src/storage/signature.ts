/**
 * AWS Signature Version 4, checked as strictly as S3 does. Belongs here: who may ask. Does not: what they ask
 * for.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { header, type S3Request } from "./request.ts";
import { S3Error } from "./s3-error.ts";

export interface StorageCredentials {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

/** What a request says about its own signature, from its header or from a presigned URL. */
interface Claim {
  readonly scope: readonly string[];
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly amzDate: string;
  readonly payloadHash: string;
}

/**
 * Throws an S3Error (403) unless the request is signed with our credentials, in time, over everything it must
 * cover. Answers what it says of its body: a SHA-256 in hex, a STREAMING-… kind, or UNSIGNED-PAYLOAD.
 */
export function authenticate(
  request: S3Request,
  credentials: StorageCredentials,
  now: number,
): { payloadHash: string } {
  const claim = header(request, "authorization").startsWith("AWS4-HMAC-SHA256 ")
    ? readHeaderClaim(request, now)
    : readQueryClaim(request, now);
  const [accessKey, date = "", region, service] = claim.scope;
  if (accessKey !== credentials.accessKey) throw new S3Error(403, "InvalidAccessKeyId");
  const isOurs = region === credentials.region && service === "s3" && claim.signedHeaders.includes("host");
  if (!isOurs) throw new S3Error(403, "SignatureDoesNotMatch");

  const toSign = [
    "AWS4-HMAC-SHA256",
    claim.amzDate,
    claim.scope.slice(1).join("/"),
    sha256(canonical(request, claim)),
  ];
  const expected = signWith(credentials, date, toSign.join("\n"));
  if (!isSameText(expected, claim.signature)) throw new S3Error(403, "SignatureDoesNotMatch");

  const unsigned = Object.keys(request.headers).find(
    (name) =>
      name.startsWith("x-amz-") && name !== "x-amz-content-sha256" && !claim.signedHeaders.includes(name),
  );
  if (unsigned) throw new S3Error(403, "AccessDenied", `header ${unsigned} must be signed`);
  return { payloadHash: claim.payloadHash };
}

/** The signature, in hex, of a text with the day's key. Upload policies are signed with it too. */
export function signWith({ secretKey, region }: StorageCredentials, date: string, text: string): string {
  const key = ["s3", "aws4_request"].reduce(hmac, hmac(hmac(`AWS4${secretKey}`, date), region));
  return hmac(key, text).toString("hex");
}

/** Compares without telling by its speed how much was right. */
export function isSameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function readHeaderClaim(request: S3Request, now: number): Claim {
  const parts = header(request, "authorization").slice("AWS4-HMAC-SHA256 ".length).split(",");
  const fields = new Map(
    parts.map((part) => {
      const at = part.indexOf("=");
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    }),
  );
  const amzDate = header(request, "x-amz-date");
  if (Math.abs(now - parseAmzDate(amzDate)) > SKEW_MS_MAX) throw new S3Error(403, "RequestTimeTooSkewed");
  return {
    scope: (fields.get("Credential") ?? "").split("/"),
    signedHeaders: (fields.get("SignedHeaders") ?? "").split(";"),
    signature: fields.get("Signature") ?? "",
    amzDate,
    payloadHash: header(request, "x-amz-content-sha256") || "UNSIGNED-PAYLOAD",
  };
}

function readQueryClaim({ query }: S3Request, now: number): Claim {
  if (query.get("X-Amz-Algorithm") !== "AWS4-HMAC-SHA256") throw new S3Error(403, "AccessDenied");
  const amzDate = query.get("X-Amz-Date") ?? "";
  const expiresAt = parseAmzDate(amzDate) + Number(query.get("X-Amz-Expires") ?? 0) * 1000;
  if (!(now <= expiresAt)) throw new S3Error(403, "AccessDenied", "Request has expired");
  return {
    scope: (query.get("X-Amz-Credential") ?? "").split("/"),
    signedHeaders: (query.get("X-Amz-SignedHeaders") ?? "").split(";"),
    signature: query.get("X-Amz-Signature") ?? "",
    amzDate,
    payloadHash: "UNSIGNED-PAYLOAD",
  };
}

/** The canonical request of the signature's specification. */
function canonical(request: S3Request, { signedHeaders, payloadHash }: Claim): string {
  const query = [...request.query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]): [string, string] => [encode(name), encode(value)])
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const headers = signedHeaders
    .map((name) => `${name}:${header(request, name).trim().replace(/\s+/g, " ")}\n`)
    .join("");
  return [request.method, request.rawPath, query, headers, signedHeaders.join(";"), payloadHash].join("\n");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `20260102T030405Z` as milliseconds since the epoch; 1970 for anything else, which is always too old. */
function parseAmzDate(text: string): number {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  return iso === text ? 0 : Date.parse(iso) || 0;
}

const SKEW_MS_MAX = 15 * 60_000;
