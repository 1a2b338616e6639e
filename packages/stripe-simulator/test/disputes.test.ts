/**
 * Chargebacks, inquiries and early fraud warnings: what is taken, what comes back, what is refused meanwhile.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Stripe } from "stripe";
import { DAY_MS, refused, stage } from "./support/simulator.ts";

describe("a chargeback", () => {
  let sut: Awaited<ReturnType<typeof stage>>;
  before(async () => {
    sut = await stage();
  });
  after(() => sut.close());

  it("takes the money and a fee at once, and shows the transaction inside", async () => {
    const { charge, intent } = await sut.paid();
    const before = await sut.balance();
    const { id } = await sut.control(`/charges/${charge}/dispute`, { reason: "product_not_received" });
    const dispute = await sut.stripe.disputes.retrieve(id, { expand: ["charge"] });
    assert.deepEqual(
      [dispute.status, dispute.reason, dispute.amount, dispute.payment_intent, dispute.is_charge_refundable],
      ["needs_response", "product_not_received", 10_000, intent, false],
    );
    assert.equal((dispute.charge as Stripe.Charge).disputed, true);
    const [withdrawal] = dispute.balance_transactions;
    assert.deepEqual(
      [
        withdrawal?.type,
        withdrawal?.reporting_category,
        withdrawal?.amount,
        withdrawal?.fee,
        withdrawal?.net,
      ],
      ["adjustment", "dispute", -10_000, 1_500, -11_500],
    );
    assert.equal((await sut.balance()) - before, -11_500);
    const { data } = await sut.stripe.balanceTransactions.list({ source: id });
    assert.deepEqual(
      data.map((row) => row.id),
      [withdrawal?.id],
    );
  });

  it("gives the money back without the fee when it is won", async () => {
    const { charge } = await sut.paid();
    const before = await sut.balance();
    const { id } = await sut.control(`/charges/${charge}/dispute`);
    await sut.control(`/disputes/${id}/close`, { outcome: "won" });
    const won = await sut.stripe.disputes.retrieve(id);
    assert.equal(won.status, "won");
    assert.deepEqual(
      won.balance_transactions.map((row) => [row.reporting_category, row.net]),
      [
        ["dispute", -11_500],
        ["dispute_reversal", 10_000],
      ],
    );
    assert.equal((await sut.balance()) - before, -1_500);
    await assert.rejects(sut.control(`/disputes/${id}/close`, { outcome: "lost" }), /already closed/);
  });

  it("takes nothing more when it is lost", async () => {
    const { charge } = await sut.paid();
    const { id } = await sut.control(`/charges/${charge}/dispute`, { amount: 4_000 });
    const before = await sut.balance();
    await sut.control(`/disputes/${id}/close`, { outcome: "lost" });
    assert.equal((await sut.stripe.disputes.retrieve(id)).status, "lost");
    assert.equal(await sut.balance(), before);
  });

  it("is found by its charge and by its intent", async () => {
    const { charge, intent } = await sut.paid();
    const { id } = await sut.control(`/charges/${intent}/dispute`);
    for (const where of [{ charge }, { payment_intent: intent }]) {
      const { data } = await sut.stripe.disputes.list(where);
      assert.deepEqual(
        data.map((row) => row.id),
        [id],
      );
    }
  });

  it("forbids a refund of its charge until it is won", async () => {
    const { charge, intent } = await sut.paid();
    const { id } = await sut.control(`/charges/${charge}/dispute`);
    const refund = () => sut.stripe.refunds.create({ payment_intent: intent, amount: 100 });
    await assert.rejects(refund(), refused("charge_disputed"));
    await sut.control(`/disputes/${id}/close`, { outcome: "won" });
    assert.equal((await refund()).status, "succeeded");
    const lost = await sut.paid();
    const second = await sut.control(`/charges/${lost.charge}/dispute`);
    await sut.control(`/disputes/${second.id}/close`, { outcome: "lost" });
    await assert.rejects(
      sut.stripe.refunds.create({ payment_intent: lost.intent }),
      refused("charge_disputed"),
    );
  });

  it("cannot be opened twice, on an uncaptured charge, or for more than was captured", async () => {
    const { charge } = await sut.paid();
    await assert.rejects(sut.control(`/charges/${charge}/dispute`, { amount: 10_001 }), /400/);
    await sut.control(`/charges/${charge}/dispute`);
    await assert.rejects(sut.control(`/charges/${charge}/dispute`), /400/);
    const uncaptured = await sut.held();
    await assert.rejects(sut.control(`/charges/${uncaptured.id}/dispute`), /400/);
    await assert.rejects(sut.control("/charges/ch_missing/dispute"), /404/);
  });

  it("takes evidence, and is lost when nobody answered in time", async () => {
    const answered = await sut.paid();
    const silent = await sut.paid();
    const one = await sut.control(`/charges/${answered.charge}/dispute`);
    const two = await sut.control(`/charges/${silent.charge}/dispute`);
    const draft = await sut.stripe.disputes.update(one.id, {
      evidence: { product_description: "A reader's report" },
      submit: false,
    });
    assert.deepEqual([draft.status, draft.evidence_details.has_evidence], ["needs_response", true]);
    await sut.stripe.disputes.update(one.id, { evidence: { uncategorized_text: "It was delivered." } });
    sut.clock.advance(10 * DAY_MS);
    assert.equal((await sut.stripe.disputes.retrieve(one.id)).status, "under_review");
    const late = await sut.stripe.disputes.retrieve(two.id);
    assert.deepEqual([late.status, late.evidence_details.past_due], ["lost", true]);
  });

  it("is decided at once by the evidence that Stripe's test mode knows", async () => {
    for (const [uncategorized_text, status] of [
      ["winning_evidence", "won"],
      ["losing_evidence", "lost"],
    ] as const) {
      const { charge } = await sut.paid();
      const { id } = await sut.control(`/charges/${charge}/dispute`);
      const decided = await sut.stripe.disputes.update(id, { evidence: { uncategorized_text } });
      assert.equal(decided.status, status);
    }
  });

  it("can be given up by the platform", async () => {
    const { charge } = await sut.paid();
    const { id } = await sut.control(`/charges/${charge}/dispute`);
    assert.equal((await sut.stripe.disputes.close(id)).status, "lost");
  });

  it("is announced at every step, in order", async () => {
    const { charge } = await sut.paid();
    const start = sut.announced("charge.dispute").length;
    const { id } = await sut.control(`/charges/${charge}/dispute`);
    await sut.stripe.disputes.update(id, { metadata: { note: "seen" } });
    await sut.control(`/disputes/${id}/close`, { outcome: "won" });
    assert.deepEqual(sut.announced("charge.dispute").slice(start), [
      "charge.dispute.created",
      "charge.dispute.funds_withdrawn",
      "charge.dispute.updated",
      "charge.dispute.closed",
      "charge.dispute.funds_reinstated",
    ]);
  });

  it("calls back a refund that is still on its way", async () => {
    const { charge, intent } = await sut.paid("pm_card_pendingRefund");
    const refund = await sut.stripe.refunds.create({ payment_intent: intent, amount: 3_000 });
    await sut.control(`/charges/${charge}/dispute`);
    const failed = await sut.stripe.refunds.retrieve(refund.id);
    assert.deepEqual(
      [failed.status, failed.failure_reason],
      ["failed", "charge_for_pending_refund_disputed"],
    );
  });
});

describe("inquiries, warnings and the cards that bring them", () => {
  let sut: Awaited<ReturnType<typeof stage>>;
  before(async () => {
    sut = await stage();
  });
  after(() => sut.close());

  it("an inquiry takes nothing, can be refunded, and can become a chargeback", async () => {
    const { charge, intent } = await sut.paid();
    const before = await sut.balance();
    const { id } = await sut.control(`/charges/${charge}/dispute`, { inquiry: true });
    assert.equal((await sut.stripe.disputes.retrieve(id)).status, "warning_needs_response");
    assert.equal(await sut.balance(), before);
    await sut.stripe.refunds.create({ payment_intent: intent, amount: 1_000 });
    await sut.control(`/disputes/${id}/escalate`);
    assert.equal((await sut.stripe.disputes.retrieve(id)).balance_transactions.length, 1);
    const other = await sut.paid();
    const second = await sut.control(`/charges/${other.charge}/dispute`, { inquiry: true });
    await sut.control(`/disputes/${second.id}/close`, { outcome: "lost" });
    assert.equal((await sut.stripe.disputes.retrieve(second.id)).status, "warning_closed");
  });

  it("the test cards dispute or warn soon after the capture", async () => {
    for (const [card, reason] of [
      ["pm_card_createDispute", "fraudulent"],
      ["pm_card_createDisputeProductNotReceived", "product_not_received"],
      ["pm_card_createDisputeInquiry", "fraudulent"],
    ] as const) {
      const { charge } = await sut.paid(card);
      assert.equal((await sut.stripe.disputes.list({ charge })).data.length, 0);
      sut.clock.advance(5_000);
      assert.deepEqual(
        (await sut.stripe.disputes.list({ charge })).data.map((row) => row.reason),
        [reason],
      );
    }
  });

  it("an early fraud warning names the charge, and a dispute or a full refund answers it", async () => {
    const { charge, intent } = await sut.paid("pm_card_createIssuerFraudRecord");
    sut.clock.advance(5_000);
    const find = async (at: string) =>
      (await sut.stripe.radar.earlyFraudWarnings.list({ charge: at })).data[0];
    const warning = await find(charge);
    assert.deepEqual([warning?.actionable, warning?.payment_intent], [true, intent]);
    assert.equal(sut.announced("radar").at(-1), "radar.early_fraud_warning.created");
    await sut.stripe.refunds.create({ payment_intent: intent });
    assert.equal((await find(charge))?.actionable, false);
    const other = await sut.paid();
    const byHand = await sut.control(`/charges/${other.charge}/early_fraud_warning`);
    await sut.control(`/charges/${other.charge}/dispute`);
    assert.equal((await sut.stripe.radar.earlyFraudWarnings.retrieve(byHand.id)).actionable, false);
  });
});
