import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { ProblemSchema, publishedApis } from "@script-manifest/contracts";
import { createServiceTokenVerifier } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import { buildServer, type GatewayOptions } from "../src/index.ts";

const SECRET = "a-service-token-secret-for-these-tests-only";
const verify = createServiceTokenVerifier({ secret: SECRET });
const PEOPLE: Record<string, { id: string; email: string; displayName: string; roles: string[] }> = {
  "token-of-ada": { id: "user_ada", email: "ada@example.com", displayName: "Ada", roles: ["writer"] },
  "token-of-admin": {
    id: "user_admin",
    email: "admin@example.com",
    displayName: "Admin",
    roles: ["writer", "admin"],
  },
};

const ADA = { authorization: "Bearer token-of-ada" };

interface Seen {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Stands for all four services: identity answers sessions, the rest echo what they were sent. */
function fakeUpstream(seen: Seen[]): Server {
  return createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (request.url === "/internal/sessions/resolve") {
      const user = PEOPLE[(JSON.parse(body.toString()) as { token: string }).token];
      response
        .writeHead(user ? 200 : 404, { "content-type": "application/json" })
        .end(JSON.stringify(user ? { user } : {}));
      return;
    }
    if (request.url?.includes("hang")) return;
    seen.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
    response.writeHead(200, {
      "content-type": "application/json",
      "x-secret-of-upstream": "1",
      etag: '"v1"',
    });
    response.end('{ "spaced" : true }');
  });
}

