/** Movements made by hand by somebody at Stripe: real money, and nothing on it that is ours. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { stage } from "./support/simulator.ts";

describe("somebody at Stripe's dashboard", () => {
  let sut: Awaited<ReturnType<typeof stage>>;
  before(async () => {
    sut = await stage();
  });
  after(() => sut.close());

  it("refunds without our metadata", async () => {
    const { intent } = await sut.paid();
    const { id } = await sut.control("/dashboard/refunds", { payment_intent: intent, amount: 2_500 });
    const refund = await sut.stripe.refunds.retrieve(id);
    assert.deepEqual([refund.amount, refund.status, refund.metadata], [2_500, "succeeded", {}]);
    const event = sut.simulator.state.all("events").at(-1);
    assert.ok(event?.object === "event");
    assert.deepEqual(event.request, { id: null, idempotency_key: null });
  });

  it("transfers and takes back without our metadata", async () => {
    const destination = await sut.payable();
    const { charge } = await sut.paid();
    const sent = await sut.control("/dashboard/transfers", {
      amount: 900,
      destination,
      source_transaction: charge,
    });
    assert.deepEqual((await sut.stripe.transfers.retrieve(sent.id)).metadata, {});
    await sut.control("/dashboard/reversals", { transfer: sent.id, amount: 300 });
    assert.equal((await sut.stripe.transfers.retrieve(sent.id)).amount_reversed, 300);
  });

  it("captures for less, and cancels", async () => {
    const [less, none] = [await sut.held(), await sut.held()];
    await sut.control("/dashboard/captures", { payment_intent: less.id, amount: 6_000 });
    const captured = await sut.stripe.paymentIntents.retrieve(less.id, { expand: ["latest_charge"] });
    assert.deepEqual([captured.status, captured.amount_received], ["succeeded", 6_000]);
    await sut.control("/dashboard/cancellations", { payment_intent: none.id });
    assert.equal((await sut.stripe.paymentIntents.retrieve(none.id)).status, "canceled");
  });

  it("is refused what the API refuses, and what is no request at all", async () => {
    const { intent } = await sut.paid();
    const refund = (body: object) => sut.control("/dashboard/refunds", body);
    await assert.rejects(refund({ payment_intent: intent, amount: 10_001 }), /400 .*greater than/);
    await assert.rejects(refund({ payment_intent: "pi_gone" }), /404/);
    await assert.rejects(refund({ amount: 5 }), /400 payment_intent/);
    await assert.rejects(refund({ payment_intent: intent, amount: 1.5 }), /400 amount/);
  });

  it("sees an authorisation lapse before its time", async () => {
    const { id } = await sut.held();
    await sut.control(`/payment_intents/${id}/lapse`);
    const lapsed = await sut.stripe.paymentIntents.retrieve(id);
    assert.deepEqual([lapsed.status, lapsed.cancellation_reason], ["canceled", "automatic"]);
  });
});
