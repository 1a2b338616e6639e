/**
 * Every route × callers whom nothing vouches for. Read from the endpoint table, so a new route is covered.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { internalApi, projectApi } from "@script-manifest/contracts";
import { createServiceTokenSigner } from "@script-manifest/service-kit";
import { assertProblem, NOW, startService } from "../harness.ts";

const routes = [...Object.values(projectApi), { ...internalApi.getScript, path: "/scripts/:id" }] as const;
const forger = {
  issuer: "api-gateway",
  clock: () => NOW,
  secret: "somebody-elses-secret-of-the-same-length",
};

const callers: Readonly<Record<string, Record<string, string>>> = {
  anonymous: {},
  "a bare x-auth-user-id": { "x-auth-user-id": "user_writer" },
  "a forged service token": {
    "x-service-token": createServiceTokenSigner(forger)({
      userId: "user_writer",
      roles: ["service", "admin"],
    }),
  },
  "no token at all": { "x-service-token": "nonsense" },
};

describe("routes refuse whom nothing vouches for", () => {
  for (const { method, path } of routes)
    for (const [name, headers] of Object.entries(callers))
      it(`401: ${method} ${path} for ${name}`, async () => {
        const { get, post } = startService();
        const url = path.replace(":id", "any");
        const answer =
          method === "GET"
            ? await get(url, { as: "anonymous", headers })
            : await post(url, {}, { as: "anonymous", headers });
        assertProblem(answer, { status: 401, error: "unauthorized" });
      });
});

describe("ids in paths", () => {
  for (const { method, path } of routes.filter((route) => route.path.includes(":id")))
    it(`4xx: ${method} ${path} with what is no id`, async () => {
      const { get, post } = startService();
      for (const id of ["%00", "a%2Fb", "x".repeat(200), "%F0%9F%92%A9"]) {
        const url = path.replace(":id", id);
        const answer = method === "GET" ? await get(url) : await post(url, {});
        assert.ok(answer.status >= 400 && answer.status < 500, `${id} → ${answer.status}`);
      }
    });
});

describe("health", () => {
  it("200 while database and storage answer, 503 naming the one that does not", async () => {
    const { server, storage } = startService();
    for (const path of ["/health", "/health/live", "/health/ready"])
      assert.equal((await server.inject({ url: path })).statusCode, 200);
    storage.healthCheck = () => Promise.reject(new Error("gone, and here is a secret"));
    const answer = await server.inject({ url: "/health/ready" });
    assert.equal(answer.statusCode, 503);
    assert.deepEqual(answer.json().checks, { database: "ok", storage: "failed" });
    assert.ok(!answer.body.includes("secret"));
  });
});
