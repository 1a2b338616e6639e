import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  createServiceTokenSigner,
  createServiceTokenVerifier,
  ProblemError,
  reusingTokens,
} from "../src/index.ts";

const secret = "a-service-token-secret-for-these-tests-only";
const unauthorized = (error: unknown) => error instanceof ProblemError && error.code === "unauthorized";

describe("a service token", () => {
  let now = 1_767_225_600_000;
  const clock = () => now;
  const sign = createServiceTokenSigner({ secret, issuer: "api-gateway", clock });
  const verify = createServiceTokenVerifier({ secret, clock });

  it("proves who asks", () => {
    const token = sign({ userId: "user_1", email: "a@example.com", name: "Ada", roles: ["writer"] });
    assert.deepEqual(verify(token), {
      userId: "user_1",
      email: "a@example.com",
      name: "Ada",
      roles: ["writer"],
      issuer: "api-gateway",
    });
    assert.equal(verify(sign({})).userId, null);
  });

  it("ends when its time is over, and never lives longer than a minute", () => {
    const token = sign({ userId: "user_1" }, 3_600);
    now += 59_000;
    verify(token);
    now += 1_000;
    assert.throws(() => verify(token), unauthorized);
  });

  it("is refused with another secret, another algorithm, changed claims, or as nonsense", () => {
    const other = createServiceTokenSigner({ secret: `${secret}!`, issuer: "api-gateway", clock });
    const [header, , signature] = sign({ userId: "user_1" }).split(".");
    const claims = Buffer.from(
      JSON.stringify({
        sub: "admin",
        roles: ["admin"],
        iss: "api-gateway",
        iat: now / 1_000,
        exp: now / 1_000 + 30,
      }),
    ).toString("base64url");
    const none = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url")}.${claims}.`;
    for (const token of [
      other({ userId: "user_1" }),
      `${header}.${claims}.${signature}`,
      none,
      "",
      "a.b.c",
    ]) {
      assert.throws(() => verify(token), unauthorized, token);
    }
  });

  it("is given again for the same claims, for ten seconds, and then has twenty left", () => {
    const reuse = reusingTokens(sign, { clock });
    const first = reuse({ userId: "user_1", roles: ["writer"] });
    assert.notEqual(reuse({ userId: "user_2", roles: ["writer"] }), first);
    assert.notEqual(reuse({ userId: "user_1", roles: ["writer", "admin"] }), first);
    assert.notEqual(reuse({ roles: ["writer"] }), first);
    now += 9_999;
    assert.equal(reuse({ userId: "user_1", roles: ["writer"] }), first);
    verify(first);
    now += 1;
    const second = reuse({ userId: "user_1", roles: ["writer"] });
    assert.notEqual(second, first);
    now += 19_000;
    verify(first);
    now += 1_000;
    assert.throws(() => verify(first), unauthorized);
    verify(second);
  });

  it("from the future is refused", () => {
    const ahead = createServiceTokenSigner({ secret, issuer: "x", clock: () => now + 3_600_000 });
    assert.throws(() => verify(ahead({})), unauthorized);
  });
});
