import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Endpoint, ProblemSchema } from "@script-manifest/contracts";
import { z } from "zod";
import {
  createServiceServer,
  createServiceTokenSigner,
  createServiceTokenVerifier,
  ProblemError,
  registerEndpoint,
  registerHealth,
  registerInternalEndpoint,
} from "../src/index.ts";

const secret = "a-service-token-secret-for-these-tests-only";
const sign = createServiceTokenSigner({ secret, issuer: "api-gateway" });

const things = {
  read: {
    method: "GET",
    path: "/things/:id",
    access: "public",
    summary: "",
    params: z.object({ id: z.string() }),
    query: z.object({ limit: z.coerce.number().int().max(9).default(3) }),
    responses: {
      200: z.object({ id: z.string(), limit: z.number(), at: z.iso.datetime(), note: z.string().nullable() }),
    },
  },
  write: {
    method: "POST",
    path: "/things",
    access: "user",
    summary: "",
    body: z.object({ name: z.string().min(1) }),
    responses: { 201: z.object({ name: z.string() }) },
  },
  act: { method: "POST", path: "/act", access: "user", summary: "", responses: { 204: null } },
  rule: {
    method: "PATCH",
    path: "/rule",
    access: "admin",
    summary: "",
    responses: { 200: z.object({ by: z.string() }) },
  },
  fail: {
    method: "GET",
    path: "/fail/:how",
    access: "public",
    summary: "",
    params: z.object({ how: z.string() }),
    responses: { 200: z.object({}) },
  },
} as const satisfies Record<string, Endpoint>;

const FAILURES: Record<string, () => Error> = {
  known: () => new ProblemError("order_frozen", "It is frozen."),
  limited: () => new ProblemError("rate_limited", "Wait.", { retryAfterSeconds: 7 }),
  secret: () => new Error("SELECT password FROM users at /srv/app/index.ts"),
  database: () => Object.assign(new Error("connect ECONNREFUSED 10.0.0.5:5432"), { code: "ECONNREFUSED" }),
};

function server() {
  const app = createServiceServer({
    service: "things",
    logger: false,
    bodyLimitBytes: 200,
    verifyServiceToken: createServiceTokenVerifier({ secret }),
  });
  registerHealth(app, {
    service: "things",
    checks: { fine: async () => {}, broken: () => Promise.reject(new Error("secret detail")) },
  });
  registerEndpoint(app, {
    prefix: "/internal",
    endpoint: things.read,
    handler: async ({ params, query }) => {
      const body = {
        id: params.id,
        limit: query.limit,
        at: "2026-01-01T00:00:00.000Z",
        note: null,
        stripeSecret: "leak",
      };
      return { status: 200, body };
    },
  });
  registerEndpoint(app, {
    prefix: "/internal",
    endpoint: things.write,
    handler: async ({ body }) => ({ status: 201, body: { name: body.name } }),
  });
  registerEndpoint(app, {
    prefix: "/internal",
    endpoint: things.act,
    handler: async () => ({ status: 204 }),
  });
  registerEndpoint(app, {
    prefix: "/internal",
    endpoint: things.rule,
    handler: async ({ userId }) => ({ status: 200, body: { by: userId } }),
  });
  registerEndpoint(app, {
    prefix: "/internal",
    endpoint: things.fail,
    handler: async ({ params }) => {
      throw FAILURES[params.how]?.() ?? new Error("unknown");
    },
  });
  registerInternalEndpoint(app, {
    endpoint: { method: "GET", path: "/internal/inside", responses: { 200: z.object({ ok: z.boolean() }) } },
    handler: async () => ({ status: 200, body: { ok: true } }),
  });
  return app;
}

