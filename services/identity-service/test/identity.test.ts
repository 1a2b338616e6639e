import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ProblemSchema, type User } from "@script-manifest/contracts";
import { getPool } from "@script-manifest/db";
import { openTestDatabase } from "@script-manifest/local-stack/testing";
import { createServiceTokenSigner, createServiceTokenVerifier } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import { createAttemptLimits } from "../src/attempts/limits.ts";
import { readConfig } from "../src/config.ts";
import { hashPassword, verifyPassword } from "../src/domain/passwords.ts";
import { buildServer } from "../src/index.ts";
import { PgIdentityRepository } from "../src/repository/pg.ts";

const secret = "a-service-token-secret-for-these-tests-only";
const gateway = createServiceTokenSigner({ secret, issuer: "api-gateway" });
const password = "correct horse battery";
const cheap = { N: 2 ** 10, r: 8, p: 1 };

describe("identity-service", () => {
  let app: FastifyInstance;
  let close: () => Promise<void>;
  let count = 0;

  before(async () => {
    const database = await openTestDatabase();
    const { connectionString } = database;
    const pool = getPool({ connectionString });
    const repository = new PgIdentityRepository({ pool, connectionString });
    await repository.init();
    app = await buildServer({
      repository,
      limits: createAttemptLimits(pool, {
        loginAttempts: 3,
        loginWindowMs: 60_000,
        registrationsPerHour: 50,
      }),
      admins: { userIds: new Set(), emails: new Set(["boss@example.com", "unproved@example.com"]) },
      sessionLifeMs: 60_000,
      trustEmails: true,
      newUserId: () => `user_${++count}`,
      scryptCost: cheap,
      verifyServiceToken: createServiceTokenVerifier({ secret }),
    });
    await repository.createUser({
      id: "user_unproved",
      email: "unproved@example.com",
      emailVerified: false,
      displayName: "Stranger",
      passwordHash: await hashPassword(password, cheap),
    });
    close = async () => {
      await app.close();
      await pool.end();
      await database.close();
    };
  });
  after(() => close());

  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    app.inject({
      method: "POST",
      url,
      payload,
      headers: { "x-service-token": gateway({}), "x-forwarded-for": "10.0.0.1", ...headers },
    });
  const register = (email: string, fields: object = {}) =>
    post("/internal/auth/register", { email, password, displayName: "Ada", ...fields });
  const resolve = async (token: string) => {
    const answer = await post(
      "/internal/sessions/resolve",
      { token },
      { "x-service-token": gateway({ roles: ["service"] }) },
    );
    return answer.statusCode === 200 ? (answer.json() as { user: User }).user : null;
  };

  it("registers a person, signs them in, and tells who they are", async () => {
    const { user, token } = (await register("Ada@Example.com")).json();
    assert.deepEqual(
      { ...user, id: "" },
      { id: "", email: "ada@example.com", displayName: "Ada", roles: ["writer"] },
    );
    assert.equal((await resolve(token))?.id, user.id);
    const me = await app.inject({
      method: "GET",
      url: "/internal/auth/me",
      headers: { "x-service-token": gateway({ userId: user.id }) },
    });
    assert.equal(me.json().user.email, "ada@example.com");
  });

  it("refuses an address that is taken, whatever its case", async () => {
    await register("taken@example.com");
    const again = await register("TAKEN@example.com");
    assert.equal(again.statusCode, 409);
    assert.equal(ProblemSchema.parse(again.json()).error, "already_exists");
  });

  it("names every bad field", async () => {
    const answer = await post("/internal/auth/register", { email: "no", password: "short" });
    assert.equal(answer.statusCode, 400);
    const { issues } = ProblemSchema.parse(answer.json());
    assert.deepEqual(issues?.map((issue) => issue.path).sort(), [
      "body.displayName",
      "body.email",
      "body.password",
    ]);
  });

  it("ends a session at once, and only that one", async () => {
    const { token } = (await register("two@example.com")).json();
    const other = (await post("/internal/auth/login", { email: "two@example.com", password })).json().token;
    const user = await resolve(token);
    const headers = {
      "x-service-token": gateway({ userId: user?.id ?? "" }),
      authorization: `Bearer ${token}`,
    };
    assert.equal((await post("/internal/auth/logout", {}, headers)).statusCode, 204);
    assert.equal(await resolve(token), null);
    assert.notEqual(await resolve(other), null);
  });

  it("answers an unknown address and a wrong password alike", async () => {
    await register("known@example.com");
    const wrong = await post("/internal/auth/login", {
      email: "known@example.com",
      password: "not the password",
    });
    const unknown = await post("/internal/auth/login", { email: "unknown@example.com", password });
    assert.equal(wrong.statusCode, 401);
    const told = ({ title, detail, error }: { title: string; detail: string; error: string }) => [
      title,
      detail,
      error,
    ];
    assert.deepEqual(told(wrong.json()), told(unknown.json()));
  });

  it("stops guessing after a few failures, for that account and address, and lets others in", async () => {
    await register("guessed@example.com");
    const guess = (word: string, address: string) =>
      post(
        "/internal/auth/login",
        { email: "guessed@example.com", password: word },
        { "x-forwarded-for": address },
      );
    for (let i = 0; i < 3; i++) assert.equal((await guess("wrong password", "10.0.0.66")).statusCode, 401);
    const limited = await guess(password, "10.0.0.66");
    assert.equal(limited.statusCode, 429);
    assert.ok(Number(limited.headers["retry-after"]) > 0);
    assert.equal((await guess(password, "10.0.0.67")).statusCode, 200);
  });

  it("makes admins of listed addresses that are proved, and of no others", async () => {
    assert.deepEqual((await register("boss@example.com")).json().user.roles, ["writer", "admin"]);
    const unproved = await post("/internal/auth/login", { email: "unproved@example.com", password });
    assert.deepEqual(unproved.json().user.roles, ["writer"]);
  });

  it("tells sessions and users to services only", async () => {
    for (const token of [gateway({ userId: "user_1", roles: ["admin"] }), gateway({})]) {
      assert.equal(
        (await post("/internal/sessions/resolve", { token: "x" }, { "x-service-token": token })).statusCode,
        404,
      );
    }
    assert.equal((await app.inject({ method: "GET", url: "/internal/users/user_1" })).statusCode, 401);
  });

  it("takes accounts from the gateway only: anybody else could write any address", async () => {
    const other = createServiceTokenSigner({ secret, issuer: "somebody" });
    assert.equal(
      (await post("/internal/auth/login", { email: "a@b.co", password }, { "x-service-token": other({}) }))
        .statusCode,
      401,
    );
  });

  it("gives exactly one of many who register the same address at once the account", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => register("race@example.com")));
    assert.equal(answers.filter((answer) => answer.statusCode === 201).length, 1);
    assert.equal(answers.filter((answer) => answer.statusCode === 409).length, 19);
  });
});

