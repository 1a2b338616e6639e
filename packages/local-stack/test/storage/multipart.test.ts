/** Conformance with S3, by its own SDK: uploads in parts. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, it } from "node:test";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { openStorage, type Storage, statusOf } from "./harness.ts";

describe("an upload in parts", () => {
  let storage: Storage;
  before(async () => {
    storage = await openStorage();
  });
  after(() => storage.close());

  async function upload(Key: string, bodies: readonly Buffer[]) {
    const target = { Bucket: storage.bucket, Key };
    const begun = await storage.s3.send(
      new CreateMultipartUploadCommand({ ...target, ContentType: "image/png" }),
    );
    const UploadId = begun.UploadId ?? "";
    const Parts = [];
    for (const [index, Body] of bodies.entries()) {
      const PartNumber = index + 1;
      const part = await storage.s3.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body }));
      Parts.push({ PartNumber, ETag: part.ETag, ChecksumCRC32: part.ChecksumCRC32 });
    }
    return { ...target, UploadId, MultipartUpload: { Parts } };
  }

  it("becomes one object of the parts in order", async () => {
    const bodies = [randomBytes(6_000_000), randomBytes(6_000_000)];
    await storage.s3.send(new CompleteMultipartUploadCommand(await upload("whole", bodies)));
    const { Body, ContentType, ETag } = await readBytes("whole");
    assert.ok(Buffer.concat(bodies).equals(Body));
    assert.equal(ContentType, "image/png");
    assert.match(ETag ?? "", /-2"$/);
  });

  async function readBytes(key: string) {
    const answer = await fetch(await storage.signDownload(key));
    return {
      Body: Buffer.from(await answer.arrayBuffer()),
      ContentType: answer.headers.get("content-type"),
      ETag: answer.headers.get("etag"),
    };
  }

  it("is refused with a part that was never sent", async () => {
    const begun = await upload("partial", [randomBytes(10)]);
    const MultipartUpload = { Parts: [{ PartNumber: 2, ETag: `"${"0".repeat(32)}"` }] };
    assert.equal(
      await statusOf(storage.s3.send(new CompleteMultipartUploadCommand({ ...begun, MultipartUpload }))),
      400,
    );
    assert.equal(await statusOf(storage.read("partial")), 404);
  });

  it("leaves nothing when it is given up", async () => {
    const { MultipartUpload, ...begun } = await upload("aborted", [randomBytes(10)]);
    await storage.s3.send(new AbortMultipartUploadCommand(begun));
    assert.equal(
      await statusOf(storage.s3.send(new CompleteMultipartUploadCommand({ ...begun, MultipartUpload }))),
      404,
    );
  });
});
