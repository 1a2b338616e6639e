import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readConfig } from "../src/config.ts";

const production = {
  NODE_ENV: "production",
  SERVICE_TOKEN_SECRET: "a".repeat(40),
  DATABASE_URL: "postgres://coverage:secret@db/coverage",
  STRIPE_SECRET_KEY: `sk_live_${"x".repeat(24)}`,
  STRIPE_WEBHOOK_SECRET: `whsec_${"x".repeat(32)}`,
  STORAGE_S3_SECRET_KEY: "something-else",
  COVERAGE_ENVIRONMENT: "production",
};

describe("the configuration", () => {
  it("starts with nothing set in development, by product.md's policies", () => {
    const config = readConfig({});
    assert.equal(config.listenPort, 4008);
    assert.equal(config.PLATFORM_COMMISSION_RATE, 1_500);
    assert.deepEqual(
      [
        config.COVERAGE_PAYMENT_WINDOW,
        config.COVERAGE_CLAIM_WINDOW,
        config.COVERAGE_LATE_GRACE,
        config.COVERAGE_REVIEW_WINDOW,
      ],
      [3_600_000, 259_200_000, 259_200_000, 604_800_000],
    );
  });

  it("takes durations and rates as people write them, and refuses others by name", () => {
    assert.equal(readConfig({ COVERAGE_REVIEW_WINDOW: "3s" }).COVERAGE_REVIEW_WINDOW, 3_000);
    assert.equal(readConfig({ PLATFORM_COMMISSION_RATE: "0.2" }).PLATFORM_COMMISSION_RATE, 2_000);
    for (const rate of ["1.5", "-0.1", "15%", "1e1", "0.123456"]) {
      assert.throws(() => readConfig({ PLATFORM_COMMISSION_RATE: rate }), /PLATFORM_COMMISSION_RATE/);
    }
    for (const window of ["banana", "0s", "3", "-1h"]) {
      assert.throws(() => readConfig({ COVERAGE_CLAIM_WINDOW: window }), /COVERAGE_CLAIM_WINDOW/);
    }
  });

  it("starts in production with real settings, and knows live keys from test keys", () => {
    assert.equal(readConfig(production).livemode, true);
    assert.equal(
      readConfig({ ...production, STRIPE_SECRET_KEY: `sk_test_${"x".repeat(24)}` }).livemode,
      false,
    );
  });

  it("refuses production with a missing or weak setting, and names them all at once", () => {
    assert.throws(
      () => readConfig({ NODE_ENV: "production" }),
      (error: Error) =>
        Object.keys(production).every((name) => name === "NODE_ENV" || error.message.includes(name)),
    );
    assert.throws(
      () => readConfig({ ...production, STRIPE_API_BASE: "http://localhost:4242" }),
      /STRIPE_API_BASE/,
    );
    assert.throws(
      () => readConfig({ ...production, STRIPE_SECRET_KEY: "sk_test_simulator" }),
      /STRIPE_SECRET_KEY/,
    );
  });

  it("takes two webhook secrets during a rotation, and never a blank one", () => {
    assert.deepEqual(readConfig({ STRIPE_WEBHOOK_SECRET: "whsec_a, whsec_b" }).STRIPE_WEBHOOK_SECRET, [
      "whsec_a",
      "whsec_b",
    ]);
    assert.throws(() => readConfig({ STRIPE_WEBHOOK_SECRET: "whsec_a," }), /STRIPE_WEBHOOK_SECRET/);
  });
});
