/** Uploads in parts: each part lies in a folder of the upload until the client says which make the object. */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { keptHeaders } from "./object-headers.ts";
import type { ObjectStore } from "./object-store.ts";
import { receive } from "./receive.ts";
import { answer, readText, type S3Request } from "./request.ts";
import { S3Error } from "./s3-error.ts";
import { sha256 } from "./signature.ts";
import { escapeXml, readElement, readElements, S3_NAMESPACE } from "./xml.ts";

export async function handleMultipart(
  store: ObjectStore,
  request: S3Request & { payloadHash: string },
  response: ServerResponse,
): Promise<void> {
  const { method, query } = request;
  if (method === "POST" && query.has("uploads")) return begin(store, request, response);
  const folder = uploadFolder(store, request, query.get("uploadId") ?? "");
  if (!(await stat(folder).catch(() => null))) throw new S3Error(404, "NoSuchUpload");
  if (method === "PUT") return putPart(store, request, { response, folder });
  if (method === "POST") return complete(store, request, { response, folder });
  if (method === "DELETE") {
    await rm(folder, { recursive: true });
    return answer(response, 204);
  }
  throw new S3Error(405, "MethodNotAllowed");
}

/** An upload belongs to one key: the id given with another key names no folder. */
function uploadFolder(store: ObjectStore, { bucket, key }: S3Request, uploadId: string): string {
  return join(store.unfinishedFolder, `upload-${sha256(JSON.stringify([bucket, key, uploadId]))}`);
}

async function begin(store: ObjectStore, request: S3Request, response: ServerResponse): Promise<void> {
  const uploadId = randomUUID();
  const folder = uploadFolder(store, request, uploadId);
  await mkdir(folder);
  await writeFile(join(folder, "headers"), JSON.stringify(keptHeaders(request.headers)));
  const result = `<Bucket>${request.bucket}</Bucket><Key>${escapeXml(request.key)}</Key><UploadId>${uploadId}</UploadId>`;
  answer(response, 200, {
    xml: `<InitiateMultipartUploadResult ${S3_NAMESPACE}>${result}</InitiateMultipartUploadResult>`,
  });
}

interface Upload {
  response: ServerResponse;
  folder: string;
}

async function putPart(
  store: ObjectStore,
  request: S3Request & { payloadHash: string },
  { response, folder }: Upload,
): Promise<void> {
  const { body, headers, query, payloadHash } = request;
  const part = await receive({ source: body, folder: store.unfinishedFolder, headers, query, payloadHash });
  await rename(part.file, join(folder, `${Number(query.get("partNumber"))}-${part.etag}`));
  answer(response, 200, { headers: { etag: `"${part.etag}"`, "x-amz-checksum-crc32": part.crc32 } });
}

async function complete(store: ObjectStore, request: S3Request, { response, folder }: Upload): Promise<void> {
  const parts = readElements(await readText(request), "Part").map((part) => ({
    number: Number(readElement(part, "PartNumber")),
    etag: readElement(part, "ETag").replace(/&quot;|"/g, ""),
  }));
  const file = join(store.unfinishedFolder, randomUUID());
  const target = createWriteStream(file);
  const etags = createHash("md5");
  let sizeBytes = 0;
  for (const { number, etag } of parts) {
    if (!/^[0-9a-f]{32}$/.test(etag)) throw new S3Error(400, "InvalidPart");
    const path = join(folder, `${number}-${etag}`);
    const found = await stat(path).catch(() => null);
    if (!found) throw new S3Error(400, "InvalidPart");
    sizeBytes += found.size;
    etags.update(Buffer.from(etag, "hex"));
    await pipeline(createReadStream(path), target, { end: false });
  }
  await new Promise<void>((resolve) => target.end(() => resolve()));
  const headers: Record<string, string> = JSON.parse(await readFile(join(folder, "headers"), "utf8"));
  const body = { file, sizeBytes, etag: `${etags.digest("hex")}-${parts.length}` };
  const { bucket, key } = request;
  const object = await store.put(bucket, key, { body, headers });
  await rm(folder, { recursive: true });
  const result = `<Bucket>${bucket}</Bucket><Key>${escapeXml(key)}</Key><ETag>&quot;${object.etag}&quot;</ETag>`;
  answer(response, 200, {
    xml: `<CompleteMultipartUploadResult ${S3_NAMESPACE}>${result}</CompleteMultipartUploadResult>`,
  });
}
