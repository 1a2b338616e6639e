/** Bad weather for requests: every way in which an answer fails to come, and what was done all the same. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Stripe } from "stripe";
import type { RequestFaultKind } from "../src/index.ts";
import { refused, stage } from "./support/simulator.ts";

describe("a fault by hand", () => {
  let sut: Awaited<ReturnType<typeof stage>>;
  const waits: (() => void)[] = [];
  before(async () => {
    sut = await stage({ wait: () => new Promise<void>((resolve) => waits.push(resolve)) });
  });
  after(() => sut.close());

  const strike = (fate: RequestFaultKind, o: object = {}) =>
    sut.control("/weather/faults", { request: "capture", fate, ...o });
  /** Answers whether the money moved when the next capture meets this fate. */
  const captured = async (
    fate: RequestFaultKind,
    o: { times?: number; error?: (error: unknown) => boolean } = {},
  ) => {
    const { id } = await sut.held();
    await strike(fate, { times: o.times ?? 1 });
    const capture = () =>
      sut.stripe.paymentIntents.capture(id, {}, { idempotencyKey: `key ${id}`, timeout: 200 });
    await assert.rejects(capture(), o.error ?? Stripe.errors.StripeError);
    const { status } = await sut.stripe.paymentIntents.retrieve(id);
    return { done: status === "succeeded", capture };
  };

  it("error: nothing was done, and the same key may try again", async () => {
    const { done, capture } = await captured("error", { error: refused(undefined, "api_error") });
    assert.equal(done, false);
    assert.equal((await capture()).status, "succeeded");
  });

  it("error_after: it was done, and its key replays the 500 for ever", async () => {
    const { done, capture } = await captured("error_after");
    assert.equal(done, true);
    await assert.rejects(capture(), (error) => {
      assert.ok(error instanceof Stripe.errors.StripeAPIError);
      assert.equal(error.headers?.["idempotent-replayed"], "true");
      return true;
    });
  });

  it("error_stored: it was not done, and its key replays the 500 all the same", async () => {
    const { done, capture } = await captured("error_stored");
    assert.equal(done, false);
    await assert.rejects(capture(), Stripe.errors.StripeAPIError);
  });

  it("error_stored and error_after of API v2: the same key works a failed request off, once", async () => {
    for (const fate of ["error_stored", "error_after"] as const) {
      await sut.control("/weather/faults", { request: "create_account", fate, times: 1 });
      const create = () =>
        sut.stripe.v2.core.accounts.create(
          { contact_email: "reader@example.com", dashboard: "express", configuration: { recipient: {} } },
          { idempotencyKey: `account ${fate}`, maxNetworkRetries: 0 },
        );
      await assert.rejects(create(), Stripe.errors.StripeError);
      const { id } = await create();
      assert.equal((await create()).id, id);
    }
  });

  it("rate_limit and unavailable: nothing was done or remembered", async () => {
    for (const [fate, error] of [
      ["rate_limit", Stripe.errors.StripeRateLimitError],
      ["unavailable", Stripe.errors.StripeError],
    ] as const) {
      const { done, capture } = await captured(fate, { error: (thrown) => thrown instanceof error });
      assert.equal(done, false);
      assert.equal((await capture()).status, "succeeded");
    }
  });

  // The SDK itself sends once more after a severed connection, so these strike twice.
  it("severed: nothing was done · lost: it was done, and the same key brings the answer", async () => {
    assert.equal((await captured("severed", { times: 2 })).done, false);
    const { done, capture } = await captured("lost", { times: 2 });
    assert.equal(done, true);
    assert.equal((await capture()).status, "succeeded");
  });

  it("hang_before and hang: no answer ever comes, without and with the effect", async () => {
    const timeout = (error: unknown) => error instanceof Stripe.errors.StripeConnectionError;
    assert.equal((await captured("hang_before", { times: 9, error: timeout })).done, false);
    await sut.control("/weather", {}, "DELETE");
    assert.equal((await captured("hang", { times: 9, error: timeout })).done, true);
    await sut.control("/weather", {}, "DELETE");
  });

  it("truncated: it was done, and half an answer says so", async () => {
    const { done, capture } = await captured("truncated");
    assert.equal(done, true);
    assert.equal((await capture()).status, "succeeded");
  });

  it("slow: its key is in use until it is done", async () => {
    const { id } = await sut.held();
    await strike("slow", { delayMs: 60_000 });
    const capture = () => sut.stripe.paymentIntents.capture(id, {}, { idempotencyKey: `slow ${id}` });
    const first = capture();
    while (waits.length === 0) await new Promise(setImmediate);
    await assert.rejects(capture(), refused("idempotency_key_in_use", "idempotency_error"));
    assert.equal((await sut.stripe.paymentIntents.retrieve(id)).status, "requires_capture");
    waits.shift()?.();
    assert.equal((await first).status, "succeeded");
    assert.equal((await capture()).lastResponse.headers["idempotent-replayed"], "true");
  });

  it("strikes only what it is about, as often as it was told, and is counted", async () => {
    await sut.control("/weather", { seed: 1, rates: {} }, "PUT");
    const [one, two] = [await sut.held(), await sut.held()];
    await strike("error", { about: two.id, times: 2 });
    await sut.stripe.paymentIntents.capture(one.id);
    await assert.rejects(sut.stripe.paymentIntents.capture(two.id));
    const { byHand } = await sut.control("/weather", {}, "GET");
    assert.deepEqual(byHand, [{ request: "capture", fate: "error", about: two.id, times: 1 }]);
    await assert.rejects(sut.stripe.paymentIntents.capture(two.id));
    await sut.stripe.paymentIntents.capture(two.id);
    const report = await sut.control("/weather", {}, "GET");
    assert.deepEqual([report.dealt, report.dealtTotal], [{ "request error": 2 }, 2]);
  });

  it("is refused when it has no such name", async () => {
    await assert.rejects(sut.control("/weather/faults", { request: "capture", fate: "rain" }), /400/);
    const sum = { requests: { error: 0.6, lost: 0.6 } };
    await assert.rejects(sut.control("/weather", { seed: 1, rates: sum }, "PUT"), /more than 1 together/);
  });
});

