/** The platform's balance at Stripe beside the books. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { applyChargeback } from "../../src/commands/apply-chargeback.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { compareBalance, reconcileAll } from "../../src/commands/reconcile.ts";
import { retryMoneyOperation } from "../../src/commands/retry-money-operation.ts";
import { DAY_MS, HOUR_MS } from "../../src/domain/clock.ts";
import { Marketplace } from "../harness.ts";

it("a chargeback decided weeks after it was opened, or a moment ago, is no difference", async () => {
  const market = new Marketplace();
  const { order } = await market.claimed();
  const opened = market.payments.openChargeback(order.stripePaymentIntentId ?? "");
  await applyChargeback(market.deps, { orderId: order.id, chargeback: opened });
  await market.pass(20 * DAY_MS);
  const won = market.payments.closeChargeback(opened.id, "won");
  await applyChargeback(market.deps, { orderId: order.id, chargeback: won });
  const lastDays = { since: market.now - DAY_MS, until: market.now + 1 };
  assert.deepEqual(await compareBalance(market.deps, lastDays), []);
  const beforeThat = { since: 0, until: market.now - HOUR_MS };
  assert.deepEqual(await compareBalance(market.deps, beforeThat), []);
});

/** The writer of a late order has cancelled it, and the refund failed on its way. */
async function withFailedRefund(market: Marketplace) {
  market.payments.state.refundsBegin = "pending";
  const { order, writer } = await market.claimed();
  await market.pass(6 * DAY_MS);
  await moveOrder(market.deps, { orderId: order.id, requester: writer, action: "cancel" });
  const [refund] = await market.payments.findRefunds(order.stripePaymentIntentId ?? "");
  return { order, refundId: refund?.id ?? "", intentId: order.stripePaymentIntentId ?? "" };
}

it("a refund that left and came back without ever being booked is no difference", async () => {
  const market = new Marketplace();
  const { refundId } = await withFailedRefund(market);
  market.payments.settleRefund(refundId, "failed");
  await market.pass(DAY_MS);
  assert.deepEqual(await compareBalance(market.deps, { since: 0, until: market.now }), []);
});

it("a chargeback that cannot be judged yet keeps the reconciler from no other order", async () => {
  const market = new Marketplace();
  const { order, intentId } = await withFailedRefund(market);
  const other = await market.claimed();
  const { id } = market.payments.openChargeback(intentId, { later: true });
  const lost = { ...(await market.payments.getChargeback(id)), status: "lost" as const, withdrawnCents: 100 };
  market.payments.state.chargebacks.set(id, lost);
  const late = market.payments.openChargeback(other.order.stripePaymentIntentId ?? "");
  const { orders, unread } = await reconcileAll(market.deps, market.now);
  assert.deepEqual([orders, unread], [2, 1]);
  assert.equal(await market.balance(order.id, "dispute:held"), 100);
  assert.equal(await market.balance(other.order.id, "dispute:held"), late.withdrawnCents);
});

it("a refund tried again is of what the bank has not given the writer meanwhile", async () => {
  const market = new Marketplace();
  const { order, refundId, intentId } = await withFailedRefund(market);
  market.payments.settleRefund(refundId, "failed");
  await market.pass(DAY_MS);
  const taken = market.payments.openChargeback(intentId, { amountCents: 4_000 });
  await applyChargeback(market.deps, { orderId: order.id, chargeback: taken });
  const chargeback = market.payments.closeChargeback(taken.id, "lost");
  await applyChargeback(market.deps, { orderId: order.id, chargeback });
  const operations = await market.repository.listMoneyOperations(order.id);
  const failed = operations.find(({ kind, status }) => kind === "refund" && status === "failed");
  const requester = market.person({ isAdmin: true });
  const { operation } = await retryMoneyOperation(market.deps, {
    operationId: failed?.id ?? "",
    requester,
    note: "Again.",
  });
  // Stripe refunds nothing of a lost charge: it stays in an admin's sight, at its true amount.
  assert.deepEqual([operation.status, operation.params.amountCents], ["failed", 6_001]);
});
