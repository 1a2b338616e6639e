/** What is stored outlives the server. */
import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { GetObjectCommand, PutBucketCorsCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { startObjectStorage } from "../../src/storage/index.ts";

describe("a storage that is started again", () => {
  const credentials = { accessKey: "key", secretKey: "secret", region: "us-east-1" };
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "storage-restart-"));
  });
  after(() => rm(folder, { recursive: true }));

  async function withStorage<T>(work: (s3: S3Client, endpoint: string) => Promise<T>): Promise<T> {
    const server = await startObjectStorage({ folder, port: 0, credentials, buckets: ["media"] });
    const s3 = new S3Client({
      endpoint: server.endpoint,
      region: credentials.region,
      forcePathStyle: true,
      credentials: { accessKeyId: credentials.accessKey, secretAccessKey: credentials.secretKey },
    });
    try {
      return await work(s3, server.endpoint);
    } finally {
      await server.close();
    }
  }

  it("still has its objects, their metadata and the bucket's rules", async () => {
    await withStorage(async (s3) => {
      const object = {
        Bucket: "media",
        Key: "a/note.txt",
        ContentType: "text/plain",
        Metadata: { mood: "bright" },
      };
      await s3.send(new PutObjectCommand({ ...object, Body: "first" }));
      await s3.send(new PutObjectCommand({ ...object, Body: "second" }));
      const rule = { AllowedMethods: ["GET"], AllowedOrigins: ["http://page"] };
      await s3.send(new PutBucketCorsCommand({ Bucket: "media", CORSConfiguration: { CORSRules: [rule] } }));
    });
    await withStorage(async (s3, endpoint) => {
      const answer = await s3.send(new GetObjectCommand({ Bucket: "media", Key: "a/note.txt" }));
      assert.equal(await answer.Body?.transformToString(), "second");
      assert.deepEqual([answer.ContentType, answer.Metadata], ["text/plain", { mood: "bright" }]);
      const headers = { origin: "http://page", "access-control-request-method": "GET" };
      assert.equal((await fetch(`${endpoint}/media/x`, { method: "OPTIONS", headers })).status, 200);
    });
  });

  it("keeps no bytes of what was replaced", async () => {
    const data = (await readdir(join(folder, "media"))).filter((name) => name.endsWith(".data"));
    assert.equal(data.length, 1);
  });
});
