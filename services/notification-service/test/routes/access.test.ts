/**
 * Every route × callers whom nothing vouches for. Read from the endpoint table, so a new route is covered.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { internalApi, notificationApi } from "@script-manifest/contracts";
import { createServiceTokenSigner } from "@script-manifest/service-kit";
import { assertProblem, message, NOW, startService } from "../harness.ts";

const routes = [...Object.values(notificationApi), { ...internalApi.notify, path: "/notify" }] as const;
const forger = {
  issuer: "api-gateway",
  clock: () => NOW,
  secret: "somebody-elses-secret-of-the-same-length",
};

const callers: Readonly<Record<string, Record<string, string>>> = {
  anonymous: {},
  "a bare x-auth-user-id": { "x-auth-user-id": "user_writer" },
  "a forged service token": {
    "x-service-token": createServiceTokenSigner(forger)({ userId: "user_writer", roles: ["service"] }),
  },
  "no token at all": { "x-service-token": "nonsense" },
};

describe("routes refuse whom nothing vouches for", () => {
  for (const { method, path } of routes)
    for (const [name, headers] of Object.entries(callers))
      it(`401: ${method} ${path} for ${name}`, async () => {
        const { get, post, repository } = startService();
        const url = path.replace(":id", "any");
        const request = { as: "anonymous", headers } as const;
        const answer = method === "GET" ? await get(url, request) : await post(url, message(), request);
        assertProblem(answer, { status: 401, error: "unauthorized" });
        assert.deepEqual(repository.letterJobs, []);
      });
});

describe("health", () => {
  it("200 while the database answers, 503 when it does not", async () => {
    const { server, repository } = startService();
    for (const path of ["/health", "/health/live", "/health/ready"])
      assert.equal((await server.inject({ url: path })).statusCode, 200);
    repository.healthCheck = () => Promise.reject(new Error("gone"));
    const answer = await server.inject({ url: "/health/ready" });
    assert.equal(answer.statusCode, 503);
    assert.deepEqual(answer.json().checks, { database: "failed" });
    assert.equal((await server.inject({ url: "/health/live" })).statusCode, 200);
  });
});
