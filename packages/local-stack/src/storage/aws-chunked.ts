/** The `aws-chunked` transfer that S3's SDKs use for streams: sized chunks, then checksums as trailers. */
import { Transform } from "node:stream";
import { S3Error } from "./s3-error.ts";

/** Passes on the content without its frame, and writes the trailers it meets at the end into `trailers`. */
export function decodeAwsChunked(trailers: Map<string, string>): Transform {
  let pending: Buffer = Buffer.alloc(0);
  /** Bytes of the chunk still to come; null between chunks. */
  let left: number | null = null;
  let ended = false;

  const takeLine = (): string | null => {
    const at = pending.indexOf("\r\n");
    if (at < 0) return null;
    const line = pending.subarray(0, at).toString("latin1");
    pending = pending.subarray(at + 2);
    return line;
  };
  /** One step; false when more bytes are needed first. */
  const step = (push: (content: Buffer) => void): boolean => {
    if (left === null) {
      const line = takeLine();
      if (line === null) return false;
      if (ended) {
        const colon = line.indexOf(":");
        if (colon > 0) trailers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
        return true;
      }
      const sizeBytes = /^[0-9a-f]{1,8}(;|$)/i.test(line) ? Number.parseInt(line, 16) : Number.NaN;
      if (Number.isNaN(sizeBytes)) throw new S3Error(400, "InvalidChunk");
      if (sizeBytes === 0) ended = true;
      else left = sizeBytes;
      return true;
    }
    if (left > 0) {
      if (pending.length === 0) return false;
      const content = pending.subarray(0, left);
      push(content);
      pending = pending.subarray(content.length);
      left -= content.length;
      return true;
    }
    // The line end behind the chunk.
    if (pending.length < 2) return false;
    pending = pending.subarray(2);
    left = null;
    return true;
  };

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      try {
        while (step((content) => this.push(content)));
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    flush(done) {
      done(ended ? null : new S3Error(400, "IncompleteBody"));
    },
  });
}
