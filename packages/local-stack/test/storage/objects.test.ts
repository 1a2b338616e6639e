/** Conformance with S3, by its own SDK: objects and buckets. */
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { after, before, describe, it } from "node:test";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
} from "@aws-sdk/client-s3";
import { openStorage, type Storage, statusOf } from "./harness.ts";

describe("objects", () => {
  let storage: Storage;
  before(async () => {
    storage = await openStorage();
  });
  after(() => storage.close());
  const head = (Key: string) => storage.s3.send(new HeadObjectCommand({ Bucket: storage.bucket, Key }));

  it("creates a bucket, again without complaint, and finds it", async () => {
    await storage.s3.send(new CreateBucketCommand({ Bucket: "media" }));
    await storage.s3.send(new CreateBucketCommand({ Bucket: "media" }));
    await storage.s3.send(new HeadBucketCommand({ Bucket: "media" }));
    await storage.s3.send(new GetBucketLocationCommand({ Bucket: "media" }));
    const { Buckets = [] } = await storage.s3.send(new ListBucketsCommand({}));
    assert.deepEqual(
      Buckets.map(({ Name }) => Name),
      ["media", "test"],
    );
    assert.equal(await statusOf(storage.s3.send(new HeadBucketCommand({ Bucket: "nowhere" }))), 404);
    assert.equal(await statusOf(storage.s3.send(new CreateBucketCommand({ Bucket: "UPPER" }))), 400);
  });

  it("gives back an object's bytes, type, metadata and MD5 ETag", async () => {
    const { ETag, ChecksumCRC32 } = await storage.put("a/note.txt", "hello", {
      ContentType: "text/plain",
      Metadata: { mood: "bright" },
    });
    const md5 = createHash("md5").update("hello").digest("hex");
    assert.equal(ETag, `"${md5}"`);
    assert.equal(ChecksumCRC32, "NhCmhg==");
    assert.equal((await storage.read("a/note.txt")).text, "hello");
    const known = await head("a/note.txt");
    assert.deepEqual(
      [known.ContentLength, known.ContentType, known.Metadata, known.ETag],
      [5, "text/plain", { mood: "bright" }, `"${md5}"`],
    );
  });

  it("takes a stream sent in chunks with a trailing checksum", async () => {
    await storage.put("stream", Readable.from([Buffer.from("stream"), Buffer.from("ing")]), {
      ContentLength: 9,
    });
    assert.equal((await storage.read("stream")).text, "streaming");
  });

  it("answers 404 for an object that is not there", async () => {
    assert.equal(await statusOf(head("missing")), 404);
    await assert.rejects(storage.read("missing"), { name: "NoSuchKey" });
  });

  it("refuses bytes that differ from their checksum, and stores nothing", async () => {
    assert.equal(await statusOf(storage.put("crc", "abc", { ChecksumCRC32: "AAAAAA==" })), 400);
    assert.equal(await statusOf(head("crc")), 404);
  });

  it("reads ranges from the front and from the back, and refuses one beyond the end", async () => {
    await storage.put("range", "hello");
    const middle = await storage.read("range", { Range: "bytes=1-3" });
    assert.deepEqual(
      [middle.text, middle.ContentRange, middle.$metadata.httpStatusCode],
      ["ell", "bytes 1-3/5", 206],
    );
    assert.equal((await storage.read("range", { Range: "bytes=-2" })).text, "lo");
    assert.equal(await statusOf(storage.read("range", { Range: "bytes=9-" })), 416);
  });

  it("answers 304 to a reader who has it already", async () => {
    await storage.put("cached", "hello");
    const url = await storage.signDownload("cached");
    const etag = (await fetch(url)).headers.get("etag") ?? "";
    assert.equal((await fetch(url, { headers: { "if-none-match": etag } })).status, 304);
  });

  it("does not overwrite when asked to create only", async () => {
    await storage.put("once", "first");
    assert.equal(await statusOf(storage.put("once", "second", { IfNoneMatch: "*" })), 412);
    assert.equal((await storage.read("once")).text, "first");
  });

  it("replaces an object whole, never showing half of each", async () => {
    const versions = ["a".repeat(200_000), "b".repeat(200_000)];
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => storage.put("contended", versions[index % 2])),
    );
    assert.ok(versions.includes((await storage.read("contended")).text));
  });

  it("copies an object with its type", async () => {
    await storage.put("original", "hello", { ContentType: "text/plain" });
    const CopySource = `${storage.bucket}/original`;
    await storage.s3.send(new CopyObjectCommand({ Bucket: storage.bucket, Key: "copy", CopySource }));
    const copy = await storage.read("copy");
    assert.deepEqual([copy.text, copy.ContentType], ["hello", "text/plain"]);
  });

  it("lists by prefix, in pages, and folds folders at a delimiter", async () => {
    for (const key of ["list/a", "list/b", "list/c", "list/deep/x", "list/deep/y"])
      await storage.put(key, "x");
    const list = (more: object) =>
      storage.s3.send(new ListObjectsV2Command({ Bucket: storage.bucket, Prefix: "list/", ...more }));
    const first = await list({ MaxKeys: 2 });
    assert.deepEqual(
      [first.Contents?.map(({ Key }) => Key), first.IsTruncated],
      [["list/a", "list/b"], true],
    );
    const second = await list({ ContinuationToken: first.NextContinuationToken });
    assert.deepEqual([second.Contents?.length, second.IsTruncated], [3, false]);
    const folded = await list({ Delimiter: "/" });
    assert.deepEqual([folded.Contents?.length, folded.CommonPrefixes], [3, [{ Prefix: "list/deep/" }]]);
  });

  it("deletes one and many, and does not mind what is gone", async () => {
    for (const key of ["gone/1", "gone/2", "gone/3"]) await storage.put(key, "x");
    const { bucket: Bucket, s3 } = storage;
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "gone/1" }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "gone/1" }));
    await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "gone/2" }, { Key: "gone/3" }] } }),
    );
    const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "gone/" }));
    assert.equal(KeyCount, 0);
  });

  it("keeps keys with spaces, accents and signs apart", async () => {
    const key = "dir/ünï côdé +&?#.txt";
    await storage.put(key, "odd");
    assert.equal((await storage.read(key)).text, "odd");
  });

  it("keeps a key that climbs folders inside its own", async () => {
    await storage.put("../../evil.txt", "x");
    assert.equal((await storage.read("../../evil.txt")).text, "x");
  });

  it("takes fifty megabytes through a signed URL and gives them back", async () => {
    const bytes = randomBytes(50 * 1024 * 1024);
    const url = await storage.signUpload("big", { ContentType: "application/pdf" });
    const put = await fetch(url, {
      method: "PUT",
      body: bytes,
      headers: { "content-type": "application/pdf" },
    });
    assert.equal(put.headers.get("etag"), `"${createHash("md5").update(bytes).digest("hex")}"`);
    const got = await fetch(await storage.signDownload("big"));
    assert.ok(Buffer.from(await got.arrayBuffer()).equals(bytes));
  });
});
