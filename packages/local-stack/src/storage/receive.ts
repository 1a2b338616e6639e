/** Takes a body in: onto disk, counted, and compared with every checksum the client sent along. */
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { decodeAwsChunked } from "./aws-chunked.ts";
import { S3Error } from "./s3-error.ts";

export interface Received {
  /** A file of its own, to be moved or removed by the caller. */
  readonly file: string;
  readonly sizeBytes: number;
  /** MD5 in hex, which is what S3 calls the ETag of a simple object. */
  readonly etag: string;
  readonly crc32: string;
}

export interface ReceiveOptions {
  source: Readable;
  /** Where unfinished files may lie. */
  folder: string;
  headers?: IncomingHttpHeaders;
  query?: URLSearchParams;
  /** What the signature says of the body. */
  payloadHash?: string;
  limits?: { sizeBytesMin: number; sizeBytesMax: number };
}

/** Throws an S3Error (400) when the body is not what was announced; nothing is left on disk then. */
export async function receive(options: ReceiveOptions): Promise<Received> {
  const { source, folder, payloadHash = "UNSIGNED-PAYLOAD", limits } = options;
  const file = join(folder, randomUUID());
  const trailers = new Map<string, string>();
  const measure = new Measure(limits?.sizeBytesMax ?? Number.POSITIVE_INFINITY);
  try {
    const target = createWriteStream(file);
    if (payloadHash.startsWith("STREAMING-"))
      await pipeline(source, decodeAwsChunked(trailers), measure, target);
    else await pipeline(source, measure, target);
    const digests = measure.digests();
    compare(options, trailers, { ...digests, sizeBytes: measure.sizeBytes });
    return {
      file,
      sizeBytes: measure.sizeBytes,
      etag: digests.md5.toString("hex"),
      crc32: digests.crc32.toString("base64"),
    };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** Counts and hashes what flows through. */
class Measure extends Transform {
  sizeBytes = 0;
  readonly #sizeBytesMax: number;
  readonly #md5 = createHash("md5");
  readonly #sha256 = createHash("sha256");
  #crc32 = 0;

  constructor(sizeBytesMax: number) {
    super();
    this.#sizeBytesMax = sizeBytesMax;
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error?: Error | null, data?: Buffer) => void,
  ) {
    this.sizeBytes += chunk.length;
    if (this.sizeBytes > this.#sizeBytesMax) return done(new S3Error(400, "EntityTooLarge"));
    this.#md5.update(chunk);
    this.#sha256.update(chunk);
    this.#crc32 = crc32(chunk, this.#crc32);
    done(null, chunk);
  }

  digests() {
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(this.#crc32 >>> 0);
    return { md5: this.#md5.digest(), sha256: this.#sha256.digest(), crc32: crc };
  }
}

interface Measured {
  readonly sizeBytes: number;
  readonly md5: Buffer;
  readonly sha256: Buffer;
  readonly crc32: Buffer;
}

function compare(options: ReceiveOptions, trailers: ReadonlyMap<string, string>, measured: Measured): void {
  const { headers = {}, query, payloadHash = "", limits } = options;
  const announced = (name: string) => trailers.get(name) ?? String(headers[name] ?? "");
  const sha256Base64 = announced("x-amz-checksum-sha256") || (query?.get("x-amz-checksum-sha256") ?? "");
  // A presigned URL carries the CRC32 its maker computed over no body at all; S3 ignores it there, and so do
  // we.
  const crc32Base64 = announced("x-amz-checksum-crc32");
  const decodedLength = announced("x-amz-decoded-content-length");

  if (limits && measured.sizeBytes < limits.sizeBytesMin) throw new S3Error(400, "EntityTooSmall");
  if (decodedLength && Number(decodedLength) !== measured.sizeBytes) throw new S3Error(400, "IncompleteBody");
  if (/^[0-9a-f]{64}$/.test(payloadHash) && payloadHash !== measured.sha256.toString("hex"))
    throw new S3Error(400, "XAmzContentSHA256Mismatch");
  const matches =
    (!sha256Base64 || sha256Base64 === measured.sha256.toString("base64")) &&
    (!crc32Base64 || crc32Base64 === measured.crc32.toString("base64")) &&
    (!headers["content-md5"] || headers["content-md5"] === measured.md5.toString("base64"));
  if (!matches) throw new S3Error(400, "BadDigest");
}
