/** GET and HEAD of an object: whole or a range, and only if it changed. */
import { createReadStream } from "node:fs";
import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { askedHeaders } from "./object-headers.ts";
import type { ObjectStore, StoredObject } from "./object-store.ts";
import { answer, header, type S3Request } from "./request.ts";
import { S3Error } from "./s3-error.ts";

export async function readObject(
  store: ObjectStore,
  request: S3Request,
  response: ServerResponse,
): Promise<void> {
  const { bucket, key, method, query } = request;
  const object = store.objects(bucket).get(key);
  if (!object) throw new S3Error(404, "NoSuchKey", "The specified key does not exist.");
  const etag = `"${object.etag}"`;
  const ifMatch = header(request, "if-match");
  if (ifMatch && ifMatch !== etag) throw new S3Error(412, "PreconditionFailed");
  if (header(request, "if-none-match") === etag) return answer(response, 304, { headers: { etag } });

  const range = readRange(header(request, "range"), object.sizeBytes);
  response.writeHead(range ? 206 : 200, {
    "content-type": "binary/octet-stream",
    ...object.headers,
    etag,
    "last-modified": new Date(object.modifiedAt).toUTCString(),
    "accept-ranges": "bytes",
    ...askedHeaders(query),
    "content-length": String(range ? range.end - range.start + 1 : object.sizeBytes),
    ...(range ? { "content-range": `bytes ${range.start}-${range.end}/${object.sizeBytes}` } : {}),
  });
  if (method === "HEAD" || object.sizeBytes === 0) return void response.end();
  await pipeline(createReadStream(store.dataFile(bucket, object), range ?? {}), response).catch(ignoreHangUp);
}

/** `bytes=1-3`, `bytes=5-`, `bytes=-2`; null for anything else, which S3 answers in full. */
function readRange(
  text: string,
  sizeBytes: StoredObject["sizeBytes"],
): { start: number; end: number } | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(text) ?? [];
  if (!first && !last) return null;
  const start = first ? Number(first) : Math.max(0, sizeBytes - Number(last));
  const end = first && last ? Math.min(sizeBytes - 1, Number(last)) : sizeBytes - 1;
  if (start > end) throw new S3Error(416, "InvalidRange");
  return { start, end };
}

/** A reader who goes away before the end is no fault of ours. */
function ignoreHangUp(error: NodeJS.ErrnoException): void {
  if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
}
