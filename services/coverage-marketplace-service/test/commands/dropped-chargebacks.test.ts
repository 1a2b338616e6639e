/** Chargebacks that end before the card's bank has taken any money. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { moveOrder } from "../../src/commands/move-order.ts";
import { reconcileOrder } from "../../src/commands/reconcile.ts";
import { Marketplace } from "../harness.ts";

describe("a chargeback that is over before any money was taken", () => {
  for (const status of ["dropped", "won"] as const)
    it(`sets the order free by itself, once, when it is ${status}`, async () => {
      const market = new Marketplace();
      const { order, reader } = await market.claimed();
      const opened = market.payments.openChargeback(order.stripePaymentIntentId ?? "", { later: true });
      await reconcileOrder(market.deps, order.id);
      assert.equal((await market.order(order.id)).frozen, true);
      market.payments.state.chargebacks.set(opened.id, { ...opened, status });
      for (const _time of [1, 2]) assert.deepEqual(await reconcileOrder(market.deps, order.id), []);
      assert.equal((await market.order(order.id)).frozen, false);
      const history = await market.repository.listTransitions(order.id);
      assert.equal(history.filter(({ reason }) => reason === "chargeback_dropped").length, 1);
      await moveOrder(market.deps, { orderId: order.id, requester: reader, action: "start" });
    });

  it("does not set free what an early fraud warning has frozen since", async () => {
    const market = new Marketplace();
    const { order } = await market.claimed();
    const intent = order.stripePaymentIntentId ?? "";
    const opened = market.payments.openChargeback(intent, { later: true });
    await reconcileOrder(market.deps, order.id);
    market.payments.state.chargebacks.set(opened.id, { ...opened, status: "dropped" });
    await reconcileOrder(market.deps, order.id);
    await market.repository.updateOrderStatus({
      orderId: order.id,
      from: [order.status],
      version: null,
      transition: null,
      facts: { frozen: true },
      operations: [],
      postings: [],
      jobs: [],
    });
    await reconcileOrder(market.deps, order.id);
    assert.equal((await market.order(order.id)).frozen, true);
  });

  it("never froze an order when it was not heard of before it ended", async () => {
    const market = new Marketplace();
    const { order } = await market.claimed();
    const opened = market.payments.openChargeback(order.stripePaymentIntentId ?? "", { later: true });
    market.payments.state.chargebacks.set(opened.id, { ...opened, status: "dropped" });
    await reconcileOrder(market.deps, order.id);
    assert.equal((await market.repository.listTransitions(order.id)).at(-1)?.event, "claim");
  });
});
