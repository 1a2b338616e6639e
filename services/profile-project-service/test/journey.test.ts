/**
 * The whole service over its real parts: PostgreSQL, object storage with signed links, and a marketplace that
 * answers.
 */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { openTestStorage, type TestDatabase, type TestStorage } from "@script-manifest/local-stack/testing";
import { createServiceTokenSigner } from "@script-manifest/service-kit";
import { compose, type Running } from "../src/composition.ts";
import { readConfig } from "../src/config.ts";
import { openProfileProjectDatabase } from "./database.ts";
import { makePdf } from "./fixtures/files.ts";

const SECRET = "a-service-token-secret-for-these-tests-only";
const FRONTEND_URL = "http://web.example";
const sign = createServiceTokenSigner({ secret: SECRET, issuer: "api-gateway" });

/** The marketplace as far as this service knows it: who may read, by user id. */
const readers = new Set<string>();
const marketplace = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? "", "http://coverage");
  const allowed = readers.has(searchParams.get("userId") ?? "");
  response.setHeader("content-type", "application/json").end(JSON.stringify({ allowed }));
});

let database: TestDatabase;
let storage: TestStorage;
let running: Running;

before(async () => {
  [database, storage] = await Promise.all([openProfileProjectDatabase(), openTestStorage()]);
  marketplace.listen(0, "127.0.0.1");
  await once(marketplace, "listening");
  running = await compose(
    readConfig({
      LOG_LEVEL: "silent",
      DATABASE_URL: database.connectionString,
      SERVICE_TOKEN_SECRET: SECRET,
      COVERAGE_MARKETPLACE_SERVICE_URL: `http://127.0.0.1:${(marketplace.address() as AddressInfo).port}`,
      FRONTEND_URL,
      STORAGE_S3_ENDPOINT: storage.endpoint,
      STORAGE_S3_REGION: storage.region,
      STORAGE_S3_ACCESS_KEY: storage.accessKey,
      STORAGE_S3_SECRET_KEY: storage.secretKey,
      STORAGE_SCRIPTS_BUCKET: "scripts",
    }),
  );
});
after(async () => {
  await running.server.close();
  await running.close();
  marketplace.closeAllConnections();
  marketplace.close();
  await storage.close();
  await database.close();
});

async function call(method: "GET" | "POST", path: string, body?: object, userId = "user_writer") {
  const response = await running.server.inject({
    method,
    url: `/internal${path}`,
    headers: { "x-service-token": sign({ userId, roles: ["writer"] }) },
    ...(body && { payload: body }),
  });
  return { status: response.statusCode, body: response.json() };
}

const put = (url: string, bytes: Uint8Array, contentType = "application/pdf") =>
  fetch(url, { method: "PUT", body: new Uint8Array(bytes), headers: { "content-type": contentType } });

describe("a script's way", () => {
  it("from the writer's browser through storage to the provider of a claimed order", async () => {
    const pdf = await makePdf({ pages: 104 });
    const { project } = (await call("POST", "/projects", { title: "The Lamplighter" })).body;
    const asked = await call("POST", `/projects/${project.id}/scripts/upload-url`, {
      fileName: "Лампа.pdf",
      contentType: "application/pdf",
      sizeBytes: pdf.length,
    });
    const { upload, fileKey } = asked.body;
    const registration = { fileKey, fileName: "Лампа.pdf", title: "The Lamplighter" };
    const register = () => call("POST", `/projects/${project.id}/scripts`, registration);

    // Storage itself holds the uploader to the length and the type, and lets our web app's origin in.
    assert.equal((await put(upload.url, pdf.slice(1))).status, 403);
    assert.equal((await put(upload.url, pdf, "text/html")).status, 403);
    assert.equal((await register()).body.error, "upload_missing");
    const preflight = await fetch(upload.url, {
      method: "OPTIONS",
      headers: {
        origin: FRONTEND_URL,
        "access-control-request-method": "PUT",
        "access-control-request-headers": "content-type",
      },
    });
    assert.equal(preflight.headers.get("access-control-allow-origin"), FRONTEND_URL);
    assert.equal((await put(upload.url, pdf)).status, 200);

    const registered = await register();
    assert.equal(registered.status, 201);
    const { script } = registered.body;
    assert.deepEqual([script.format, script.pageCount], ["pdf", 104]);

    const download = (userId?: string) => call("GET", `/scripts/${script.id}/download`, undefined, userId);
    assert.equal((await download("user_provider")).status, 404);
    readers.add("user_provider");
    const { url } = (await download("user_provider")).body;
    const file = await fetch(url);
    assert.match(file.headers.get("content-disposition") ?? "", /^attachment; .*filename\*=UTF-8''%D0%9B/);
    assert.equal(file.headers.get("content-type"), "application/pdf");
    assert.deepEqual(new Uint8Array(await file.arrayBuffer()), pdf);
    readers.delete("user_provider");
    assert.equal((await download("user_provider")).status, 404);
    assert.equal((await download()).status, 200);

    const health = await running.server.inject({ url: "/health/ready" });
    assert.deepEqual(health.json().checks, { database: "ok", storage: "ok" });
  });

  it("ten at once under one Idempotency-Key are one project", async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        running.server.inject({
          method: "POST",
          url: "/internal/projects",
          headers: { "x-service-token": sign({ userId: "user_other" }), "idempotency-key": "key-1" },
          payload: { title: "Once" },
        }),
      ),
    );
    assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([201]));
    assert.equal(new Set(answers.map(({ body }) => body)).size, 1);
    assert.equal((await call("GET", "/projects", undefined, "user_other")).body.projects.length, 1);
  });
});
