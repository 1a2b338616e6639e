import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makePdf } from "../fixtures/files.ts";
import { assertProblem, NOW, registration, startService, type Who } from "../harness.ts";

const pdf = await makePdf({ pages: 3 });

describe("downloading a script", () => {
  it("200: the owner and an admin get a link that ends within minutes", async () => {
    const { get, createScript } = startService();
    const script = await createScript(pdf);
    for (const as of ["writer", "admin"] as const) {
      const { status, headers, body } = await get(`/scripts/${script.id}/download`, { as });
      assert.equal(status, 200);
      assert.equal(headers["cache-control"], "no-store");
      const minutes = (Date.parse(body.expiresAt) - NOW) / 60_000;
      assert.ok(minutes > 0 && minutes <= 15, `${minutes} minutes`);
    }
  });

  it("the provider of a live claimed order may download, and no longer after it ends", async () => {
    const { get, createScript, scriptAccess } = startService();
    const script = await createScript(pdf);
    const path = `/scripts/${script.id}/download`;
    const grant = { scriptId: script.id, userId: "user_provider" };
    assertProblem(await get(path, { as: "provider" }), { status: 404, error: "not_found" });
    scriptAccess.grant(grant);
    assert.equal((await get(path, { as: "provider" })).status, 200);
    assertProblem(await get(path, { as: "stranger" }), { status: 404, error: "not_found" });
    scriptAccess.revoke(grant);
    assertProblem(await get(path, { as: "provider" }), { status: 404, error: "not_found" });
  });

  it("404: everybody else gets the answer for a missing script", async () => {
    const { get, createScript } = startService();
    const script = await createScript(pdf);
    const theirs = await get(`/scripts/${script.id}/download`, { as: "stranger" });
    const missing = await get("/scripts/scr_missing/download", { as: "stranger" });
    assertProblem(theirs, { status: 404, error: "not_found" });
    assert.equal(theirs.body.detail, missing.body.detail);
  });

  it("503: while the marketplace cannot be asked nobody but the owner reads", async () => {
    const { get, createScript, scriptAccess } = startService();
    const script = await createScript(pdf);
    scriptAccess.down = true;
    const path = `/scripts/${script.id}/download`;
    assertProblem(await get(path, { as: "provider" }), { status: 503, error: "upstream_unavailable" });
    assert.equal((await get(path)).status, 200);
  });

  it("serves the bytes that were read, though the upload link wrote others afterwards", async () => {
    const { get, post, createProject, upload, storage } = startService();
    const project = await createProject();
    const fileKey = await upload(project, pdf);
    const { body } = await post(`/projects/${project.id}/scripts`, registration(fileKey));
    await storage.put(fileKey, Buffer.from(await makePdf({ pages: 300 })), "application/pdf");

    const { url } = (await get(`/scripts/${body.script.id}/download`)).body;
    const key = decodeURIComponent(new URL(url).pathname.slice(1));
    const served = await storage.read(key, { sizeBytesMax: 1_000_000 });
    assert.deepEqual(new Uint8Array(served), pdf);
  });
});

describe("a script for the marketplace", () => {
  it("200: a service gets the script with its owner and its project's kind", async () => {
    const { get, createScript } = startService();
    const script = await createScript(pdf);
    const { status, body } = await get(`/scripts/${script.id}`, { as: "service" });
    assert.equal(status, 200);
    assert.deepEqual(body, {
      script: { ...script, ownerUserId: "user_writer", project: { format: "", genre: "" } },
    });
  });

  it("404: to people, owner and admins included, the route is not there", async () => {
    const { get, createScript } = startService();
    const script = await createScript(pdf);
    for (const as of ["writer", "stranger", "admin"] satisfies Who[])
      assertProblem(await get(`/scripts/${script.id}`, { as }), { status: 404, error: "not_found" });
  });

  it("404: an unknown script · 400: not an id", async () => {
    const { get } = startService();
    assertProblem(await get("/scripts/scr_missing", { as: "service" }), { status: 404, error: "not_found" });
    assertProblem(await get("/scripts/a%20b", { as: "service" }), {
      status: 400,
      error: "invalid_payload",
      fields: ["params.id"],
    });
  });
});
