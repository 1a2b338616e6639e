/** A capture that brings less than the price: a defined end, not only an alarm. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { moveOrder } from "../../src/commands/move-order.ts";
import { compareBalance, reconcileOrder } from "../../src/commands/reconcile.ts";
import { MINUTE_MS } from "../../src/domain/clock.ts";
import { moneyState } from "../../src/domain/money-state.ts";
import { PaymentGatewayError } from "../../src/payments/interface.ts";
import { Marketplace } from "../harness.ts";

const PRICE = 10_001;
const LESS = 9_000;

/** Stripe captures less than it was asked for. */
function capturesLess(market: Marketplace): void {
  const { payments } = market;
  const { capturePayment, state } = payments;
  payments.capturePayment = async (o) => {
    const whole = await capturePayment(o).catch((error: unknown) => error);
    const payment = state.payment(o.paymentIntentId);
    const line = state.balanceLines.at(-1);
    if (payment.status === "succeeded" && payment.amountReceivedCents === PRICE && line) {
      state.payments.set(payment.id, { ...payment, amountReceivedCents: LESS });
      state.balanceLines[state.balanceLines.length - 1] = { ...line, netCents: line.netCents - PRICE + LESS };
    }
    if (whole instanceof Error) throw whole;
    return { ...state.payment(o.paymentIntentId) };
  };
}

describe("a capture for less than the price", () => {
  for (const answer of ["arrives", "is lost"] as const)
    it(`undoes the claim and gives back exactly what was charged, when its answer ${answer}`, async () => {
      const market = new Marketplace();
      const { order, reader, writer } = await market.held();
      const lost = new PaymentGatewayError("ambiguous", "timed out");
      if (answer === "is lost") market.payments.failNext("capturePayment", { when: "after", error: lost });
      capturesLess(market);
      await moveOrder(market.deps, { orderId: order.id, requester: reader, action: "claim" });
      await market.pass(5 * MINUTE_MS);
      const ended = await market.order(order.id);
      assert.deepEqual(
        [ended.status, ended.statusReason, ended.refundedCents, moneyState(ended)],
        ["cancelled", "captured_less", LESS, "refunded"],
      );
      for (const account of ["held:order", "writer:refund", "writer:card", "provider:payable"])
        assert.equal(await market.balance(order.id, account), 0);
      assert.equal(await market.balance(order.id, "held:order", "pending"), 0);
      assert.deepEqual(await reconcileOrder(market.deps, order.id), []);
      assert.deepEqual(await compareBalance(market.deps, { since: 0, until: market.now + 1 }), []);
      assert.equal((await market.repository.listAlarms({ limit: 10, offset: 0 })).total, 0);
      for (const person of [writer, reader])
        assert.ok(market.told(person).some((title) => title.endsWith("cancelled")));
    });
});
