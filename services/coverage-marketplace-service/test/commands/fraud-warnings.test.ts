/** What an early fraud warning stops, and what an admin may decide over it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyChargeback } from "../../src/commands/apply-chargeback.ts";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import { refundFrozenOrder, unfreezeOrder } from "../../src/commands/frozen-order.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { openDispute } from "../../src/commands/open-dispute.ts";
import { reconcileOrder } from "../../src/commands/reconcile.ts";
import { DAY_MS } from "../../src/domain/clock.ts";
import { Marketplace } from "../harness.ts";

const PRICE = 10_001;
const REPORT = { summary: "Good.", strengths: "", weaknesses: "", recommendations: "", score: null };

async function delivered(market: Marketplace) {
  const world = await market.claimed();
  await deliverOrder(market.deps, { orderId: world.order.id, requester: world.reader, request: REPORT });
  return { ...world, order: await market.order(world.order.id) };
}

/** Stripe tells of it, `times` over. */
async function warned(market: Marketplace, orderId: string, times = 1) {
  const paymentIntentId = (await market.order(orderId)).stripePaymentIntentId ?? "";
  const warning = market.payments.warnOfFraud(paymentIntentId);
  const rest = { livemode: false, accountId: null, objectId: warning.id, paymentIntentId, orderId: null };
  for (let time = 0; time < times; time++) {
    const event = {
      id: market.payments.state.newId("evt"),
      type: "radar.early_fraud_warning.created",
      ...rest,
    };
    await market.repository.receiveStripeEvent({ id: event.id, type: event.type, payload: event });
  }
  await market.drain();
  return warning;
}

const alarms = async (market: Marketplace): Promise<string[]> =>
  (await market.repository.listAlarms({ limit: 50, offset: 0 })).rows.map(({ kind }) => kind);
const marksOf = async (market: Marketplace, orderId: string): Promise<string[]> =>
  (await market.repository.listTransitions(orderId)).map(({ event }) => event);

const admin = (market: Marketplace) => ({
  requester: market.person({ isAdmin: true }),
  reason: "They called.",
});

describe("an early fraud warning", () => {
  it("freezes what was not paid out, once, tells both and alarms an admin once", async () => {
    const market = new Marketplace();
    const { order, writer, reader } = await delivered(market);
    await warned(market, order.id, 3);
    await reconcileOrder(market.deps, order.id);
    assert.equal((await market.order(order.id)).frozen, true);
    const marks = await marksOf(market, order.id);
    assert.equal(marks.filter((event) => event === "suspect_fraud").length, 1);
    assert.deepEqual(await alarms(market), ["early_fraud_warning"]);
    for (const person of [writer, reader])
      assert.equal(market.told(person).filter((title) => title === "A payment is being checked").length, 1);
    await market.pass(20 * DAY_MS);
    assert.equal((await market.order(order.id)).status, "delivered");
  });

  it("whose webhook was lost is found by the reconciler; one before the capture freezes after it", async () => {
    const market = new Marketplace();
    const { order, reader } = await market.held();
    await warned(market, order.id);
    assert.equal((await market.order(order.id)).frozen, false);
    assert.deepEqual(await alarms(market), ["early_fraud_warning"]);
    await moveOrder(market.deps, { orderId: order.id, requester: reader, action: "claim" });
    await reconcileOrder(market.deps, order.id);
    assert.equal((await market.order(order.id)).frozen, true);
  });

  it("does not hold up what goes back to the writer, nor take back what was paid out", async () => {
    const market = new Marketplace();
    const { order, writer } = await delivered(market);
    await moveOrder(market.deps, { orderId: order.id, requester: writer, action: "complete" });
    await warned(market, order.id);
    assert.equal((await market.order(order.id)).frozen, false);
    assert.equal(market.payments.state.reversals.size, 0);
    assert.deepEqual(await alarms(market), ["early_fraud_warning"]);
  });
});

describe("an admin's decision over frozen money", () => {
  it("to let it go on completes the order when it is due, and is not undone by the same warning", async () => {
    const market = new Marketplace();
    const { order } = await delivered(market);
    await warned(market, order.id);
    await market.pass(8 * DAY_MS);
    const decision = admin(market);
    await unfreezeOrder(market.deps, { orderId: order.id, ...decision });
    await reconcileOrder(market.deps, order.id);
    await market.pass(DAY_MS);
    const { status, frozen, stripeTransferId } = await market.order(order.id);
    assert.deepEqual([status, frozen], ["completed", false]);
    assert.ok(stripeTransferId);
    const { rows } = await market.repository.listAuditLog({ subject: order.id, limit: 9, offset: 0 });
    const [alarm] = (await market.repository.listAlarms({ limit: 50, offset: 0 })).rows;
    assert.deepEqual(
      [alarm?.acknowledgedBy, alarm?.acknowledgementNote],
      [decision.requester.userId, "They called."],
    );
    assert.deepEqual(
      rows.map(({ act, reason, adminUserId }) => ({ act, reason, adminUserId })),
      [{ act: "order_unfrozen", reason: "They called.", adminUserId: decision.requester.userId }],
    );
  });

  it("to let it go on is refused when nothing is frozen, and while the bank has the money", async () => {
    const market = new Marketplace();
    const { order, writer } = await delivered(market);
    const decision = { orderId: order.id, ...admin(market) };
    await assert.rejects(unfreezeOrder(market.deps, decision), { code: "invalid_transition" });
    await warned(market, order.id);
    const own = { ...decision, requester: { ...writer, isAdmin: true } };
    await assert.rejects(unfreezeOrder(market.deps, own), { code: "forbidden" });
    const chargeback = market.payments.openChargeback(order.stripePaymentIntentId ?? "");
    await applyChargeback(market.deps, { orderId: order.id, chargeback });
    await assert.rejects(unfreezeOrder(market.deps, decision), { code: "order_frozen" });
    await assert.rejects(refundFrozenOrder(market.deps, decision), { code: "order_frozen" });
  });

  it("to give it back refunds the whole price and closes the dispute with it", async () => {
    const market = new Marketplace();
    const { order, writer } = await delivered(market);
    const { dispute } = await openDispute(market.deps, {
      orderId: order.id,
      requester: writer,
      request: { reason: "quality", description: "It is about another script." },
    });
    await warned(market, order.id);
    const { order: ended } = await refundFrozenOrder(market.deps, { orderId: order.id, ...admin(market) });
    const { status, statusReason, refundedCents, frozen } = ended;
    assert.deepEqual(
      [status, statusReason, refundedCents, frozen],
      ["refunded", "fraud_suspected", PRICE, false],
    );
    assert.equal((await market.repository.getDispute(dispute.id))?.status, "resolved_refund");
    for (const account of ["held:order", "writer:refund", "provider:payable"])
      assert.equal(await market.balance(order.id, account), 0);
    assert.deepEqual(await reconcileOrder(market.deps, order.id), []);
    await assert.rejects(refundFrozenOrder(market.deps, { orderId: order.id, ...admin(market) }), {
      code: "invalid_transition",
    });
  });

  it("of two admins at once counts once: the money goes on, or back", async () => {
    const market = new Marketplace();
    const { order } = await delivered(market);
    await warned(market, order.id);
    const decided = await Promise.allSettled([
      unfreezeOrder(market.deps, { orderId: order.id, ...admin(market) }),
      refundFrozenOrder(market.deps, { orderId: order.id, ...admin(market) }),
    ]);
    assert.equal(decided.filter(({ status }) => status === "fulfilled").length, 1);
    await market.pass(20 * DAY_MS);
    assert.deepEqual(await reconcileOrder(market.deps, order.id), []);
  });
});
