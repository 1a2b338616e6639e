/** Money that is on its way: refunds that arrive or come back, transfers taken back, payouts to banks. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { DAY_MS, refused, stage } from "./support/simulator.ts";

describe("refunds and reversals", () => {
  let sut: Awaited<ReturnType<typeof stage>>;
  before(async () => {
    sut = await stage();
  });
  after(() => sut.close());

  it("a refund can be pending, and arrives by itself", async () => {
    const { intent } = await sut.paid("pm_card_pendingRefund");
    const refund = await sut.stripe.refunds.create({ payment_intent: intent });
    assert.deepEqual([refund.status, refund.pending_reason], ["pending", "processing"]);
    sut.clock.advance(60_000);
    const settled = await sut.stripe.refunds.retrieve(refund.id);
    assert.deepEqual([settled.status, settled.pending_reason], ["succeeded", undefined]);
    assert.deepEqual(sut.announced("refund"), ["refund.created", "refund.updated"]);
  });

  it("a failed refund returns the money with its own transaction, and can be tried again", async () => {
    const { intent, charge } = await sut.paid("pm_card_refundFail");
    const before = await sut.balance();
    const refund = await sut.stripe.refunds.create({ payment_intent: intent });
    assert.equal(refund.status, "succeeded");
    assert.equal((await sut.balance()) - before, -10_000);
    sut.clock.advance(60_000);
    const failed = await sut.stripe.refunds.retrieve(refund.id, { expand: ["failure_balance_transaction"] });
    assert.deepEqual([failed.status, failed.failure_reason], ["failed", "expired_or_canceled_card"]);
    assert.equal(await sut.balance(), before);
    assert.deepEqual(
      (await sut.stripe.balanceTransactions.list({ source: refund.id })).data.map((row) => [
        row.type,
        row.amount,
      ]),
      [
        ["refund_failure", 10_000],
        ["refund", -10_000],
      ],
    );
    const after = await sut.stripe.charges.retrieve(charge);
    assert.deepEqual([after.amount_refunded, after.refunded], [0, false]);
    assert.equal(sut.announced("refund").at(-1), "refund.failed");
    await sut.stripe.refunds.create({ payment_intent: intent });
  });

  it("a refund is settled by hand either way, once", async () => {
    const { intent } = await sut.paid("pm_card_pendingRefund");
    const [one, two] = [
      await sut.stripe.refunds.create({ payment_intent: intent, amount: 1_000 }),
      await sut.stripe.refunds.create({ payment_intent: intent, amount: 2_000 }),
    ];
    await sut.control(`/refunds/${one.id}/settle`, { outcome: "succeeded" });
    await sut.control(`/refunds/${two.id}/settle`, {
      outcome: "failed",
      failure_reason: "lost_or_stolen_card",
    });
    sut.clock.advance(60_000);
    assert.equal((await sut.stripe.refunds.retrieve(one.id)).status, "succeeded");
    assert.equal((await sut.stripe.refunds.retrieve(two.id)).failure_reason, "lost_or_stolen_card");
    await assert.rejects(sut.control(`/refunds/${two.id}/settle`, { outcome: "failed" }), /400/);
  });

  it("a reversal above what the connected account still has is refused", async () => {
    const destination = await sut.payable();
    const { charge } = await sut.paid();
    const transfer = await sut.stripe.transfers.create({
      amount: 8_500,
      currency: "usd",
      destination,
      source_transaction: charge,
    });
    await sut.control(`/accounts/${destination}/payout`, { amount: 8_000 });
    const reverse = (amount: number) => sut.stripe.transfers.createReversal(transfer.id, { amount });
    await assert.rejects(reverse(501), refused("balance_insufficient"));
    const reversal = await reverse(500);
    assert.equal(await sut.balance(destination), 0);
    const shown = await sut.stripe.transfers.retrieve(transfer.id);
    assert.deepEqual(
      [shown.amount_reversed, shown.reversed, shown.reversals.data.map((row) => row.id)],
      [500, false, [reversal.id]],
    );
    assert.equal(sut.announced("transfer").at(-1), "transfer.reversed");
    assert.equal((await sut.stripe.transfers.retrieveReversal(transfer.id, reversal.id)).amount, 500);
  });

  it("a transfer without a source goes through once the balance was funded", async () => {
    const destination = await sut.payable();
    const send = (amount: number) => sut.stripe.transfers.create({ amount, currency: "usd", destination });
    await assert.rejects(send(50_000_000), refused("balance_insufficient"));
    await sut.control("/dashboard/top_ups", { amount: 60_000_000 });
    assert.equal((await send(50_000_000)).amount, 50_000_000);
  });
});

describe("payouts", () => {
  let sut: Awaited<ReturnType<typeof stage>>;
  let account = "";
  before(async () => {
    sut = await stage();
    account = await sut.payable();
    await sut.control("/dashboard/top_ups", { amount: 100_000 });
    await sut.stripe.transfers.create({ amount: 9_000, currency: "usd", destination: account });
  });
  after(() => sut.close());

  it("of a connected account arrive after days, as Connect events with its account", async () => {
    const { id } = await sut.control(`/accounts/${account}/payout`, { amount: 4_000 });
    sut.clock.advance(2 * DAY_MS);
    const payout = await sut.stripe.payouts.retrieve(id, {}, { stripeAccount: account });
    assert.equal(payout.status, "paid");
    const { data } = await sut.stripe.events.list({ type: "payout.*" }, { stripeAccount: account });
    assert.deepEqual(
      data.map((event) => [event.type, event.account]),
      ["payout.paid", "payout.updated", "payout.created"].map((type) => [type, account]),
    );
    assert.equal((await sut.stripe.events.list({ type: "payout.*" })).data.length, 0);
  });

  it("that fail come back to the balance with Stripe's reason, also after they looked paid", async () => {
    const before = await sut.balance(account);
    const { id } = await sut.control(`/accounts/${account}/payout`);
    assert.equal(await sut.balance(account), 0);
    await sut.control(`/payouts/${id}/settle`, { outcome: "paid" });
    await sut.control(`/payouts/${id}/settle`, { outcome: "failed", failure_code: "no_account" });
    const failed = await sut.stripe.payouts.retrieve(id, {}, { stripeAccount: account });
    assert.deepEqual([failed.status, failed.failure_code], ["failed", "no_account"]);
    assert.match(failed.failure_message ?? "", /No bank account/);
    assert.equal(await sut.balance(account), before);
    assert.equal(sut.announced("payout").at(-1), "payout.failed");
  });

  it("are each seen only in their own account, and never exceed its balance", async () => {
    const own = await sut.control("/dashboard/payouts", { amount: 10_000 });
    assert.deepEqual(
      (await sut.stripe.payouts.list()).data.map((row) => row.id),
      [own.id],
    );
    await assert.rejects(
      sut.stripe.payouts.retrieve(own.id, {}, { stripeAccount: account }),
      /No such payout/,
    );
    await assert.rejects(
      sut.stripe.payouts.create({ amount: 1_000_000, currency: "usd" }, { stripeAccount: account }),
      refused("balance_insufficient"),
    );
    const asked = await sut.stripe.payouts.create(
      { amount: 10, currency: "usd" },
      { stripeAccount: account },
    );
    assert.deepEqual([asked.automatic, asked.status], [false, "in_transit"]);
  });

  it("of the platform move its own balance, there and back", async () => {
    const before = await sut.balance();
    const { id } = await sut.control("/dashboard/payouts", { amount: 7_000 });
    assert.equal((await sut.balance()) - before, -7_000);
    await sut.control(`/payouts/${id}/settle`, { outcome: "failed" });
    assert.equal(await sut.balance(), before);
    assert.deepEqual(
      (await sut.stripe.balanceTransactions.list({ source: id })).data.map((row) => row.type),
      ["payout_failure", "payout"],
    );
  });

  it("stop where a capability is lost, and transfers go on when it is won again", async () => {
    await sut.control(`/accounts/${account}/capability`, { status: "restricted" });
    const send = () => sut.stripe.transfers.create({ amount: 10, currency: "usd", destination: account });
    await assert.rejects(send(), refused("insufficient_capabilities_for_transfer"));
    await sut.control(`/accounts/${account}/capability`, { status: "active" });
    assert.equal((await send()).amount, 10);
    const { data } = await sut.stripe.v2.core.events.list({ object_id: account });
    assert.equal(data.length, 4);
  });
});
