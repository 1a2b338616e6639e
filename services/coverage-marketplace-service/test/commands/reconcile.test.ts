/** The reconciler: heals what webhooks did not tell, and tells an admin of every cent it cannot explain. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { acknowledgeAlarm } from "../../src/commands/acknowledge-alarm.ts";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { reconcileAll, reconcileOpen } from "../../src/commands/reconcile.ts";
import { DAY_MS, HOUR_MS } from "../../src/domain/clock.ts";
import { PaymentGatewayError } from "../../src/payments/interface.ts";
import { Marketplace } from "../harness.ts";

const REPORT = { summary: "It holds.", strengths: "", weaknesses: "", recommendations: "" };
const LOST = new PaymentGatewayError("ambiguous", "the answer was lost");

async function completed(market: Marketplace) {
  const world = await market.claimed();
  const { id: orderId } = world.order;
  await deliverOrder(market.deps, { orderId, requester: world.reader, request: REPORT });
  await moveOrder(market.deps, { orderId, requester: world.writer, action: "complete" });
  return world;
}

const alarmsOf = async (market: Marketplace) =>
  (await market.repository.listAlarms({ status: "open", limit: 100, offset: 0 })).rows;

describe("the reconciler", () => {
  it("holds a payment that no webhook and no browser ever told of", async () => {
    const market = new Marketplace();
    const { order } = await market.placed();
    market.payments.confirmPayment(order.stripePaymentIntentId ?? "");
    await reconcileOpen(market.deps, market.now);
    assert.equal((await market.order(order.id)).status, "payment_held");
    assert.deepEqual(await alarmsOf(market), []);
  });

  it("puts events that were never delivered into the inbox, each once", async () => {
    const market = new Marketplace();
    const { order } = await market.placed();
    const paymentIntentId = order.stripePaymentIntentId ?? "";
    market.payments.confirmPayment(paymentIntentId);
    market.payments.happen({
      id: "evt_lost",
      type: "payment_intent.amount_capturable_updated",
      livemode: false,
      accountId: null,
      objectId: paymentIntentId,
      paymentIntentId,
      orderId: null,
    });
    assert.equal((await reconcileOpen(market.deps, market.now)).events, 1);
    assert.equal((await reconcileOpen(market.deps, market.now)).events, 0);
    await market.drain();
    assert.equal((await market.repository.getStripeEvent("evt_lost"))?.status, "processed");
  });

  it("catches up with everything since its last look, however long the service was away", async () => {
    const market = new Marketplace();
    await reconcileOpen(market.deps, market.now);
    await market.pass(2 * HOUR_MS);
    const nothing = { accountId: null, objectId: null, paymentIntentId: null, orderId: null };
    market.payments.happen({ id: "evt_away", type: "charge.refunded", livemode: false, ...nothing });
    await market.pass(9 * DAY_MS);
    assert.equal((await reconcileOpen(market.deps, market.now)).events, 1);
    assert.ok(await market.repository.getStripeEvent("evt_away"));
  });

  it("makes a provider active whose onboarding no event ever told of", async () => {
    const market = new Marketplace();
    const { provider } = await market.seller();
    const accountId = provider.stripeAccountId ?? "";
    await market.repository.updateProviderStripe(provider.id, {
      stripeAccountId: accountId,
      onboardingComplete: false,
    });
    await reconcileOpen(market.deps, market.now);
    assert.equal((await market.repository.getProvider(provider.id))?.status, "active");
  });

  it("settles a transfer whose answer was lost", async () => {
    const market = new Marketplace();
    const world = await market.claimed();
    const { id: orderId } = world.order;
    await deliverOrder(market.deps, { orderId, requester: world.reader, request: REPORT });
    market.payments.failNext("transferToProvider", { when: "after", error: LOST });
    await moveOrder(market.deps, { orderId, requester: world.writer, action: "complete" });
    assert.equal((await market.order(orderId)).stripeTransferId, null);
    await reconcileOpen(market.deps, market.now);
    assert.ok((await market.order(orderId)).stripeTransferId);
    assert.equal(await market.balance(orderId, "provider:payable"), 0);
  });

  it("finds nothing when every cent is where the books say", async () => {
    const market = new Marketplace();
    await completed(market);
    await market.placed();
    await market.pass(2 * HOUR_MS);
    const found = await reconcileAll(market.deps, market.now);
    assert.deepEqual([found.orders, found.differences, found.unread], [2, [], 0]);
    assert.deepEqual(await alarmsOf(market), []);
  });

  it("tells of a refund and a transfer that somebody made by hand at Stripe, once", async () => {
    const market = new Marketplace();
    const { order } = await market.claimed();
    const { chargeId } = await market.payments.getPayment(order.stripePaymentIntentId ?? "");
    const hand = { orderId: order.id, operationId: "by_hand" };
    const made = await market.payments.refund({
      ...hand,
      idempotencyKey: "hand-1",
      paymentIntentId: order.stripePaymentIntentId ?? "",
      amountCents: 1,
    });
    const sent = await market.payments.transferToProvider({
      ...hand,
      idempotencyKey: "hand-2",
      amountCents: 1,
      currency: "usd",
      chargeId: chargeId ?? "",
      destinationAccountId: order.providerStripeAccountId ?? "",
    });
    await market.pass(2 * HOUR_MS);
    for (let looks = 0; looks < 3; looks++) await reconcileAll(market.deps, market.now);
    const alarms = await alarmsOf(market);
    const told = alarms.map(({ kind, subject }) => `${kind} ${subject}`).sort();
    assert.deepEqual(told, [
      `balance_differs ${made.id}`,
      `balance_differs ${sent.id}`,
      `moved_by_hand ${made.id}`,
      `moved_by_hand ${sent.id}`,
      `refund_differs ${order.id}`,
      `transfer_differs ${order.id}`,
    ]);
    const admin = market.person({ isAdmin: true });
    for (const { id } of alarms)
      await acknowledgeAlarm(market.deps, { alarmId: id, requester: admin, note: "That was me." });
    await reconcileAll(market.deps, market.now);
    assert.deepEqual(await alarmsOf(market), []);
  });

  it("tells of a line of the balance that no posting explains", async () => {
    const market = new Marketplace();
    market.payments.state.book({ type: "adjustment", netCents: -7, currency: "usd", sourceId: "dp_1" });
    market.payments.state.book({ type: "payout", netCents: -5_000, currency: "usd", sourceId: "po_1" });
    await market.pass(2 * HOUR_MS);
    await reconcileAll(market.deps, market.now);
    const [alarm, ...others] = await alarmsOf(market);
    assert.deepEqual([alarm?.kind, alarm?.subject, others.length], ["balance_differs", "dp_1", 0]);
    assert.match(alarm?.detail ?? "", /by -7, the books say nothing/);
  });

  it("tells of money that is held long after it should have found its way", async () => {
    const market = new Marketplace();
    const { order } = await market.claimed();
    await market.pass(40 * DAY_MS);
    assert.equal((await market.order(order.id)).status, "disputed");
    await reconcileOpen(market.deps, market.now);
    assert.deepEqual(
      (await alarmsOf(market)).map(({ kind, orderId }) => [kind, orderId]),
      [["held_too_long", order.id]],
    );
  });

  it("goes on with the next order when Stripe does not answer for one", async () => {
    const market = new Marketplace();
    const [first, second] = [await market.placed(), await market.placed()];
    market.payments.confirmPayment(second.order.stripePaymentIntentId ?? "");
    market.payments.state.payments.delete(first.order.stripePaymentIntentId ?? "");
    const { unread } = await reconcileOpen(market.deps, market.now);
    assert.equal(unread, 1);
    assert.equal((await market.order(second.order.id)).status, "payment_held");
  });
});
