import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ScriptReadingSchema } from "@script-manifest/contracts";
import { fdxFile, fountainFile, makePdf } from "../fixtures/files.ts";
import { assertProblem, startService } from "../harness.ts";

describe("reading a script in place", () => {
  it("200: the owner and an admin get a text page by page, uncached", async () => {
    const { get, createScript } = startService();
    for (const [bytes, format] of [
      [fountainFile, "fountain"],
      [fdxFile, "fdx"],
    ] as const) {
      const script = await createScript(bytes);
      for (const as of ["writer", "admin"] as const) {
        const { status, headers, body } = await get(`/scripts/${script.id}/pages`, { as });
        assert.equal(status, 200);
        assert.equal(headers["cache-control"], "no-store");
        const reading = ScriptReadingSchema.parse(body.script);
        assert.equal(reading.title, script.title);
        assert.equal(reading.pageCount, script.pageCount);
        assert.equal(reading.format, format);
        assert.ok("pages" in reading && reading.pages.length >= 1);
      }
    }
  });

  it("200: a PDF is a link to the bytes that were read", async () => {
    const { get, createScript, storage } = startService();
    const pdf = await makePdf({ pages: 3 });
    const script = await createScript(pdf);
    const { body } = await get(`/scripts/${script.id}/pages`);
    const reading = ScriptReadingSchema.parse(body.script);
    assert.ok(reading.format === "pdf");
    const key = decodeURIComponent(new URL(reading.file.url).pathname.slice(1));
    assert.deepEqual(new Uint8Array(await storage.read(key, { sizeBytesMax: 1_000_000 })), pdf);
  });

  it("the provider of a live claimed order may read, and no longer after it ends", async () => {
    const { get, createScript, scriptAccess } = startService();
    for (const bytes of [fountainFile, await makePdf({ pages: 3 })]) {
      const script = await createScript(bytes);
      const path = `/scripts/${script.id}/pages`;
      const grant = { scriptId: script.id, userId: "user_provider" };
      assertProblem(await get(path, { as: "provider" }), { status: 404, error: "not_found" });
      scriptAccess.grant(grant);
      assert.equal((await get(path, { as: "provider" })).status, 200);
      assertProblem(await get(path, { as: "stranger" }), { status: 404, error: "not_found" });
      scriptAccess.revoke(grant);
      assertProblem(await get(path, { as: "provider" }), { status: 404, error: "not_found" });
    }
  });

  it("404: everybody else gets the answer for a missing script", async () => {
    const { get, createScript } = startService();
    const script = await createScript(fountainFile);
    const theirs = await get(`/scripts/${script.id}/pages`, { as: "stranger" });
    const missing = await get("/scripts/scr_missing/pages", { as: "stranger" });
    assertProblem(theirs, { status: 404, error: "not_found" });
    assert.equal(theirs.body.detail, missing.body.detail);
  });

  it("503: while the marketplace cannot be asked nobody but the owner reads", async () => {
    const { get, createScript, scriptAccess } = startService();
    const script = await createScript(fountainFile);
    scriptAccess.down = true;
    const path = `/scripts/${script.id}/pages`;
    assertProblem(await get(path, { as: "provider" }), { status: 503, error: "upstream_unavailable" });
    assert.equal((await get(path)).status, 200);
  });
});
