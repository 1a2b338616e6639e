/** The client of the demo tells a person what went wrong, and is patient where a moment helps. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it, type TestContext } from "node:test";
import { gatewayDoor, projects, SeedError } from "../../src/demo/client.ts";
import { inParallel } from "../../src/demo/parallel.ts";

async function gateway(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const problem = {
  type: "about:blank",
  title: "Invalid",
  status: 400,
  detail: "Fields are wrong.",
  error: "invalid_payload",
  requestId: "req_1",
  issues: [{ path: "body.title", message: "is too long" }],
};

describe("the client", () => {
  it("names the step, the field and the request of a refusal", async (t) => {
    const url = await gateway(t, (_, response) => {
      response.writeHead(400, { "content-type": "application/problem+json" }).end(JSON.stringify(problem));
    });
    const failure = await projects(gatewayDoor(url), "Elena creating a project", "createProject").catch(
      (error: unknown) => error,
    );
    assert.ok(failure instanceof SeedError);
    assert.match(
      failure.message,
      /^Elena creating a project failed: 400 invalid_payload: Fields are wrong\./,
    );
    assert.match(failure.message, /body\.title is too long.*req_1/);
    assert.equal(failure.problem?.error, "invalid_payload");
  });

  it("waits for a key that a crash left in flight", async (t) => {
    let asked = 0;
    const url = await gateway(t, (_, response) => {
      asked += 1;
      const inFlight = { ...problem, status: 409, error: "idempotency_key_in_flight" };
      if (asked === 1) response.writeHead(409).end(JSON.stringify(inFlight));
      else response.writeHead(200).end('{"projects":[],"total":0,"nextCursor":null}');
    });
    await projects(gatewayDoor(url), "listing", "listProjects");
    assert.equal(asked, 2);
  });

  it("tries again after 503, as the same person with the same key", async (t) => {
    const seen: unknown[] = [];
    const url = await gateway(t, ({ headers }, response) => {
      seen.push([headers.authorization, headers["idempotency-key"]]);
      if (seen.length === 1) response.writeHead(503).end();
      else
        response
          .writeHead(200, { "content-type": "application/json" })
          .end('{"projects":[],"total":0,"nextCursor":null}');
    });
    const answer = await projects(gatewayDoor(url, "token"), "listing", "listProjects", {
      idempotencyKey: "one",
    });
    assert.deepEqual(answer, { projects: [], total: 0, nextCursor: null });
    assert.deepEqual(seen, [
      ["Bearer token", "one"],
      ["Bearer token", "one"],
    ]);
  });
});

describe("inParallel", () => {
  it("works on no more than its width at a time and keeps the order of results", async () => {
    let busy = 0;
    let busiest = 0;
    const results = await inParallel([1, 2, 3, 4, 5], 2, async (n) => {
      busy += 1;
      busiest = Math.max(busiest, busy);
      await Promise.resolve();
      busy -= 1;
      return n * 10;
    });
    assert.deepEqual(results, [10, 20, 30, 40, 50]);
    assert.equal(busiest, 2);
  });

  it("throws the first failure and starts nothing after it", async () => {
    const started: number[] = [];
    const work = inParallel([1, 2, 3, 4, 5, 6], 2, async (n) => {
      started.push(n);
      if (n === 1) throw new Error("first");
    });
    await assert.rejects(work, /first/);
    assert.ok(!started.includes(6));
  });
});
