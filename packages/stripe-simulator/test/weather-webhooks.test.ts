/** Bad weather for webhooks: what arrives, in which order, how often, and what only pretends. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DeliveryFaultKind } from "../src/index.ts";
import { DAY_MS, endpoint, SECRET, stage } from "./support/simulator.ts";

interface Arrived {
  id: string;
  type: string;
  livemode: boolean;
  account?: string;
}

/** An endpoint that answers 400 to what is not signed as it must be, as ours does. */
async function scene() {
  const hook = await endpoint();
  const sut = await stage({ webhook: { url: hook.url, secrets: [SECRET] } });
  const fault = (webhook: string, fate: DeliveryFaultKind, o: object = {}) =>
    sut.control("/weather/faults", { webhook, fate, ...o });
  const intent = () => sut.stripe.paymentIntents.create({ amount: 5_000, currency: "usd" });
  const arrived = () => hook.received.map(({ body }) => JSON.parse(body.toString()) as Arrived);
  const isGenuine = (index: number): boolean => {
    const { body, signature } = hook.received[index] ?? { body: "", signature: "" };
    try {
      sut.stripe.webhooks.constructEvent(body, signature, SECRET);
      return true;
    } catch {
      return false;
    }
  };
  const close = async () => {
    await sut.close();
    hook.close();
  };
  return { ...sut, hook, fault, intent, arrived, isGenuine, close };
}

const TOLD = "payment_intent.created";

describe("a webhook", () => {
  it("twice: comes two times under one id", async () => {
    const sut = await scene();
    await sut.fault(TOLD, "twice");
    await sut.intent();
    await sut.hook.until(2);
    const [one, two] = sut.arrived();
    assert.equal(one?.id, two?.id);
    await sut.close();
  });

  it("lose: comes after the back-off · delay: after days of virtual time", async () => {
    const sut = await scene();
    await sut.fault(TOLD, "delay", { delayMs: 4 * DAY_MS });
    await sut.fault("customer.*", "lose");
    await sut.intent();
    await sut.intent();
    await sut.hook.until(1);
    sut.clock.advance(4 * DAY_MS - 1_000);
    await sut.control("/dashboard/top_ups", { amount: 100 });
    await sut.hook.until(2);
    assert.deepEqual(
      sut.arrived().map(({ type }) => type),
      [TOLD, "topup.succeeded"],
    );
    sut.clock.advance(1_000);
    await sut.hook.until(3);
    await sut.fault("topup.*", "lose");
    await sut.control("/dashboard/top_ups", { amount: 100 });
    while (sut.simulator.weather.report().dealtTotal < 2) await new Promise(setImmediate);
    sut.clock.advance(60_000);
    await sut.hook.until(4);
    await sut.close();
  });

  it("vanish: never comes, and is listed as undelivered", async () => {
    const sut = await scene();
    await sut.fault(TOLD, "vanish");
    await sut.intent();
    while (sut.simulator.state.all("deliveries").length > 0) await new Promise(setImmediate);
    await sut.intent();
    await sut.hook.until(1);
    while (sut.simulator.state.all("deliveries").length > 0) await new Promise(setImmediate);
    const undelivered = await sut.stripe.events.list({ delivery_success: false });
    assert.deepEqual([undelivered.data.length, sut.arrived().length], [1, 1]);
    assert.notEqual(undelivered.data[0]?.id, sut.arrived()[0]?.id);
    await sut.control(`/events/${undelivered.data[0]?.id}/redeliver`);
    await sut.hook.until(2);
    await sut.close();
  });

  it("reorder: comes behind what was announced after it", async () => {
    const sut = await scene();
    await sut.fault(TOLD, "reorder");
    const first = await sut.intent();
    const second = await sut.intent();
    await sut.hook.until(1);
    sut.clock.advance(1_000);
    await sut.hook.until(2);
    const ids = sut.hook.received.map(({ body }) => JSON.parse(body.toString()).data.object.id);
    assert.deepEqual(ids, [second.id, first.id]);
    await sut.close();
  });

  it("livemode and foreign: a signed stranger under another id comes before the genuine one", async () => {
    const sut = await scene();
    for (const fate of ["livemode", "foreign"] as const) {
      await sut.fault(TOLD, fate);
      const start = sut.hook.received.length;
      await sut.intent();
      await sut.hook.until(start + 2);
      const [stranger, genuine] = sut.arrived().slice(start);
      assert.ok(sut.isGenuine(start) && sut.isGenuine(start + 1));
      assert.notEqual(stranger?.id, genuine?.id);
      assert.deepEqual([genuine?.livemode, genuine?.account], [false, undefined]);
      if (fate === "livemode") assert.equal(stranger?.livemode, true);
      else assert.match(stranger?.account ?? "", /^acct_/);
    }
    await sut.close();
  });

  it("forged and stale: comes with a signature that must be refused", async () => {
    const sut = await scene();
    await sut.fault(TOLD, "forged");
    await sut.intent();
    await sut.hook.until(2);
    assert.deepEqual([sut.isGenuine(0), sut.isGenuine(1)], [false, true]);
    await sut.fault(TOLD, "stale");
    await sut.intent();
    await sut.hook.until(3);
    assert.equal(sut.isGenuine(2), false);
    await sut.close();
  });
});