describe("weather by seed", () => {
  /** The fates of so many captures and searches, asked for side by side. */
  const fates = async (seed: number, o: { beside: number }): Promise<string[]> => {
    const sut = await stage({
      weather: {
        seed,
        rates: { requests: { error: 0.3, rate_limit: 0.2, truncated: 0.2 } },
        operations: ["cancel", "list_refunds"],
      },
    });
    const cancels: string[] = [];
    const status = async (method: string, path: string) =>
      (
        await fetch(`${sut.url}${path}`, {
          method,
          headers: { authorization: "Bearer sk_test_simulator" },
        })
      ).status;
    for (let number = 0; number < 40; number++) {
      const others = Array.from({ length: o.beside }, () => status("GET", "/v1/refunds"));
      cancels.push(String(await status("POST", `/v1/payment_intents/pi_${number}/cancel`)));
      await Promise.all(others);
    }
    await sut.close();
    return cancels;
  };

  it("gives each sort of request the same fates again, whatever runs beside it", async () => {
    const alone = await fates(7, { beside: 0 });
    assert.deepEqual(await fates(7, { beside: 3 }), alone);
    assert.notDeepEqual(await fates(8, { beside: 0 }), alone);
    assert.deepEqual([...new Set(alone)].sort(), ["404", "429", "500"]);
  });

  it("storms answer a whole run of requests with 429", async () => {
    const sut = await stage({
      weather: { seed: 3, rates: { requests: { storm: 0.05 } }, stormLength: 5 },
    });
    const runs: number[] = [];
    let run = 0;
    for (let number = 0; number < 200; number++) {
      const calm = await sut.stripe.refunds.list().then(
        () => true,
        () => false,
      );
      if (!calm) run += 1;
      else if (run > 0) {
        runs.push(run);
        run = 0;
      }
    }
    assert.ok(runs.length > 3);
    assert.ok(
      runs.every((length) => length % 5 === 0),
      runs.join(),
    );
    await sut.close();
  });

  it("changes at run time, and counts anew", async () => {
    const sut = await stage({ weather: { seed: 1, rates: { requests: { error: 1 } } } });
    await assert.rejects(sut.stripe.refunds.list());
    await sut.control("/weather", { seed: 1, rates: { requests: { rate_limit: 1 } } }, "PUT");
    await assert.rejects(sut.stripe.refunds.list(), Stripe.errors.StripeRateLimitError);
    const last = await sut.control("/weather", {}, "DELETE");
    assert.deepEqual(last.dealt, { "request rate_limit": 1 });
    await sut.stripe.refunds.list();
    await sut.close();
  });
});
