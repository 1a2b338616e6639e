/** What a client may do with an object: put, copy, read, delete it, or upload it in parts. */
import { createReadStream } from "node:fs";
import type { ServerResponse } from "node:http";
import { handleMultipart } from "./multipart.ts";
import { keptHeaders } from "./object-headers.ts";
import type { ObjectStore } from "./object-store.ts";
import { readObject } from "./read-object.ts";
import { receive } from "./receive.ts";
import { answer, header, type S3Request } from "./request.ts";
import { S3Error } from "./s3-error.ts";
import { S3_NAMESPACE } from "./xml.ts";

export async function handleObject(
  store: ObjectStore,
  request: S3Request & { payloadHash: string },
  response: ServerResponse,
): Promise<void> {
  const { method, bucket, key, query } = request;
  // Throws for an unknown bucket before anything is read.
  store.objects(bucket);
  if (query.has("uploadId") || query.has("uploads")) return handleMultipart(store, request, response);
  if (method === "GET" || method === "HEAD") return readObject(store, request, response);
  if (method === "DELETE") {
    await store.delete(bucket, key);
    return answer(response, 204);
  }
  if (method !== "PUT") throw new S3Error(405, "MethodNotAllowed");
  if (header(request, "if-none-match") === "*" && store.objects(bucket).has(key))
    throw new S3Error(412, "PreconditionFailed");
  return header(request, "x-amz-copy-source")
    ? copy(store, request, response)
    : put(store, request, response);
}

async function put(
  store: ObjectStore,
  request: S3Request & { payloadHash: string },
  response: ServerResponse,
) {
  const { body, headers, query, payloadHash, bucket, key } = request;
  const isSized =
    headers["content-length"] !== undefined || headers["x-amz-decoded-content-length"] !== undefined;
  if (!isSized) throw new S3Error(411, "MissingContentLength");
  const received = await receive({
    source: body,
    folder: store.unfinishedFolder,
    headers,
    query,
    payloadHash,
  });
  const object = await store.put(bucket, key, { body: received, headers: keptHeaders(headers) });
  answer(response, 200, {
    headers: { etag: `"${object.etag}"`, "x-amz-checksum-crc32": object.crc32 ?? "" },
  });
}

async function copy(store: ObjectStore, request: S3Request, response: ServerResponse) {
  const source = decodeURIComponent(header(request, "x-amz-copy-source")).replace(/^\//, "");
  const slash = source.indexOf("/");
  const sourceBucket = source.slice(0, slash);
  const original = store.objects(sourceBucket).get(source.slice(slash + 1));
  if (!original) throw new S3Error(404, "NoSuchKey");
  const received = await receive({
    source: createReadStream(store.dataFile(sourceBucket, original)),
    folder: store.unfinishedFolder,
  });
  const replaces = header(request, "x-amz-metadata-directive") === "REPLACE";
  const headers = replaces ? keptHeaders(request.headers) : { ...original.headers };
  const { modifiedAt, etag } = await store.put(request.bucket, request.key, { body: received, headers });
  const result = `<LastModified>${modifiedAt}</LastModified><ETag>&quot;${etag}&quot;</ETag>`;
  answer(response, 200, { xml: `<CopyObjectResult ${S3_NAMESPACE}>${result}</CopyObjectResult>` });
}
