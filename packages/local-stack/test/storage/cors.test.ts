/** Conformance with S3, by its own SDK: what a page in a browser may do. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PutBucketCorsCommand } from "@aws-sdk/client-s3";
import { openStorage, type Storage } from "./harness.ts";

describe("cross-origin requests", () => {
  const origin = "http://localhost:3000";
  let storage: Storage;
  let url = "";

  before(async () => {
    storage = await openStorage();
    url = await storage.signUpload("page.png", { ContentType: "image/png" });
    const rule = {
      AllowedMethods: ["PUT", "GET"],
      AllowedOrigins: [origin],
      AllowedHeaders: ["*"],
      ExposeHeaders: ["ETag"],
      MaxAgeSeconds: 600,
    };
    const CORSConfiguration = { CORSRules: [rule] };
    await storage.s3.send(new PutBucketCorsCommand({ Bucket: storage.bucket, CORSConfiguration }));
  });
  after(() => storage.close());

  const preflight = (from: string, method = "PUT") =>
    fetch(url, {
      method: "OPTIONS",
      headers: {
        origin: from,
        "access-control-request-method": method,
        "access-control-request-headers": "content-type",
      },
    });

  it("are allowed ahead for the page and method the bucket names", async () => {
    const { status, headers } = await preflight(origin);
    assert.equal(status, 200);
    assert.equal(headers.get("access-control-allow-origin"), origin);
    assert.match(headers.get("access-control-allow-methods") ?? "", /PUT/);
    assert.equal(headers.get("access-control-allow-headers"), "content-type");
    assert.equal(headers.get("access-control-max-age"), "600");
  });

  it("are refused ahead for another page or method", async () => {
    assert.equal((await preflight("https://evil.example")).status, 403);
    assert.equal((await preflight(origin, "DELETE")).status, 403);
  });

  it("carry the permission on the upload itself, and show the ETag", async () => {
    const { status, headers } = await fetch(url, {
      method: "PUT",
      body: "x",
      headers: { origin, "content-type": "image/png" },
    });
    assert.equal(status, 200);
    assert.equal(headers.get("access-control-allow-origin"), origin);
    assert.equal(headers.get("access-control-expose-headers"), "ETag");
  });
});