describe("passwords", () => {
  it("fit their own hash only, in any spelling of the same characters", async () => {
    const hash = await hashPassword("Zoë's pass\u0065\u0301", cheap);
    assert.equal(await verifyPassword("Zoë's pass\u00e9", hash), true);
    assert.equal(await verifyPassword("Zoe's passe", hash), false);
    assert.notEqual(hash, await hashPassword("Zoë's pass\u0065\u0301", cheap));
    assert.equal(await verifyPassword("x", "garbage"), false);
  });
});

describe("the configuration", () => {
  it("refuses production with a missing or weak secret, or with trusted addresses", () => {
    const good = {
      NODE_ENV: "production",
      SERVICE_TOKEN_SECRET: "x".repeat(40),
      DATABASE_URL: "postgres://u:p@db/app",
    };
    assert.equal(readConfig(good).trustEmails, false);
    assert.throws(() => readConfig({ ...good, SERVICE_TOKEN_SECRET: undefined }), /SERVICE_TOKEN_SECRET/);
    assert.throws(() => readConfig({ ...good, SERVICE_TOKEN_SECRET: "short" }), /SERVICE_TOKEN_SECRET/);
    assert.throws(() => readConfig({ ...good, IDENTITY_TRUST_EMAILS: "true" }), /IDENTITY_TRUST_EMAILS/);
  });
});
