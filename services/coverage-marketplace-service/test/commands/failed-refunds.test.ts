/** Refunds that are under way for days, that fail, that come back, and that an admin has tried again. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { moveOrder } from "../../src/commands/move-order.ts";
import { reconcileOrder } from "../../src/commands/reconcile.ts";
import { retryMoneyOperation } from "../../src/commands/retry-money-operation.ts";
import { DAY_MS, MINUTE_MS } from "../../src/domain/clock.ts";
import { PaymentGatewayError } from "../../src/payments/interface.ts";
import { Marketplace } from "../harness.ts";

const PRICE = 10_001;

/** The writer has cancelled a late order. */
async function cancelled(market: Marketplace) {
  const world = await market.claimed();
  await market.pass(6 * DAY_MS);
  await moveOrder(market.deps, { orderId: world.order.id, requester: world.writer, action: "cancel" });
  return world;
}

async function refundsOf(market: Marketplace, orderId: string) {
  const operations = await market.repository.listMoneyOperations(orderId);
  return operations.filter(({ kind }) => kind === "refund");
}

const openAlarms = async (market: Marketplace): Promise<string[]> =>
  (await market.repository.listAlarms({ status: "open", limit: 50, offset: 0 })).rows.map(({ kind }) => kind);
const owedToWriter = (market: Marketplace, orderId: string) => market.balance(orderId, "writer:refund");

async function retry(market: Marketplace, orderId: string) {
  const failed = (await refundsOf(market, orderId)).find(({ status }) => status === "failed");
  const requester = market.person({ isAdmin: true });
  return retryMoneyOperation(market.deps, { operationId: failed?.id ?? "", requester, note: "A new card." });
}

describe("a refund", () => {
  it("that is pending is owed until it has arrived", async () => {
    const market = new Marketplace();
    market.payments.state.refundsBegin = "pending";
    const { order } = await cancelled(market);
    assert.equal(await owedToWriter(market, order.id), -PRICE);
    assert.equal((await market.order(order.id)).refundedCents, 0);
    const [made] = await market.payments.findRefunds(order.stripePaymentIntentId ?? "");
    market.payments.settleRefund(made?.id ?? "", "succeeded");
    await market.pass(15 * MINUTE_MS);
    assert.equal((await market.order(order.id)).refundedCents, PRICE);
    assert.equal(await owedToWriter(market, order.id), 0);
  });

  it("that fails on its way stands owed, alarms an admin, and goes out when it is tried again", async () => {
    const market = new Marketplace();
    market.payments.state.refundsBegin = "pending";
    const { order } = await cancelled(market);
    const [made] = await market.payments.findRefunds(order.stripePaymentIntentId ?? "");
    market.payments.settleRefund(made?.id ?? "", "failed");
    await market.pass(15 * MINUTE_MS);
    assert.equal(await owedToWriter(market, order.id), -PRICE);
    assert.deepEqual(await openAlarms(market), ["money_operation_failed"]);

    market.payments.state.refundsBegin = "succeeded";
    const { operation, settled } = await retry(market, order.id);
    assert.deepEqual([operation.status, settled], ["succeeded", true]);
    assert.equal((await market.order(order.id)).refundedCents, PRICE);
    assert.equal(await owedToWriter(market, order.id), 0);
    assert.deepEqual(await reconcileOrder(market.deps, order.id), []);
  });

  it("that came back after it had arrived is booked a second time when it is tried again", async () => {
    const market = new Marketplace();
    const { order } = await cancelled(market);
    const [made] = await market.payments.findRefunds(order.stripePaymentIntentId ?? "");
    market.payments.settleRefund(made?.id ?? "", "failed");
    await reconcileOrder(market.deps, order.id);
    assert.equal(await owedToWriter(market, order.id), -PRICE);
    await retry(market, order.id);
    assert.equal((await market.order(order.id)).refundedCents, PRICE);
    assert.equal(await owedToWriter(market, order.id), 0);
    assert.deepEqual(await reconcileOrder(market.deps, order.id), []);
  });

  it("is tried again by one of two admins, and not once it has succeeded", async () => {
    const market = new Marketplace();
    const error = new PaymentGatewayError("refused", "no");
    market.payments.failNext("refund", { when: "before", error });
    const { order } = await cancelled(market);
    const both = await Promise.allSettled([retry(market, order.id), retry(market, order.id)]);
    assert.equal(both.filter(({ status }) => status === "fulfilled").length, 1);
    assert.equal(market.payments.state.refunds.size, 1);
    const [, done] = await refundsOf(market, order.id);
    const again = {
      operationId: done?.id ?? "",
      requester: market.person({ isAdmin: true }),
      note: "Again.",
    };
    await assert.rejects(retryMoneyOperation(market.deps, again), { code: "invalid_transition" });
  });

  it("is not tried again by a party of the order", async () => {
    const market = new Marketplace();
    market.payments.failNext("refund", { when: "before", error: new PaymentGatewayError("refused", "no") });
    const { order, writer } = await cancelled(market);
    const [failed] = await refundsOf(market, order.id);
    const own = { operationId: failed?.id ?? "", requester: { ...writer, isAdmin: true }, note: "Mine." };
    await assert.rejects(retryMoneyOperation(market.deps, own), { code: "forbidden" });
  });
});
