/** Object storage in memory, for tests. Its links lead nowhere; `put` stands for the upload. */
import { ObjectMissing, type ObjectStorage, ObjectTooLarge } from "./interface.ts";

export function createMemoryObjectStorage(o: { clock?: () => number } = {}): ObjectStorage {
  const clock = o.clock ?? Date.now;
  const objects = new Map<string, { body: Buffer; contentType: string }>();
  return {
    async presignUpload({ key, contentType }) {
      return {
        url: `https://storage.invalid/${encodeURIComponent(key)}`,
        method: "PUT",
        headers: { "content-type": contentType },
      };
    },
    async presignDownload({ key, expiresInSeconds }) {
      const expiresAt = new Date(clock() + expiresInSeconds * 1_000).toISOString();
      return { url: `https://storage.invalid/${encodeURIComponent(key)}`, expiresAt };
    },
    async head(key) {
      const found = objects.get(key);
      return found ? { sizeBytes: found.body.length, contentType: found.contentType } : null;
    },
    async read(key, { sizeBytesMax }) {
      const found = objects.get(key);
      if (!found) throw new ObjectMissing(key);
      if (found.body.length > sizeBytesMax) throw new ObjectTooLarge(key);
      return Buffer.from(found.body);
    },
    async put(key, body, contentType) {
      objects.set(key, { body: Buffer.from(body), contentType });
    },
    async ensureBucket() {},
    async healthCheck() {},
  };
}
