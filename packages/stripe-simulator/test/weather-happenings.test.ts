/** What the weather makes of people and banks: drawn by seed, come due on the virtual clock. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Happening } from "../src/index.ts";
import { DAY_MS, refused, stage } from "./support/simulator.ts";

const certain = (...kinds: Happening[]) =>
  stage({
    weather: { seed: 5, rates: { happenings: Object.fromEntries(kinds.map((kind) => [kind, 1])) } },
  });

describe("by seed", () => {
  it("an authorisation lapses before the time it promises", async () => {
    const sut = await certain("early_lapse");
    const { id } = await sut.held();
    sut.clock.advance(7 * DAY_MS - 1_000);
    assert.equal((await sut.stripe.paymentIntents.retrieve(id)).status, "canceled");
    await sut.close();
  });

  it("a capture takes less than it was asked for, and says so", async () => {
    const sut = await certain("capture_for_less");
    const { intent } = await sut.paid();
    const { amount_received } = await sut.stripe.paymentIntents.retrieve(intent);
    assert.ok(amount_received >= 1 && amount_received < 10_000, String(amount_received));
    await sut.close();
  });

  it("a charge is warned of, disputed, and won in the end", async () => {
    const sut = await certain("dispute", "early_fraud_warning", "dispute_won");
    const { charge } = await sut.paid();
    sut.clock.advance(20 * DAY_MS);
    sut.clock.advance(10 * DAY_MS);
    const [dispute] = (await sut.stripe.disputes.list({ charge })).data;
    assert.equal(dispute?.status, "won");
    assert.equal((await sut.stripe.radar.earlyFraudWarnings.list({ charge })).data.length, 1);
    await sut.close();
  });

  it("a refund is pending for days, and fails", async () => {
    const sut = await certain("refund_pending", "refund_fails");
    const { intent } = await sut.paid();
    const { id, status } = await sut.stripe.refunds.create({ payment_intent: intent });
    assert.equal(status, "pending");
    sut.clock.advance(20 * DAY_MS);
    assert.equal((await sut.stripe.refunds.retrieve(id)).status, "failed");
    await sut.close();
  });

  it("a capability is lost at the transfer, and comes back", async () => {
    const sut = await certain("capability_lost");
    const destination = await sut.payable();
    await sut.control("/dashboard/top_ups", { amount: 10_000 });
    const send = () => sut.stripe.transfers.create({ amount: 100, currency: "usd", destination });
    await assert.rejects(send(), refused("insufficient_capabilities_for_transfer"));
    await sut.control("/weather", {}, "DELETE");
    await assert.rejects(send());
    sut.clock.advance(20 * DAY_MS);
    assert.equal((await send()).amount, 100);
    await sut.close();
  });

  it("an account is paid out, so that nothing can be taken back, and its bank refuses", async () => {
    const sut = await certain("payout", "payout_fails");
    const destination = await sut.payable();
    const { charge } = await sut.paid();
    const { id } = await sut.stripe.transfers.create({
      amount: 8_000,
      currency: "usd",
      destination,
      source_transaction: charge,
    });
    while ((await sut.balance(destination)) > 0) sut.clock.advance(DAY_MS);
    await assert.rejects(sut.stripe.transfers.createReversal(id), refused("balance_insufficient"));
    sut.clock.advance(2 * DAY_MS);
    assert.equal(sut.announced("payout").at(-1), "payout.failed");
    await sut.stripe.transfers.createReversal(id);
    await sut.close();
  });

  it("somebody at the dashboard is spared the weather, and two runs of a seed are one story", async () => {
    const story = async () => {
      const sut = await stage({
        weather: { seed: 11, rates: { happenings: { dispute: 0.3, refund_fails: 0.5, inquiry: 0.2 } } },
      });
      const paid = [];
      for (let number = 0; number < 12; number++) paid.push(await sut.paid());
      for (const { intent } of paid)
        await sut.control("/dashboard/refunds", { payment_intent: intent, amount: 1 });
      for (const { intent } of paid) await sut.stripe.refunds.create({ payment_intent: intent, amount: 2 });
      sut.clock.advance(20 * DAY_MS);
      const told = sut.announced();
      assert.ok(
        sut.simulator.state.all("refunds").every((row) => row.amount === 2 || row.status !== "failed"),
      );
      const { dealt } = await sut.control("/weather", {}, "GET");
      await sut.close();
      return { told, dealt };
    };
    const once = await story();
    assert.deepEqual(await story(), once);
    assert.ok(once.told.includes("charge.dispute.created") && once.told.includes("refund.failed"));
  });
});
