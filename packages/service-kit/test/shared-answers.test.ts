/** Answers that are the same for everybody: kept while they are true, and never longer. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Endpoint } from "@script-manifest/contracts";
import { z } from "zod";
import { createServiceServer, createSharedAnswers, registerEndpoint } from "../src/index.ts";

const list = {
  method: "GET",
  path: "/things",
  access: "public",
  summary: "",
  query: z.object({ limit: z.coerce.number().int().max(9).default(3) }),
  responses: { 200: z.object({ things: z.array(z.string()), limit: z.number() }) },
} as const satisfies Endpoint;

function shop() {
  const time = { ms: 0 };
  const shared = createSharedAnswers({ now: () => time.ms, bytesMax: 100 });
  shared.listening(true);
  const things: string[] = [];
  const seen = { made: 0, meanwhile: () => {} };
  const app = createServiceServer({
    service: "things",
    verifyServiceToken: () => {
      throw new Error("nobody has a token here");
    },
  });
  registerEndpoint(app, {
    prefix: "",
    endpoint: list,
    shared,
    handler: async ({ query }) => {
      seen.made += 1;
      const body = { things: [...things], limit: query.limit };
      seen.meanwhile();
      return { status: 200, body };
    },
  });
  const get = (url = "/things", mark?: string) =>
    app.inject({ url, headers: mark === undefined ? {} : { "if-none-match": mark } });
  return { time, shared, things, seen, get };
}

describe("an answer that is the same for everybody", () => {
  it("is made once for each address, and says the same each time", async () => {
    const { seen, get } = shop();
    const [first, again, other] = [await get(), await get(), await get("/things?limit=5")];
    assert.equal(seen.made, 2);
    assert.equal(first.body, again.body);
    assert.equal(again.headers["content-type"], "application/json; charset=utf-8");
    assert.equal(again.headers.etag, first.headers.etag);
    assert.notEqual(other.headers.etag, first.headers.etag);
    assert.equal(again.headers["cache-control"], "no-cache");
    assert.notEqual(again.headers["x-request-id"], first.headers["x-request-id"]);
  });

  it("is not sent again to whoever has it, also when it had to be made anew for that", async () => {
    const { get, shared } = shop();
    const mark = String((await get()).headers.etag);
    for (const header of [mark, `W/${mark}`, `"other", ${mark}`]) {
      const answer = await get("/things", header);
      assert.deepEqual([answer.statusCode, answer.body, answer.headers.etag], [304, "", mark]);
    }
    shared.changed();
    assert.equal((await get("/things", mark)).statusCode, 304);
    assert.equal((await get("/things", '"other"')).statusCode, 200);
  });

  it("is another one after a change", async () => {
    const { things, shared, get } = shop();
    const mark = String((await get()).headers.etag);
    things.push("lamp");
    shared.changed();
    const after = await get("/things", mark);
    assert.equal(after.statusCode, 200);
    assert.deepEqual(after.json().things, ["lamp"]);
  });

  it("is not kept when something changed while it was made", async () => {
    const { things, shared, seen, get } = shop();
    seen.meanwhile = () => {
      things.push("lamp");
      shared.changed();
      seen.meanwhile = () => {};
    };
    assert.deepEqual((await get()).json().things, []);
    assert.deepEqual((await get()).json().things, ["lamp"]);
  });

  it("is made anew for everybody while nobody hears of changes", async () => {
    const { seen, shared, get } = shop();
    await get();
    shared.listening(false);
    await get();
    await get();
    assert.equal(seen.made, 3);
    shared.listening(true);
    await get();
    await get();
    assert.equal(seen.made, 4);
  });

  it("grows no older than a few seconds, should a change not have been heard", async () => {
    const { time, seen, get } = shop();
    await get();
    time.ms = 5_000;
    await get();
    assert.equal(seen.made, 1);
    time.ms = 5_001;
    await get();
    assert.equal(seen.made, 2);
  });

  it("takes a bounded room", async () => {
    const { seen, get } = shop();
    const addresses = Array.from({ length: 9 }, (_, index) => `/things?limit=${index}`);
    for (const address of addresses) await get(address);
    for (const address of addresses) await get(address);
    assert.ok(seen.made > addresses.length, `${seen.made} made`);
  });

  it("is refused like any other when the question is wrong", async () => {
    const { get } = shop();
    assert.equal((await get("/things?limit=many")).statusCode, 400);
    assert.equal((await get("/things?limit=many")).statusCode, 400);
  });
});
