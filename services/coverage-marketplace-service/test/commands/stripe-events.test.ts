import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyPayment } from "../../src/commands/apply-payment.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { processStripeEvent } from "../../src/commands/process-stripe-event.ts";
import { DAY_MS, MINUTE_MS } from "../../src/domain/clock.ts";
import type { PaymentWebhookEvent } from "../../src/payments/interface.ts";
import { Marketplace } from "../harness.ts";

describe("a Stripe event", () => {
  const about = (
    paymentIntentId: string,
    fields: Partial<PaymentWebhookEvent> = {},
  ): PaymentWebhookEvent => ({
    id: `evt_${paymentIntentId}`,
    type: "payment_intent.amount_capturable_updated",
    livemode: false,
    accountId: null,
    objectId: paymentIntentId,
    paymentIntentId,
    orderId: null,
    ...fields,
  });
  const receive = (market: Marketplace, event: PaymentWebhookEvent) =>
    market.repository.receiveStripeEvent({ id: event.id, type: event.type, payload: event });

  it("holds the payment once, however often and from wherever it is told", async () => {
    const market = new Marketplace();
    const { order } = await market.placed();
    const id = order.stripePaymentIntentId ?? "";
    market.payments.confirmPayment(id);
    assert.deepEqual(await Promise.all([receive(market, about(id)), receive(market, about(id))]), [
      true,
      false,
    ]);
    const payment = await market.payments.getPayment(id);
    await Promise.all([
      processStripeEvent(market.deps, { eventId: `evt_${id}` }),
      processStripeEvent(market.deps, { eventId: `evt_${id}` }),
      applyPayment(market.deps, { order, payment }),
      applyPayment(market.deps, { order, payment }),
    ]);
    const transitions = await market.repository.listTransitions(order.id);
    assert.deepEqual(
      transitions.map((transition) => transition.event),
      ["place", "hold_payment"],
    );
  });

  it("of the other mode, or about an intent that is none of ours, changes nothing", async () => {
    const market = new Marketplace();
    const { order } = await market.placed();
    const id = order.stripePaymentIntentId ?? "";
    market.payments.confirmPayment(id);
    await receive(market, about(id, { livemode: true }));
    await market.drain();
    assert.equal((await market.order(order.id)).status, "placed");
  });

  it("with an intent of another amount raises an alarm and moves nothing", async () => {
    const market = new Marketplace();
    const { order } = await market.placed();
    const id = order.stripePaymentIntentId ?? "";
    market.payments.confirmPayment(id);
    const payment = await market.payments.getPayment(id);
    await applyPayment(market.deps, { order, payment: { ...payment, amountCents: 1 } });
    assert.equal((await market.order(order.id)).status, "placed");
    assert.equal(
      (await market.repository.listAlarms({ limit: 10, offset: 0 })).rows[0]?.kind,
      "payment_mismatch",
    );
  });

  it("of a card authorised after the cancel gives the card free again", async () => {
    const market = new Marketplace();
    const { order, writer } = await market.placed();
    const id = order.stripePaymentIntentId ?? "";
    const late = {
      ...(await market.payments.getPayment(id)),
      status: "requires_capture" as const,
      captureBefore: market.now + DAY_MS,
    };
    await moveOrder(market.deps, { orderId: order.id, requester: writer, action: "cancel" });
    const current = await market.order(order.id);
    await applyPayment(market.deps, { order: current, payment: late });
    await market.drain();
    assert.equal((await market.order(order.id)).status, "cancelled");
    assert.equal((await market.payments.getPayment(id)).status, "canceled");
  });

  it("that cannot be processed is tried again, given up in the end, and an admin is told", async () => {
    const market = new Marketplace();
    await receive(market, about("pi_missing"));
    for (let i = 0; i < 20; i++) await market.pass(MINUTE_MS);
    assert.equal((await market.repository.getStripeEvent("evt_pi_missing"))?.status, "dead");
    assert.equal(
      (await market.repository.listAlarms({ limit: 10, offset: 0 })).rows[0]?.kind,
      "stripe_event_dead",
    );
  });
});
