import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { placeOrder } from "../../src/commands/place-order.ts";
import { syncStripeAccount } from "../../src/commands/register-provider.ts";
import { runMoneyOperation } from "../../src/commands/run-money-operation.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/domain/clock.ts";
import { PaymentGatewayError } from "../../src/payments/interface.ts";
import { Marketplace } from "../harness.ts";

const report = { summary: "It holds.", strengths: "", weaknesses: "", recommendations: "" };
const refuses = (code: string) => (error: unknown) => (error as { code?: string }).code === code;
const timeout = () => new PaymentGatewayError("ambiguous", "no answer");
const replayed500 = () => new PaymentGatewayError("ambiguous", "an error occurred", { replayed: true });

async function operation(market: Marketplace, orderId: string, kind: string) {
  const found = (await market.repository.listMoneyOperations(orderId)).find(
    (candidate) => candidate.kind === kind,
  );
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

async function delivered(market: Marketplace) {
  const world = await market.claimed();
  await deliverOrder(market.deps, { orderId: world.order.id, requester: world.reader, request: report });
  return world;
}

describe("a movement whose answer was lost", () => {
  for (const when of ["before", "after"] as const) {
    it(`is sent again under the same key and happens once (capture, lost ${when} its effect)`, async () => {
      const market = new Marketplace();
      const { order, reader } = await market.held();
      market.payments.failNext("capturePayment", { when, error: timeout() });
      const claimed = await moveOrder(market.deps, { orderId: order.id, requester: reader, action: "claim" });
      assert.deepEqual(
        [claimed.order.status, claimed.settled, claimed.order.capturedAt],
        ["claimed", false, null],
      );
      await market.pass(MINUTE_MS);
      const capture = await operation(market, order.id, "capture");
      assert.deepEqual([capture.status, capture.seq], ["succeeded", 1]);
      assert.equal(await market.balance(order.id, "held:order"), -10_001);
      assert.equal(await market.balance(order.id, "held:order", "pending"), 0);
    });

    it(`pays the provider once (transfer, lost ${when} its effect)`, async () => {
      const market = new Marketplace();
      const { order, writer } = await delivered(market);
      market.payments.failNext("transferToProvider", { when, error: timeout() });
      const { settled } = await moveOrder(market.deps, {
        orderId: order.id,
        requester: writer,
        action: "complete",
      });
      assert.equal(settled, false);
      await market.pass(MINUTE_MS);
      assert.equal((await market.payments.findTransfers(order.id)).length, 1);
      assert.equal(await market.balance(order.id, "provider:payable"), 0);
    });
  }

  it("lets nobody build on a capture that is not confirmed", async () => {
    const market = new Marketplace();
    const { order, reader } = await market.held();
    market.payments.failNext("capturePayment", { when: "before", error: timeout() });
    await moveOrder(market.deps, { orderId: order.id, requester: reader, action: "claim" });
    const start = () => moveOrder(market.deps, { orderId: order.id, requester: reader, action: "start" });
    await assert.rejects(start(), refuses("payment_not_settled"));
    const readable = await market.repository.mayReadScript({
      scriptId: order.scriptId,
      userId: reader.userId,
      statuses: ["claimed"],
    });
    assert.equal(readable, false);
    await market.pass(MINUTE_MS);
    assert.equal((await start()).order.status, "in_progress");
  });

  it("is looked up at Stripe when the answer was a replayed 500, and adopted when it is there", async () => {
    const market = new Marketplace();
    const { order, writer } = await delivered(market);
    market.payments.failNext("transferToProvider", { when: "after", error: replayed500() });
    const { settled } = await moveOrder(market.deps, {
      orderId: order.id,
      requester: writer,
      action: "complete",
    });
    assert.equal(settled, true);
    assert.equal((await market.payments.findTransfers(order.id)).length, 1);
  });

  it("gets a new key after a replayed 500 that left nothing behind", async () => {
    const market = new Marketplace();
    const { order, writer } = await delivered(market);
    market.payments.failNext("transferToProvider", { when: "before", error: replayed500() });
    await moveOrder(market.deps, { orderId: order.id, requester: writer, action: "complete" });
    await market.pass(MINUTE_MS);
    const transfer = await operation(market, order.id, "transfer");
    assert.deepEqual([transfer.status, transfer.seq], ["succeeded", 2]);
    assert.equal((await market.payments.findTransfers(order.id)).length, 1);
  });

  it("is looked up before it is sent again more than a day later, when Stripe has forgotten the key", async () => {
    const market = new Marketplace();
    const { order, writer } = await delivered(market);
    market.payments.failNext("transferToProvider", { when: "after", error: timeout() });
    await moveOrder(market.deps, { orderId: order.id, requester: writer, action: "complete" });
    market.now += 25 * HOUR_MS;
    const { id } = await operation(market, order.id, "transfer");
    assert.equal((await runMoneyOperation(market.deps, { operationId: id })).state, "settled");
    assert.equal((await market.payments.findTransfers(order.id)).length, 1);
    assert.equal((await operation(market, order.id, "transfer")).seq, 1);
  });
});

describe("a movement that is refused", () => {
  it("cancels the claim when the authorisation has gone, and nobody is charged", async () => {
    const market = new Marketplace();
    const { order, reader, writer } = await market.held();
    market.payments.lapseAuthorisation(order.stripePaymentIntentId ?? "");
    const { order: ended, settled } = await moveOrder(market.deps, {
      orderId: order.id,
      requester: reader,
      action: "claim",
    });
    assert.deepEqual(
      [ended.status, ended.statusReason, settled],
      ["cancelled", "authorisation_lapsed", true],
    );
    assert.equal(await market.balance(order.id, "held:order", "pending"), 0);
    assert.equal(await market.balance(order.id, "held:order"), 0);
    await market.drain();
    assert.ok(market.told(writer).includes("Your order is cancelled"));
    assert.equal((await market.repository.listAlarms({ limit: 10, offset: 0 })).total, 0);
  });

  it("waits for the provider's account, and goes out once when that can be paid again", async () => {
    const market = new Marketplace();
    const { order, writer, provider } = await delivered(market);
    const accountId = provider.stripeAccountId ?? "";
    market.payments.setPayable(accountId, false);
    await syncStripeAccount(market.deps, provider);
    await moveOrder(market.deps, { orderId: order.id, requester: writer, action: "complete" });
    assert.equal((await operation(market, order.id, "transfer")).status, "parked");
    await market.pass(3 * DAY_MS);
    assert.equal((await market.payments.findTransfers(order.id)).length, 0);

    market.payments.setPayable(accountId, true);
    const current = await market.repository.getProvider(provider.id);
    assert.ok(current);
    await syncStripeAccount(market.deps, current);
    await market.drain();
    assert.equal((await market.payments.findTransfers(order.id)).length, 1);
    assert.equal((await market.order(order.id)).status, "completed");
  });

  it("tries again under a new key when the balance was short for a moment", async () => {
    const market = new Marketplace();
    const { order, writer } = await delivered(market);
    market.payments.failNext("transferToProvider", {
      when: "before",
      error: new PaymentGatewayError("refused", "short", { code: "balance_insufficient" }),
    });
    await moveOrder(market.deps, { orderId: order.id, requester: writer, action: "complete" });
    await market.pass(MINUTE_MS);
    assert.deepEqual(
      [
        (await operation(market, order.id, "transfer")).status,
        (await operation(market, order.id, "transfer")).seq,
      ],
      ["succeeded", 2],
    );
  });

  it("raises one alarm when nobody but an admin can help", async () => {
    const market = new Marketplace();
    const { order, writer } = await delivered(market);
    market.payments.failNext("transferToProvider", {
      when: "before",
      error: new PaymentGatewayError("refused", "no", { code: "account_closed" }),
    });
    await moveOrder(market.deps, { orderId: order.id, requester: writer, action: "complete" });
    await market.pass(HOUR_MS);
    const { rows } = await market.repository.listAlarms({ limit: 10, offset: 0 });
    assert.deepEqual(
      rows.map((alarm) => [alarm.kind, alarm.orderId]),
      [["money_operation_failed", order.id]],
    );
  });
});

describe("an order whose request died", () => {
  it("keeps its row when the intent could not be made, and the same key finishes it", async () => {
    const market = new Marketplace();
    const { service } = await market.seller();
    const { writer, scriptId, projectId } = market.author();
    const place = () =>
      placeOrder(market.deps, {
        requester: { ...writer, idempotencyKey: "k" },
        request: { serviceId: service.id, scriptId, projectId, brief: "" },
      });
    market.payments.failNext("createPaymentIntent", { when: "after", error: timeout() });
    await assert.rejects(place(), refuses("payment_provider_unavailable"));
    const { order, clientSecret } = await place();
    assert.ok(clientSecret);
    assert.equal(market.payments.state.payments.size, 1);
    assert.equal(order.status, "placed");
  });

  it("cancels nothing that was never made, and everything that was", async () => {
    const market = new Marketplace();
    const { service } = await market.seller();
    const { writer, scriptId, projectId } = market.author();
    market.payments.failNext("createPaymentIntent", { when: "after", error: timeout() });
    const place = placeOrder(market.deps, {
      requester: { ...writer, idempotencyKey: "k" },
      request: { serviceId: service.id, scriptId, projectId, brief: "" },
    });
    await assert.rejects(place, refuses("payment_provider_unavailable"));
    const order = await market.repository.getOrderByKey({ writerUserId: writer.userId, idempotencyKey: "k" });
    assert.ok(order);
    await moveOrder(market.deps, { orderId: order.id, requester: writer, action: "cancel" });
    await market.pass(5 * MINUTE_MS);
    assert.deepEqual(
      [...market.payments.state.payments.values()].map((payment) => payment.status),
      ["canceled"],
    );
  });

  it("recognises its own transition when the same key comes again", async () => {
    const market = new Marketplace();
    const { order, reader } = await market.held();
    const claim = () =>
      moveOrder(market.deps, {
        orderId: order.id,
        requester: { ...reader, idempotencyKey: "claim-1" },
        action: "claim",
      });
    const [first, second] = [await claim(), await claim()];
    assert.deepEqual([first.order.status, second.order.status], ["claimed", "claimed"]);
    const other = moveOrder(market.deps, {
      orderId: order.id,
      requester: { ...reader, idempotencyKey: "claim-2" },
      action: "claim",
    });
    await assert.rejects(other, refuses("invalid_transition"));
  });
});
