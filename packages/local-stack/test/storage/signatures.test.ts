/** Conformance with S3, by its own SDK: only what was signed is done. */
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { openStorage, type Storage, statusOf } from "./harness.ts";

describe("signatures", () => {
  let storage: Storage;
  const body = randomBytes(20_000);
  before(async () => {
    storage = await openStorage();
  });
  after(() => storage.close());

  const send = (url: string, bytes: Buffer | string, contentType = "image/png") =>
    fetch(url, { method: "PUT", body: bytes, headers: { "content-type": contentType } });
  const signed = (key: string) =>
    storage.signUpload(key, { ContentType: "image/png", ContentLength: body.length });

  it("let a signed URL upload what it was signed for", async () => {
    assert.equal((await send(await signed("u/ok.png"), body)).status, 200);
    const { ContentType, ContentLength } = await storage.read("u/ok.png");
    assert.deepEqual([ContentType, ContentLength], ["image/png", body.length]);
  });

  it("refuse a signed upload of another type, another length, another key", async () => {
    const url = await signed("u/strict.png");
    assert.equal((await send(url, body, "text/html")).status, 403);
    assert.equal((await send(url, randomBytes(30_000))).status, 403);
    assert.equal((await send(url.replace("strict.png", "other.png"), body)).status, 403);
    assert.equal(await statusOf(storage.read("u/strict.png")), 404);
  });

  it("refuse a wrong secret, an unknown key, and nobody", async () => {
    const wrong = (accessKeyId: string, secretAccessKey: string) =>
      storage
        .connect({ credentials: { accessKeyId, secretAccessKey } })
        .send(new PutObjectCommand({ Bucket: storage.bucket, Key: "x", Body: "x" }));
    assert.equal(await statusOf(wrong(storage.accessKey, "wrong")), 403);
    assert.equal(await statusOf(wrong("stranger", "wrong")), 403);
    assert.equal((await fetch(`${storage.endpoint}/${storage.bucket}/x`)).status, 403);
  });

  it("refuse a signed URL once its time is over", async () => {
    await storage.put("expiring", "hello");
    const url = await storage.signDownload("expiring", {}, 60);
    assert.equal((await fetch(url)).status, 200);
    storage.letPass(62_000);
    assert.equal((await fetch(url)).status, 403);
    storage.letPass(-62_000);
  });

  it("allow an upload URL without the checksum that the SDK would compute over nothing", async () => {
    const client = storage.connect({ requestChecksumCalculation: "WHEN_REQUIRED" });
    const url = await storage.signUpload("u/plain.png", { ContentType: "image/png" }, client);
    assert.doesNotMatch(url, /checksum/i);
    assert.equal((await send(url, "abc")).status, 200);
  });

  it("hold an upload to the SHA-256 it was signed with", async () => {
    const ChecksumSHA256 = createHash("sha256").update("right").digest("base64");
    const headers = { "x-amz-checksum-sha256": ChecksumSHA256 };
    const client = storage.connect({ requestChecksumCalculation: "WHEN_REQUIRED" });
    const command = new PutObjectCommand({ Bucket: storage.bucket, Key: "u/sha", ChecksumSHA256 });
    const unhoistableHeaders = new Set(["x-amz-checksum-sha256"]);
    const url = await getSignedUrl(client, command, { expiresIn: 300, unhoistableHeaders });
    assert.equal((await fetch(url, { method: "PUT", body: "right", headers })).status, 200);
    assert.equal((await fetch(url, { method: "PUT", body: "wrong", headers })).status, 400);
  });

  it("let a signed download name its file and type", async () => {
    await storage.put("report", "hello");
    const url = await storage.signDownload("report", {
      ResponseContentDisposition: 'attachment; filename="x y.txt"',
      ResponseContentType: "application/octet-stream",
    });
    const { headers } = await fetch(url);
    assert.equal(headers.get("content-disposition"), 'attachment; filename="x y.txt"');
    assert.equal(headers.get("content-type"), "application/octet-stream");
  });

  async function post(bytes: Buffer, changed: Record<string, string> = {}) {
    const { url, fields } = await createPresignedPost(storage.s3, {
      Bucket: storage.bucket,
      Key: "u/form.png",
      Conditions: [["content-length-range", 1, 1_000], { "Content-Type": "image/png" }],
      Fields: { "Content-Type": "image/png" },
      Expires: 300,
    });
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...changed })) form.append(name, value);
    form.append("file", new Blob([new Uint8Array(bytes)]), "f.png");
    return fetch(url, { method: "POST", body: form });
  }

  it("let a form with a signed policy upload within its limits", async () => {
    assert.equal((await post(randomBytes(500))).status, 204);
    const { ContentLength, ContentType } = await storage.read("u/form.png");
    assert.deepEqual([ContentLength, ContentType], [500, "image/png"]);
  });

  it("refuse a form that is too large, changes its key, or adds a field", async () => {
    assert.equal((await post(randomBytes(5_000))).status, 400);
    assert.equal((await post(randomBytes(500), { key: "u/evil.png" })).status, 403);
    assert.equal((await post(randomBytes(500), { acl: "public-read" })).status, 403);
  });

  it("refuse a form once its policy is over", async () => {
    storage.letPass(302_000);
    assert.equal((await post(randomBytes(500))).status, 403);
    storage.letPass(-302_000);
  });
});
