/** Lists: every page of them, and only what was asked for. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { refused, stage } from "./support/simulator.ts";

describe("lists", () => {
  let sut: Awaited<ReturnType<typeof stage>>;
  const groups = ["cord_a", "cord_b"];
  before(async () => {
    sut = await stage();
    const destination = await sut.payable();
    await sut.control("/dashboard/top_ups", { amount: 1_000_000 });
    for (let number = 0; number < 30; number++) {
      sut.clock.advance(60_000);
      await sut.stripe.transfers.create({
        amount: 100 + number,
        currency: "usd",
        destination,
        transfer_group: groups[number % 2] ?? "",
      });
    }
  });
  after(() => sut.close());

  it("are paged to their end by the SDK, newest first, and backwards", async () => {
    const all = await sut.stripe.transfers.list({ limit: 7 }).autoPagingToArray({ limit: 100 });
    assert.deepEqual(
      all.map((row) => row.amount),
      Array.from({ length: 30 }, (_, index) => 129 - index),
    );
    const last = all.at(-1)?.id ?? "";
    const page = await sut.stripe.transfers.list({ ending_before: last, limit: 2 });
    assert.deepEqual(
      page.data.map((row) => row.amount),
      [102, 101],
    );
    assert.equal(page.has_more, true);
    await assert.rejects(
      sut.stripe.transfers.list({ starting_after: "tr_gone" }),
      refused("resource_missing"),
    );
  });

  it("keep to the group, the source, the type and the time that was asked for", async () => {
    const ofGroup = await sut.stripe.transfers.list({ transfer_group: "cord_a", limit: 100 });
    assert.equal(ofGroup.data.length, 15);
    const [newest] = ofGroup.data;
    const bySource = await sut.stripe.balanceTransactions.list({ source: newest?.id ?? "" });
    assert.deepEqual(
      bySource.data.map((row) => row.id),
      [newest?.balance_transaction],
    );
    assert.equal((await sut.stripe.balanceTransactions.list({ type: "topup" })).data.length, 1);
    const since = newest?.created ?? 0;
    for (const [created, count] of [
      [{ gte: since }, 2],
      [{ gt: since }, 1],
      [{ gt: since - 600, lte: since }, 10],
      [since, 1],
    ] as const)
      assert.equal(
        (await sut.stripe.balanceTransactions.list({ created, type: "transfer", limit: 100 })).data.length,
        count,
      );
  });

  it("of events keep to a type, several types, or a group of them", async () => {
    const { stripe } = sut;
    const count = async (params: Parameters<typeof stripe.events.list>[0]) =>
      (await stripe.events.list({ limit: 100, ...params })).data.length;
    assert.equal(await count({ type: "transfer.created" }), 30);
    assert.equal(await count({ type: "transfer.*" }), 30);
    assert.equal(await count({ types: ["topup.succeeded", "transfer.created"] }), 31);
    assert.equal(await count({ delivery_success: true }), 0);
    const all = await stripe.events.list({ limit: 10 }).autoPagingToArray({ limit: 1_000 });
    assert.equal(new Set(all.map((event) => event.id)).size, 31);
  });

  it("of refunds belong to their intent", async () => {
    const [one, two] = [await sut.paid(), await sut.paid()];
    for (const { intent } of [one, two, one])
      await sut.stripe.refunds.create({ payment_intent: intent, amount: 10 });
    assert.equal((await sut.stripe.refunds.list({ payment_intent: one.intent })).data.length, 2);
    assert.equal((await sut.stripe.refunds.list({ charge: two.charge })).data.length, 1);
  });
});
