import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyPayment } from "../../src/commands/apply-payment.ts";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { runMoneyOperation } from "../../src/commands/run-money-operation.ts";
import { HOUR_MS, MINUTE_MS } from "../../src/domain/clock.ts";
import { MONEY_OPERATION_LEASE_MS } from "../../src/domain/money-operation.ts";
import { PaymentGatewayError } from "../../src/payments/interface.ts";
import { Marketplace } from "../harness.ts";

async function operationOf(market: Marketplace, orderId: string, kind: string): Promise<string> {
  const found = (await market.repository.listMoneyOperations(orderId)).find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found.id;
}

/** `work` runs in the middle of the next call of this method of the repository, after it has read. */
function overtake(market: Marketplace, method: "getOrder" | "listDebts", work: () => Promise<unknown>) {
  const original: (asked: never) => Promise<unknown> = market.repository[method];
  const repository = Object.assign(Object.create(market.repository) as typeof market.repository, {
    [method]: async (asked: never) => {
      const read = await original(asked);
      Object.assign(repository, { [method]: original });
      await work();
      return read;
    },
  });
  return { ...market.deps, repository };
}

/** Completed, its payout was asked for without an answer; the charge has money for two such payouts. */
async function unpaid() {
  const market = new Marketplace({ commissionRate: 0.6 });
  const { order, reader, writer } = await market.claimed();
  const request = { summary: "It holds.", strengths: "", weaknesses: "", recommendations: "" };
  await deliverOrder(market.deps, { orderId: order.id, requester: reader, request });
  const error = new PaymentGatewayError("ambiguous", "no answer");
  market.payments.failNext("transferToProvider", { when: "before", error });
  await moveOrder(market.deps, { orderId: order.id, requester: writer, action: "complete" });
  return { market, order, id: await operationOf(market, order.id, "transfer") };
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

  it("pays nobody again after a day's sleep, when Stripe has forgotten the key of what others have sent", async () => {
    const { market, order, id } = await unpaid();
    const deps = overtake(market, "listDebts", async () => {
      market.now += MONEY_OPERATION_LEASE_MS + 1;
      assert.equal((await runMoneyOperation(market.deps, { operationId: id })).state, "settled");
      market.now += 26 * HOUR_MS;
    });
    assert.equal((await runMoneyOperation(deps, { operationId: id })).state, "settled");
    assert.equal((await market.payments.findTransfers(order.id)).length, 1);
  });

  it("tries again when it was away for longer than its lease, and nobody else was there", async () => {
    const { market, order, id } = await unpaid();
    const deps = overtake(market, "getOrder", async () => {
      market.now += MONEY_OPERATION_LEASE_MS;
    });
    assert.equal((await runMoneyOperation(deps, { operationId: id })).state, "unsettled");
    assert.equal((await market.payments.findTransfers(order.id)).length, 0);
    await market.pass(MINUTE_MS);
    assert.equal((await market.payments.findTransfers(order.id)).length, 1);
  });

  it("takes a further key when another operation of the order took the next one first", async () => {
    const { market, id } = await unpaid();
    const error = new PaymentGatewayError("ambiguous", "Stripe failed", { replayed: true });
    market.payments.failNext("transferToProvider", { when: "before", error });
    const asked: number[] = [];
    const { rekeyMoneyOperation } = market.repository;
    const repository = Object.assign(Object.create(market.repository) as typeof market.repository, {
      rekeyMoneyOperation: async (o: Parameters<typeof rekeyMoneyOperation>[0]) =>
        asked.push(o.seq) === 1 ? "key_taken" : rekeyMoneyOperation(o),
    });
    await runMoneyOperation({ ...market.deps, repository }, { operationId: id });
    assert.deepEqual(asked, [2, 2]);
    const operation = await market.repository.getMoneyOperation(id);
    assert.deepEqual([operation?.seq, operation?.status, operation?.firstSentAt], [2, "sent", null]);
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
