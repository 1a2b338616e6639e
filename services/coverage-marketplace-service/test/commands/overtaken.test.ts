import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyPayment } from "../../src/commands/apply-payment.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { runMoneyOperation } from "../../src/commands/run-money-operation.ts";
import { MINUTE_MS } from "../../src/domain/clock.ts";
import { MONEY_OPERATION_LEASE_MS } from "../../src/domain/money-operation.ts";
import { Marketplace } from "../harness.ts";

async function operationOf(market: Marketplace, orderId: string, kind: string): Promise<string> {
  const found = (await market.repository.listMoneyOperations(orderId)).find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found.id;
}

/** `work` runs in the middle of the next call of this method of the repository, after it has read. */
function overtake(market: Marketplace, method: "getOrder", work: () => Promise<unknown>) {
  const original = market.repository[method];
  const repository = Object.assign(Object.create(market.repository) as typeof market.repository, {
    [method]: async (id: string) => {
      const read = await original(id);
      repository[method] = original;
      await work();
      return read;
    },
  });
  return { ...market.deps, repository };
}

describe("a worker that others overtake", () => {
  it("releases the card although the intent became known after it had read the order", async () => {
    const market = new Marketplace();
    const { order, writer } = await market.placed();
    const intent = order.stripePaymentIntentId ?? "";
    // As after a crash before the intent's id was stored: the order does not know it, Stripe does.
    market.repository.state.orders.set(order.id, {
      ...(market.repository.state.orders.get(order.id) ?? order),
      stripePaymentIntentId: null,
    });
    market.payments.confirmPayment(intent);
    const deps = overtake(market, "getOrder", async () => {});
    await moveOrder(deps, { orderId: order.id, requester: writer, action: "cancel" });
    const cancel = await operationOf(market, order.id, "pi_cancel");
    assert.notEqual((await market.repository.getMoneyOperation(cancel))?.status, "succeeded");
    const { orders } = market.repository.state;
    const row = orders.get(order.id);
    if (row) orders.set(order.id, { ...row, stripePaymentIntentId: intent });
    await market.pass(MINUTE_MS);
    assert.equal((await market.payments.getPayment(intent)).status, "canceled");
  });

  it("looks again when it lost its lease to a worker that may have died", async () => {
    const market = new Marketplace();
    const { order } = await market.placed();
    const { state } = market.repository;
    const id = await operationOf(market, order.id, "authorise");
    const row = state.operations.get(id);
    if (row) state.operations.set(id, { ...row, status: "sent", leaseToken: null, leaseUntil: null });
    const deps = overtake(market, "getOrder", async () => {
      market.now += MONEY_OPERATION_LEASE_MS + 1;
      const lease = { id, leaseToken: "another", leaseMs: MONEY_OPERATION_LEASE_MS };
      assert.ok(await market.repository.leaseMoneyOperation(lease));
    });
    const run = await runMoneyOperation(deps, { operationId: id });
    assert.deepEqual([run.state, run.freeAt], ["busy", market.now + MONEY_OPERATION_LEASE_MS]);
  });

  it("holds an order with its intent, before the intent's own result is stored", async () => {
    const market = new Marketplace();
    const { order } = await market.placed();
    const intent = order.stripePaymentIntentId ?? "";
    const { orders } = market.repository.state;
    const row = orders.get(order.id);
    if (row) orders.set(order.id, { ...row, stripePaymentIntentId: null });
    market.payments.confirmPayment(intent);
    const payment = await market.payments.getPayment(intent);
    const held = await applyPayment(market.deps, { order: await market.order(order.id), payment });
    assert.deepEqual([held.status, held.stripePaymentIntentId], ["payment_held", intent]);
  });

  it("releases once what two of them found: authorised by an old reading, lapsed by a new one", async () => {
    const market = new Marketplace();
    const { order } = await market.held();
    const intent = order.stripePaymentIntentId ?? "";
    const stale = await market.payments.getPayment(intent);
    market.payments.lapseAuthorisation(intent);
    const payment = await market.payments.getPayment(intent);
    const lapsed = await applyPayment(market.deps, { order, payment });
    assert.equal(lapsed.status, "cancelled");
    await applyPayment(market.deps, { order: lapsed, payment: stale });
    const cancel = await operationOf(market, order.id, "pi_cancel");
    await runMoneyOperation(market.deps, { operationId: cancel });
    assert.equal((await market.repository.getMoneyOperation(cancel))?.status, "succeeded");
    assert.equal(await market.balance(order.id, "held:order", "pending"), 0);
  });
});
