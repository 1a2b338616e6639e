import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openTestStorage } from "@script-manifest/local-stack/testing";
import {
  contentDisposition,
  createMemoryObjectStorage,
  createS3ObjectStorage,
  ObjectMissing,
  type ObjectStorage,
  ObjectTooLarge,
} from "../src/index.ts";

function describeStorage(
  name: string,
  open: () => Promise<{ storage: ObjectStorage; close: () => Promise<void> }>,
): void {
  describe(`${name} keeps the storage contract`, () => {
    it("keeps bytes and type, answers null and ObjectMissing for what is not there, and bounds what it reads", async () => {
      const { storage, close } = await open();
      await storage.ensureBucket({ allowedOrigins: ["http://localhost:3000"] });
      await storage.ensureBucket();
      await storage.healthCheck();
      const body = Buffer.from("INT. ROOM - DAY");
      await storage.put("a/b.txt", body, "text/plain");
      assert.deepEqual(await storage.head("a/b.txt"), { sizeBytes: body.length, contentType: "text/plain" });
      assert.deepEqual(await storage.read("a/b.txt", { sizeBytesMax: 100 }), body);
      assert.equal(await storage.head("missing"), null);
      await assert.rejects(storage.read("missing", { sizeBytesMax: 1 }), ObjectMissing);
      await assert.rejects(storage.read("a/b.txt", { sizeBytesMax: 3 }), ObjectTooLarge);
      const upload = await storage.presignUpload({
        key: "up.pdf",
        contentType: "application/pdf",
        sizeBytes: 3,
        expiresInSeconds: 60,
      });
      assert.deepEqual([upload.method, upload.headers?.["content-type"]], ["PUT", "application/pdf"]);
      await close();
    });
  });
}

describeStorage("memory", async () => ({ storage: createMemoryObjectStorage(), close: async () => {} }));
describeStorage("S3", async () => {
  const { close, ...options } = await openTestStorage();
  return { storage: createS3ObjectStorage(options), close };
});

describe("signed links", () => {
  it("take exactly the signed type and length, and give the file back under its name", async () => {
    const { close, ...options } = await openTestStorage();
    const storage = createS3ObjectStorage(options);
    await storage.ensureBucket();
    const { url, headers } = await storage.presignUpload({
      key: "r.pdf",
      contentType: "application/pdf",
      sizeBytes: 4,
      expiresInSeconds: 60,
    });
    const put = (body: string, type: string) =>
      fetch(url, { method: "PUT", body, headers: { ...headers, "content-type": type } });
    assert.equal((await put("%PDF", "text/html")).status, 403);
    assert.equal((await put("%PDF-too-long", "application/pdf")).status, 403);
    assert.equal((await put("%PDF", "application/pdf")).status, 200);
    const link = await storage.presignDownload({
      key: "r.pdf",
      fileName: 'My "report".pdf',
      expiresInSeconds: 60,
    });
    const answer = await fetch(link.url);
    assert.equal(await answer.text(), "%PDF");
    assert.equal(
      answer.headers.get("content-disposition"),
      contentDisposition("attachment", 'My "report".pdf'),
    );
    assert.ok(Date.parse(link.expiresAt) > Date.now());
    await close();
  });

  it("name files so that no header can be broken out of", () => {
    assert.equal(
      contentDisposition("inline", 'a"\r\nset-cookie: x.pdf'),
      "inline; filename=\"a___set-cookie_ x.pdf\"; filename*=UTF-8''a%22%0D%0Aset-cookie%3A%20x.pdf",
    );
  });
});
