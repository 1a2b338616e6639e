/**
 * One request to the storage, taken apart. Belongs here: reading and answering. Does not: what it asks for.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { S3Error } from "./s3-error.ts";

export interface S3Request {
  readonly method: string;
  /** As it was sent, still encoded: the signature covers these bytes. */
  readonly rawPath: string;
  readonly query: URLSearchParams;
  /** "" for the storage itself. */
  readonly bucket: string;
  /** "" for the bucket itself. */
  readonly key: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

export function readRequest(message: IncomingMessage): S3Request {
  const [rawPath = "/", rawQuery = ""] = (message.url ?? "/").split("?", 2);
  const [, bucket = "", ...key] = rawPath.split("/");
  try {
    return {
      method: message.method ?? "GET",
      rawPath,
      // A plus is a plus here, not a space.
      query: new URLSearchParams(rawQuery.replaceAll("+", "%2B")),
      bucket: decodeURIComponent(bucket),
      key: decodeURIComponent(key.join("/")),
      headers: message.headers,
      body: message,
    };
  } catch {
    throw new S3Error(400, "InvalidURI");
  }
}

/** A header that may be sent once, or "". */
export function header(request: Pick<S3Request, "headers">, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(",") : (value ?? "");
}

/** The whole body as text, for the small XML lists that clients send. */
export async function readText(request: S3Request): Promise<string> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.body) {
    const bytes = Buffer.from(chunk);
    sizeBytes += bytes.length;
    if (sizeBytes > TEXT_SIZE_BYTES_MAX) throw new S3Error(400, "MalformedXML", "The list is too long.");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const TEXT_SIZE_BYTES_MAX = 2 * 1024 * 1024;

/** Writes a whole answer. A body is XML; headers with an empty value are left out. */
export function answer(
  response: ServerResponse,
  status: number,
  { xml = "", headers = {} }: { xml?: string; headers?: Record<string, string> } = {},
): void {
  const kept = Object.entries(headers).filter(([, value]) => value !== "");
  const isHead = response.req.method === "HEAD";
  response.writeHead(status, {
    ...(xml ? { "content-type": "application/xml" } : {}),
    ...(status === 204 || status === 304 ? {} : { "content-length": String(Buffer.byteLength(xml)) }),
    ...Object.fromEntries(kept),
  });
  response.end(isHead || xml === "" ? undefined : xml);
}
