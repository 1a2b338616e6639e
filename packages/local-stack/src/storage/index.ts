/**
 * A small, strict object storage that speaks S3, for development and tests: every request is signed or
 * refused, as on the real thing. Belongs here: the server and who answers what. Does not: the answers
 * (buckets.ts, objects.ts …).
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { handleBucket, listBuckets } from "./buckets.ts";
import { applyCors } from "./cors.ts";
import { handleFormUpload } from "./form-upload.ts";
import { ObjectStore } from "./object-store.ts";
import { handleObject } from "./objects.ts";
import { readRequest } from "./request.ts";
import { S3Error } from "./s3-error.ts";
import { authenticate, type StorageCredentials } from "./signature.ts";
import { escapeXml } from "./xml.ts";

export interface ObjectStorageOptions {
  folder: string;
  /** 0 takes a free one. */
  port: number;
  credentials: StorageCredentials;
  /** Made when missing. */
  buckets?: readonly string[];
  /** Milliseconds since the epoch; the system's clock when absent. */
  clock?: () => number;
}

export interface ObjectStorageServer {
  readonly endpoint: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on this machine only. Rejects when the port is taken. */
export async function startObjectStorage(options: ObjectStorageOptions): Promise<ObjectStorageServer> {
  const { folder, credentials, buckets = [], clock = Date.now } = options;
  const store = await ObjectStore.open(folder, clock);
  for (const bucket of buckets) await store.createBucket(bucket);

  const server = createServer((message, response) => {
    handle({ store, credentials, now: clock() }, message, response).catch((error: unknown) =>
      refuse(response, error),
    );
  });
  // Uploads take as long as they take.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : options.port;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Context {
  readonly store: ObjectStore;
  readonly credentials: StorageCredentials;
  readonly now: number;
}

async function handle(context: Context, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { store, credentials, now } = context;
  const request = readRequest(message);
  if (request.method === "GET" && request.rawPath === READY_PATH) return void response.end("ok");
  if (applyCors(request, response, store.corsRules(request.bucket))) return;
  const isForm = request.method === "POST" && request.bucket && !request.key && !request.query.has("delete");
  if (isForm) return handleFormUpload(context, request, response);
  const { payloadHash } = authenticate(request, credentials, now);
  if (!request.bucket) return listBuckets(store, response);
  if (!request.key) return handleBucket({ store, region: credentials.region }, request, response);
  return handleObject(store, { ...request, payloadHash }, response);
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const known = error instanceof S3Error ? error : new S3Error(500, "InternalError", String(error));
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<Error><Code>${known.code}</Code><Message>${escapeXml(known.message)}</Message></Error>`,
  ].join("");
  const isHead = response.req.method === "HEAD";
  // The body may not have been read: the connection cannot serve another request.
  response.writeHead(known.status, { "content-type": "application/xml", connection: "close" });
  response.end(isHead ? undefined : xml);
  response.req.resume();
}

// No bucket's name starts with a hyphen.
const READY_PATH = "/-/ready";