describe("a service's server", () => {
  const app = server();
  const as = (claims: Parameters<typeof sign>[0]) => ({ "x-service-token": sign(claims) });
  const problem = (answer: { json: () => unknown; headers: Record<string, unknown> }) => {
    assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/);
    return ProblemSchema.parse(answer.json());
  };
  const post = (payload: string, headers: Record<string, string> = {}) =>
    app.inject({
      method: "POST",
      url: "/internal/things",
      payload,
      headers: { "content-type": "application/json", ...as({ userId: "u" }), ...headers },
    });

  it("sends what the contract names and nothing else", async () => {
    const answer = await app.inject({ method: "GET", url: "/internal/things/t1?limit=5" });
    assert.deepEqual(answer.json(), { id: "t1", limit: 5, at: "2026-01-01T00:00:00.000Z", note: null });
  });

  it("names every bad field by its path", async () => {
    const query = problem(await app.inject({ method: "GET", url: "/internal/things/t1?limit=abc" }));
    assert.deepEqual([query.error, query.issues?.[0]?.path], ["invalid_payload", "query.limit"]);
    const body = problem(await post("{}"));
    assert.deepEqual(
      body.issues?.map((issue) => issue.path),
      ["body.name"],
    );
    assert.equal(problem(await post("")).status, 400);
  });

  it("answers malformed, too large and foreign bodies with 4xx problems", async () => {
    assert.equal(problem(await post("{nope")).status, 400);
    assert.equal(problem(await post(`{"name":"${"x".repeat(300)}"}`)).status, 413);
    assert.equal(problem(await post("name=x", { "content-type": "text/csv" })).status, 415);
    assert.equal(problem(await post('{"__proto__":{"admin":true},"name":"x"}')).status, 400);
  });

  it("takes a POST without a body where none is asked for", async () => {
    for (const headers of [{}, { "content-type": "application/json" }]) {
      const answer = await app.inject({
        method: "POST",
        url: "/internal/act",
        headers: { ...as({ userId: "u" }), ...headers },
      });
      assert.equal(answer.statusCode, 204);
    }
  });

  it("judges the token, then the access, then the fields", async () => {
    const call = (
      headers: Record<string, string>,
      url = "/internal/rule",
      method: "PATCH" | "POST" = "PATCH",
    ) => app.inject({ method, url, headers });
    assert.equal((await call({ "x-service-token": "forged" })).statusCode, 401);
    assert.equal((await call({})).statusCode, 401);
    assert.equal((await call(as({ userId: "u", roles: ["writer"] }))).statusCode, 403);
    assert.equal((await call(as({ userId: "u", roles: ["admin"] }))).statusCode, 200);
    assert.equal((await call({}, "/internal/things", "POST")).statusCode, 401);
  });

  it("believes x-auth-user-id only when the token says the same", async () => {
    const read = (headers: Record<string, string>) =>
      app.inject({ method: "GET", url: "/internal/things/t", headers });
    assert.equal((await read({ "x-auth-user-id": "u" })).statusCode, 401);
    assert.equal((await read({ "x-auth-user-id": "v", ...as({ userId: "u" }) })).statusCode, 401);
    assert.equal((await read({ "x-auth-user-id": "u", ...as({ userId: "u" }) })).statusCode, 200);
  });

  it("keeps internal rows to services: people don't learn that they exist", async () => {
    const call = (headers: Record<string, string>) =>
      app.inject({ method: "GET", url: "/internal/inside", headers });
    assert.equal((await call({})).statusCode, 401);
    assert.equal((await call(as({ userId: "u", roles: ["admin"] }))).statusCode, 404);
    assert.equal((await call(as({ roles: ["service"] }))).statusCode, 200);
  });

  it("never leaks what went wrong inside", async () => {
    const fail = (how: string) => app.inject({ method: "GET", url: `/internal/fail/${how}` });
    assert.equal(problem(await fail("known")).error, "order_frozen");
    assert.equal((await fail("limited")).headers["retry-after"], "7");
    for (const how of ["secret", "database"]) {
      const answer = await fail(how);
      assert.ok(answer.statusCode >= 500);
      assert.doesNotMatch(answer.body, /SELECT|password|\/srv|10\.0\.0\.5/);
    }
    assert.equal((await fail("database")).statusCode, 503);
  });

  it("keeps a request id that is one, and makes one otherwise", async () => {
    const id = async (given: string) =>
      (await app.inject({ method: "GET", url: "/nowhere", headers: { "x-request-id": given } })).headers[
        "x-request-id"
      ];
    assert.equal(await id("req_12345678"), "req_12345678");
    assert.match(String(await id("<x>\n")), /^req_/);
    assert.equal(problem(await app.inject({ method: "GET", url: "/nowhere" })).error, "not_found");
    assert.equal((await app.inject({ method: "GET", url: "/internal/things/%E0%A4%A" })).statusCode, 400);
  });

  it("says which check fails and not why", async () => {
    assert.equal((await app.inject({ method: "GET", url: "/health/live" })).statusCode, 200);
    const ready = await app.inject({ method: "GET", url: "/health/ready" });
    assert.equal(ready.statusCode, 503);
    assert.deepEqual(ready.json().checks, { fine: "ok", broken: "failed" });
    assert.doesNotMatch(ready.body, /secret detail/);
  });
});