describe("the gateway", () => {
  const seen: Seen[] = [];
  const upstream = fakeUpstream(seen);
  let baseUrl = "";
  let app: FastifyInstance;
  const options = (): GatewayOptions => ({
    serviceTokenSecret: SECRET,
    upstreams: { coverage: baseUrl, identity: baseUrl, "profile-project": baseUrl, notification: baseUrl },
    allowedOrigins: ["http://localhost:3000"],
    rateLimitPerMinute: 100_000,
    upstreamTimeoutMs: 300,
  });
  const last = (): Seen => {
    const found = seen.at(-1);
    if (!found) throw new Error("nothing reached the upstream");
    return found;
  };

  before(async () => {
    await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
    baseUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
    app = await buildServer(options());
  });
  after(async () => {
    await app.close();
    upstream.closeAllConnections();
    upstream.close();
  });

  for (const api of publishedApis) {
    for (const [name, endpoint] of Object.entries(api.endpoints)) {
      const url = `${api.publicPrefix}${endpoint.path}`.replace(/:\w+/g, "some_id");
      const call = (token?: string) =>
        app.inject({
          method: endpoint.method,
          url,
          ...(token && { headers: { authorization: `Bearer ${token}` } }),
        });

      it(`${name}: ${endpoint.access} access is what ${endpoint.method} ${api.publicPrefix}${endpoint.path} gives`, async () => {
        const expected = {
          public: [200, 200, 200],
          user: [401, 200, 200],
          admin: [401, 403, 200],
          stripe: [200, 200, 200],
        }[endpoint.access];
        const answers = [await call(), await call("token-of-ada"), await call("token-of-admin")];
        assert.deepEqual(
          answers.map((answer) => answer.statusCode),
          expected,
        );
        assert.equal(last().url, url.replace(api.publicPrefix, api.internalPrefix));
        if (endpoint.access !== "stripe") assert.equal((await call("forged")).statusCode, 401);
      });
    }
  }

  it("tells the service who asks by a signed token and by nothing a client sent", async () => {
    const url = "/api/v1/coverage/orders";
    const lies = {
      "x-service-token": "forged",
      "x-auth-user-id": "user_admin",
      "x-user-roles": "admin",
      "x-forwarded-for": "6.6.6.6",
      cookie: "a=b",
    };
    await app.inject({ method: "GET", url, headers: { ...lies, authorization: "Bearer token-of-ada" } });
    const { headers } = last();
    const caller = verify(String(headers["x-service-token"]));
    assert.deepEqual(
      [caller.userId, caller.email, caller.name, caller.roles, caller.issuer],
      ["user_ada", "ada@example.com", "Ada", ["writer"], "api-gateway"],
    );
    assert.equal(headers["x-auth-user-id"], "user_ada");
    assert.equal(headers["x-forwarded-for"], "127.0.0.1");
    for (const name of ["x-user-roles", "cookie", "authorization"]) assert.equal(headers[name], undefined);
  });

  it("passes the session token on to identity alone", async () => {
    await app.inject({ method: "POST", url: "/api/v1/auth/logout", headers: ADA });
    assert.equal(last().headers.authorization, "Bearer token-of-ada");
  });

  it("passes every byte of a body on, so that a webhook's signature survives", async () => {
    const pretty = Buffer.from('{\n  "id" : "evt_1",\n\t"ünï": 1e3 }\r\n');
    for (const [body, type] of [
      [pretty, "application/json; charset=utf-8"],
      [gzipSync(pretty), "application/octet-stream"],
    ] as const) {
      const url = "/api/v1/coverage/stripe-webhook";
      const answer = await app.inject({
        method: "POST",
        url,
        headers: { "content-type": type, "stripe-signature": "t=1,v1=x" },
        payload: body,
      });
      assert.equal(answer.statusCode, 200);
      const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
      assert.equal(hash(last().body), hash(body));
      assert.equal(last().headers["stripe-signature"], "t=1,v1=x");
    }
  });

  it("passes the answer's bytes back with the headers that matter and no others", async () => {
    const answer = await app.inject({
      method: "GET",
      url: "/api/v1/coverage/services?tier=early_draft&limit=2",
    });
    assert.equal(answer.body, '{ "spaced" : true }');
    assert.equal(answer.headers.etag, '"v1"');
    assert.equal(answer.headers["x-secret-of-upstream"], undefined);
    assert.equal(last().url, "/internal/services?tier=early_draft&limit=2");
  });

  it("keeps a request id that is one, makes one otherwise, and sends it both ways", async () => {
    const given = await app.inject({
      method: "GET",
      url: "/api/v1/coverage/services",
      headers: { "x-request-id": "req_from_client" },
    });
    assert.equal(given.headers["x-request-id"], "req_from_client");
    assert.equal(last().headers["x-request-id"], "req_from_client");
    const odd = await app.inject({
      method: "GET",
      url: "/api/v1/coverage/services",
      headers: { "x-request-id": "<script>" },
    });
    assert.match(String(odd.headers["x-request-id"]), /^req_/);
  });

  it("answers unknown paths 404 and known ones with a wrong method 405 naming the right ones", async () => {
    const unknown = await app.inject({
      method: "GET",
      url: "/api/v1/coverage/script-access?scriptId=a&userId=b",
    });
    assert.equal(ProblemSchema.parse(unknown.json()).error, "not_found");
    assert.equal((await app.inject({ method: "POST", url: "/internal/notify" })).statusCode, 404);
    const wrong = await app.inject({ method: "DELETE", url: "/api/v1/coverage/orders/cord_1" });
    assert.equal(ProblemSchema.parse(wrong.json()).error, "method_not_allowed");
    assert.equal(wrong.headers.allow, "GET");
    assert.equal(
      (await app.inject({ method: "GET", url: "/api/v1/coverage/orders/%E0%A4%A" })).statusCode,
      400,
    );
  });

  it("never lets dots in a path lead to another route", async () => {
    const own = await buildServer(options());
    const { port } = new URL(await own.listen({ port: 0, host: "127.0.0.1" }));
    const reached = seen.length;
    for (const dots of ["..", ".", "%2e%2e", ".%2E", "%2e"]) {
      for (const path of [`providers/${dots}/services`, `orders/${dots}`]) {
        // Clients that are kind resolve the dots themselves; this one sends them as they are.
        const status = await new Promise((resolve, reject) => {
          const sent = request({ port, path: `/api/v1/coverage/${path}`, host: "127.0.0.1", headers: ADA });
          sent
            .on("response", (answer) => resolve(answer.resume().statusCode))
            .on("error", reject)
            .end();
        });
        assert.equal(status, 404, path);
      }
    }
    assert.equal(seen.length, reached);
    await own.close();
  });

  it("answers 504 when a service is too slow and 503 when it is away, and still serves the public without identity", async () => {
    const slow = await app.inject({ method: "GET", url: "/api/v1/coverage/providers/hang" });
    assert.equal(ProblemSchema.parse(slow.json()).error, "upstream_timeout");
    const away = await buildServer({
      ...options(),
      upstreams: {
        ...options().upstreams,
        identity: "http://127.0.0.1:1",
        notification: "http://127.0.0.1:1",
      },
    });
    const inject = (url: string, headers = {}) => away.inject({ method: "GET", url, headers });
    assert.equal(
      (await inject("/api/v1/notifications", { authorization: "Bearer token-of-ada" })).statusCode,
      503,
    );
    assert.equal((await inject("/api/v1/coverage/services")).statusCode, 200);
    assert.equal((await inject("/health/ready")).statusCode, 503);
    assert.equal((await inject("/health/live")).statusCode, 200);
    await away.close();
  });

  it("refuses a body that is too large before reading it", async () => {
    const answer = await app.inject({
      method: "POST",
      url: "/api/v1/auth/login",
      headers: { "content-type": "application/json" },
      payload: "x".repeat(2 ** 20 + 1),
    });
    assert.equal(ProblemSchema.parse(answer.json()).error, "payload_too_large");
  });

  it("limits one person's requests without turning Stripe away", async () => {
    const strict = await buildServer({ ...options(), rateLimitPerMinute: 2 });
    const get = () => strict.inject({ method: "GET", url: "/api/v1/coverage/services" });
    const answers = [await get(), await get(), await get()];
    assert.deepEqual(
      answers.map((answer) => answer.statusCode),
      [200, 200, 429],
    );
    assert.equal(ProblemSchema.parse(answers[2]?.json()).error, "rate_limited");
    assert.ok(Number(answers[2]?.headers["retry-after"]) > 0);
    for (let i = 0; i < 5; i++) {
      assert.equal(
        (await strict.inject({ method: "POST", url: "/api/v1/coverage/stripe-webhook", payload: "{}" }))
          .statusCode,
        200,
      );
    }
    await strict.close();
  });

  it("lets the web app's origin read answers and no other", async () => {
    const from = async (origin: string) =>
      (await app.inject({ method: "GET", url: "/api/v1/coverage/services", headers: { origin } })).headers[
        "access-control-allow-origin"
      ];
    assert.equal(await from("http://localhost:3000"), "http://localhost:3000");
    assert.equal(await from("https://evil.example"), undefined);
  });

  it("documents every row, and shows the page for it", async () => {
    const document = (await app.inject({ method: "GET", url: "/docs/json" })).json() as {
      paths: Record<string, object>;
    };
    for (const api of publishedApis)
      for (const endpoint of Object.values(api.endpoints)) {
        const path = `${api.publicPrefix}${endpoint.path}`.replace(/:(\w+)/g, "{$1}");
        assert.ok(
          endpoint.method.toLowerCase() in (document.paths[path] ?? {}),
          `${endpoint.method} ${path}`,
        );
      }
    assert.equal((await app.inject({ method: "GET", url: "/docs/" })).statusCode, 200);
  });
});
