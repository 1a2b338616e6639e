/** What survives a restart, what time does, and what a lost answer leaves behind. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { Stripe } from "stripe";
import { createVirtualClock } from "../src/index.ts";
import { endpoint, open, refused, SECRET } from "./support/simulator.ts";

describe("the simulator's memory and clock", () => {
  it("keeps objects, answered keys and undelivered events over a restart", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "simulator-"));
    const away = { url: "http://127.0.0.1:1/nobody", secrets: [SECRET] };
    const first = await open({ dataDir, webhook: away });
    const made = await first.stripe.paymentIntents.create(
      { amount: 7_000, currency: "usd" },
      { idempotencyKey: "kept" },
    );
    await first.close();
    const hook = await endpoint();
    const second = await open({ dataDir, webhook: { url: hook.url, secrets: [SECRET] } });
    await hook.until(1);
    assert.equal((await second.stripe.paymentIntents.retrieve(made.id)).amount, 7_000);
    assert.equal(
      (
        await second.stripe.paymentIntents.create(
          { amount: 7_000, currency: "usd" },
          { idempotencyKey: "kept" },
        )
      ).id,
      made.id,
    );
    await second.close();
    hook.close();
    rmSync(dataDir, { recursive: true });
  });

  it("begins earlier when asked before anything has happened, and never goes back afterwards", async () => {
    const sut = await open();
    const ask = (path: string, ms: number) =>
      fetch(`${sut.url}/_simulator/clock/${path}`, { method: "POST", body: JSON.stringify({ ms }) });
    const before = Date.now();
    assert.equal((await ask("set_back", 90 * 86_400_000)).status, 200);
    const { created } = await sut.stripe.paymentIntents.create({ amount: 7_000, currency: "usd" });
    assert.ok(Math.abs(created * 1_000 - (before - 90 * 86_400_000)) < 60_000);
    assert.equal((await ask("set_back", 1)).status, 400);
    assert.equal(
      ((await (await ask("advance", 90 * 86_400_000)).json()) as { offsetMs: number }).offsetMs,
      0,
    );
    await sut.close();
  });

  it("lets an authorisation lapse when its time has come", async () => {
    const clock = createVirtualClock();
    const sut = await open({ clock });
    const { id } = await sut.stripe.paymentIntents.create({
      amount: 7_000,
      currency: "usd",
      capture_method: "manual",
    });
    await sut.stripe.paymentIntents.confirm(id, { payment_method: "pm_card_visa" });
    clock.advance(7 * 86_400_000 - 1_000);
    assert.equal((await sut.stripe.paymentIntents.retrieve(id)).status, "requires_capture");
    clock.advance(2_000);
    const lapsed = await sut.stripe.paymentIntents.retrieve(id);
    assert.deepEqual([lapsed.status, lapsed.cancellation_reason], ["canceled", "automatic"]);
    await assert.rejects(sut.stripe.paymentIntents.capture(id), refused("payment_intent_unexpected_state"));
    await sut.close();
  });

  it("can lose an answer after the effect, and the same key then finds it", async () => {
    // The SDK itself sends once more after a severed connection, under the same key.
    const fates = ["lost", "lost", "ok"] as const;
    let call = 0;
    const sut = await open({ requestFault: () => fates[call++] ?? "ok" });
    const create = () =>
      sut.stripe.paymentIntents.create({ amount: 7_000, currency: "usd" }, { idempotencyKey: "k" });
    await assert.rejects(create(), Stripe.errors.StripeConnectionError);
    const found = await create();
    assert.equal(sut.simulator.state.all("intents").length, 1);
    assert.equal(found.id, sut.simulator.state.all("intents")[0]?.id);
    await sut.close();
  });
});
