/** What long runs of real processes need of the control API: silence, a fresh start, another receiver. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DAY_MS, endpoint, SECRET, stage } from "./support/simulator.ts";

describe("the control API", () => {
  it("says when all webhooks have come, and sends at once what waits", async () => {
    const hook = await endpoint();
    const sut = await stage({ webhook: { url: hook.url, secrets: [SECRET] } });
    await sut.control("/weather/faults", { webhook: "topup.*", fate: "delay", delayMs: 3 * DAY_MS });
    await sut.control("/dashboard/top_ups", { amount: 100 });
    while (sut.simulator.weather.report().dealtTotal === 0) await new Promise(setImmediate);
    const silence = () => sut.control("/webhooks", {}, "GET");
    assert.deepEqual(await silence(), { waiting: 1, due: 0 });
    await sut.control("/webhooks/flush");
    await hook.until(1);
    while (sut.simulator.state.all("deliveries").length > 0) await new Promise(setImmediate);
    assert.deepEqual(await silence(), { waiting: 0, due: 0 });
    await sut.close();
  });

  it("turns the webhooks to another receiver with other secrets", async () => {
    const [first, second] = [await endpoint(), await endpoint()];
    const sut = await stage({ webhook: { url: first.url, secrets: [SECRET] } });
    await sut.control("/webhooks", { url: second.url, secrets: ["whsec_next"] }, "PUT");
    await sut.control("/dashboard/top_ups", { amount: 100 });
    await second.until(1);
    const { body, signature } = second.received[0] ?? { body: "", signature: "" };
    assert.equal(sut.stripe.webhooks.constructEvent(body, signature, "whsec_next").type, "topup.succeeded");
    assert.equal(first.received.length, 0);
    await sut.close();
  });

  it("tells what one order has at Stripe, by whosever hand, and what it made of the balance", async () => {
    const sut = await stage();
    const { charge, intent } = await sut.paid();
    const destination = await sut.payable();
    const sent = await sut.control("/dashboard/transfers", {
      amount: 2_000,
      destination,
      source_transaction: charge,
    });
    await sut.control("/dashboard/reversals", { transfer: sent.id, amount: 500 });
    await sut.control("/dashboard/refunds", { payment_intent: intent, amount: 300 });
    await sut.control(`/charges/${charge}/dispute`, { amount: 100 });
    await sut.control("/dashboard/top_ups", { amount: 7_000 });
    const group = sut.simulator.group("cord_1");
    assert.deepEqual(
      [
        group.paymentIntents,
        group.charges,
        group.refunds,
        group.disputes,
        group.transfers,
        group.reversals,
      ].map((rows) => rows.length),
      [1, 1, 1, 1, 1, 1],
    );
    assert.deepEqual(group.balance, { amount: 8_100, fee: 320 + 1_500, net: 6_280 });
    assert.deepEqual(await sut.control("/groups/cord_1", {}, "GET"), JSON.parse(JSON.stringify(group)));
    await sut.close();
  });

  it("forgets everything at a reset, but neither the time nor the weather", async () => {
    const sut = await stage({ weather: { seed: 9, rates: {} } });
    sut.clock.advance(DAY_MS);
    const { intent } = await sut.paid();
    const now = sut.clock.now();
    await sut.control("/reset");
    await assert.rejects(sut.stripe.paymentIntents.retrieve(intent), /No such payment_intent/);
    assert.equal(await sut.balance(), 0);
    assert.equal(sut.clock.now(), now);
    assert.equal(sut.simulator.weather.report().settings.seed, 9);
    await sut.close();
  });
});
