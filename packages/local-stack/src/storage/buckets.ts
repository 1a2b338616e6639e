/**
 * What a client may do with a bucket: make it, look for it, list it, set its rules, delete many objects at
 * once.
 */
import type { ServerResponse } from "node:http";
import { readCorsRules } from "./cors.ts";
import type { ObjectStore, StoredObject } from "./object-store.ts";
import { answer, readText, type S3Request } from "./request.ts";
import { S3Error } from "./s3-error.ts";
import { escapeXml, readElements, S3_NAMESPACE } from "./xml.ts";

export function listBuckets(store: ObjectStore, response: ServerResponse): void {
  const buckets = store.bucketNames().map((name) => `<Bucket><Name>${name}</Name></Bucket>`);
  answer(response, 200, {
    xml: `<ListAllMyBucketsResult ${S3_NAMESPACE}><Buckets>${buckets.join("")}</Buckets></ListAllMyBucketsResult>`,
  });
}

export async function handleBucket(
  { store, region }: { store: ObjectStore; region: string },
  request: S3Request,
  response: ServerResponse,
): Promise<void> {
  const { method, bucket, query } = request;
  if (method === "PUT" && !query.has("cors")) {
    await store.createBucket(bucket);
    return answer(response, 200, { headers: { location: `/${bucket}` } });
  }
  const objects = store.objects(bucket);
  if (method === "PUT") {
    await store.setCorsRules(bucket, readCorsRules(await readText(request)));
    return answer(response, 200);
  }
  if (method === "POST" && query.has("delete")) return deleteMany(store, request, response);
  if (method === "HEAD") return answer(response, 200);
  if (method === "GET" && query.has("location"))
    return answer(response, 200, {
      xml: `<LocationConstraint ${S3_NAMESPACE}>${escapeXml(region)}</LocationConstraint>`,
    });
  if (method === "GET" && !query.has("cors"))
    return answer(response, 200, { xml: listObjects(request, objects) });
  throw new S3Error(405, "MethodNotAllowed");
}

async function deleteMany(store: ObjectStore, request: S3Request, response: ServerResponse): Promise<void> {
  const keys = readElements(await readText(request), "Key");
  for (const key of keys) await store.delete(request.bucket, key);
  const deleted = keys.map((key) => `<Deleted><Key>${escapeXml(key)}</Key></Deleted>`);
  answer(response, 200, { xml: `<DeleteResult ${S3_NAMESPACE}>${deleted.join("")}</DeleteResult>` });
}

/** ListObjectsV2: prefix, delimiter, pages. */
function listObjects({ bucket, query }: S3Request, objects: ReadonlyMap<string, StoredObject>): string {
  const prefix = query.get("prefix") ?? "";
  const delimiter = query.get("delimiter") ?? "";
  const keysMax = Math.min(Number(query.get("max-keys") ?? KEYS_MAX) || 0, KEYS_MAX);
  const token = query.get("continuation-token");
  const after = token ? Buffer.from(token, "base64url").toString() : (query.get("start-after") ?? "");

  const contents: string[] = [];
  const folders = new Set<string>();
  let lastKey: string | null = null;
  let isTruncated = false;
  for (const key of [...objects.keys()].filter((one) => one.startsWith(prefix) && one > after).sort()) {
    const cut = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const folder = cut < 0 ? null : key.slice(0, cut + delimiter.length);
    const isKnown = folder !== null && folders.has(folder);
    if (!isKnown && contents.length + folders.size >= keysMax) {
      isTruncated = true;
      break;
    }
    const object = objects.get(key);
    if (folder !== null) folders.add(folder);
    else if (object) contents.push(describe(object));
    lastKey = key;
  }

  const nextToken = isTruncated && lastKey !== null ? Buffer.from(lastKey).toString("base64url") : "";
  return [
    `<ListBucketResult ${S3_NAMESPACE}><Name>${bucket}</Name><Prefix>${escapeXml(prefix)}</Prefix>`,
    `<KeyCount>${contents.length + folders.size}</KeyCount><MaxKeys>${keysMax}</MaxKeys>`,
    `<IsTruncated>${isTruncated}</IsTruncated>`,
    nextToken && `<NextContinuationToken>${nextToken}</NextContinuationToken>`,
    ...contents,
    ...[...folders].map((one) => `<CommonPrefixes><Prefix>${escapeXml(one)}</Prefix></CommonPrefixes>`),
    "</ListBucketResult>",
  ].join("");
}

const KEYS_MAX = 1_000;

function describe({ key, modifiedAt, etag, sizeBytes }: StoredObject): string {
  return [
    `<Contents><Key>${escapeXml(key)}</Key><LastModified>${modifiedAt}</LastModified>`,
    `<ETag>&quot;${etag}&quot;</ETag><Size>${sizeBytes}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  ].join("");
}
