/** What the card's bank does to an order's money, and what the marketplace makes of it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyChargeback } from "../../src/commands/apply-chargeback.ts";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { openDispute } from "../../src/commands/open-dispute.ts";
import { compareBalance, reconcileOrder } from "../../src/commands/reconcile.ts";
import { DAY_MS, MINUTE_MS } from "../../src/domain/clock.ts";
import { isLegalStep } from "../../src/domain/order-history.ts";
import { type Chargeback, PaymentGatewayError } from "../../src/payments/interface.ts";
import { Marketplace } from "../harness.ts";

const PRICE = 10_001;
const SHARE = 8_501;
const FEE = 1_500;

const report = { summary: "Good.", strengths: "", weaknesses: "", recommendations: "", score: null };

async function delivered(market: Marketplace) {
  const world = await market.claimed();
  const { orderId, requester } = { orderId: world.order.id, requester: world.reader };
  await deliverOrder(market.deps, { orderId, requester, request: report });
  return { ...world, order: await market.order(orderId) };
}

async function completed(market: Marketplace) {
  const world = await delivered(market);
  await moveOrder(market.deps, { orderId: world.order.id, requester: world.writer, action: "complete" });
  return { ...world, order: await market.order(world.order.id) };
}

/** Stripe tells of it, and everything that follows is done. */
async function tell(market: Marketplace, { id, paymentIntentId }: Chargeback): Promise<void> {
  const event = {
    id: market.payments.state.newId("evt"),
    type: "charge.dispute.updated",
    livemode: false,
    accountId: null,
    objectId: id,
    paymentIntentId,
    orderId: null,
  };
  await market.repository.receiveStripeEvent({ id: event.id, type: event.type, payload: event });
  await market.drain();
}

async function chargedBack(market: Marketplace, orderId: string, amountCents?: number): Promise<Chargeback> {
  const { stripePaymentIntentId } = await market.order(orderId);
  const o = amountCents === undefined ? {} : { amountCents };
  const opened = market.payments.openChargeback(stripePaymentIntentId ?? "", o);
  await tell(market, opened);
  return opened;
}

async function decided(market: Marketplace, { id }: Chargeback, outcome: "won" | "lost"): Promise<void> {
  await tell(market, market.payments.closeChargeback(id, outcome));
}

/** Account → balance, of those that are not zero. */
async function books(market: Marketplace, orderId: string): Promise<Record<string, number>> {
  const balances = await market.repository.getBalances({ orderId });
  return Object.fromEntries(
    balances.filter((row) => row.amountCents !== 0).map((row) => [row.account, row.amountCents]),
  );
}

/** Nothing is under way, the history is legal, and Stripe agrees to the cent. */
async function assertSound(market: Marketplace, orderId: string): Promise<void> {
  const operations = await market.repository.listMoneyOperations(orderId);
  assert.deepEqual(
    operations.filter(({ status }) => ["pending", "sent", "parked"].includes(status)),
    [],
  );
  const [, ...steps] = await market.repository.listTransitions(orderId);
  for (const { event, fromStatus, toStatus, actor } of steps)
    assert.ok(isLegalStep({ event, from: fromStatus, to: toStatus, actor }), event);
  assert.deepEqual(await reconcileOrder(market.deps, orderId), []);
  assert.deepEqual(await compareBalance(market.deps, { since: 0, until: market.now + 1 }), []);
}

describe("a chargeback", () => {
  it("freezes the order once, however often it is told, and nothing is paid out meanwhile", async () => {
    const market = new Marketplace();
    const { order, writer, reader } = await delivered(market);
    const opened = await chargedBack(market, order.id);
    const chargeback = await market.payments.getChargeback(opened.id);
    await Promise.all([1, 2, 3].map(() => applyChargeback(market.deps, { orderId: order.id, chargeback })));
    assert.equal((await market.order(order.id)).frozen, true);
    assert.equal(await market.balance(order.id, "dispute:held"), PRICE);
    const history = await market.repository.listTransitions(order.id);
    assert.deepEqual(
      history.filter(({ event }) => event === "freeze").map(({ reason }) => reason),
      ["chargeback"],
    );
    const complete = moveOrder(market.deps, { orderId: order.id, requester: writer, action: "complete" });
    await assert.rejects(complete, /frozen/);
    await market.pass(20 * DAY_MS);
    assert.equal((await market.order(order.id)).status, "delivered");
    for (const person of [writer, reader])
      assert.ok(market.told(person).includes("The card's bank has questioned a payment"));
  });

  it("that is an inquiry, or of a payment that is none of ours, changes nothing", async () => {
    const market = new Marketplace();
    const { order } = await delivered(market);
    const inquiry = market.payments.openChargeback(order.stripePaymentIntentId ?? "", { inquiry: true });
    await tell(market, inquiry);
    await applyChargeback(market.deps, {
      orderId: order.id,
      chargeback: { ...inquiry, status: "open", paymentIntentId: "pi_of_others" },
    });
    assert.equal((await market.order(order.id)).frozen, false);
    await assertSound(market, order.id);
  });

  it("that is won gives the order back to its own course", async () => {
    const market = new Marketplace();
    const { order } = await delivered(market);
    await decided(market, await chargedBack(market, order.id), "won");
    assert.equal((await market.order(order.id)).frozen, false);
    await market.pass(20 * DAY_MS);
    assert.equal((await market.order(order.id)).status, "completed");
    const { "platform:revenue": revenue, "stripe:fees": fees } = await books(market, order.id);
    assert.deepEqual([revenue, fees], [-FEE, 320 + FEE]);
    await assertSound(market, order.id);
  });

  it("that is lost ends an order under way: the bank has given the money back", async () => {
    const market = new Marketplace();
    const { order, writer, reader } = await delivered(market);
    await openDispute(market.deps, {
      orderId: order.id,
      requester: writer,
      request: { reason: "quality", description: "It is about another script." },
    });
    await decided(market, await chargedBack(market, order.id), "lost");
    const { status, statusReason } = await market.order(order.id);
    assert.deepEqual([status, statusReason], ["refunded", "chargeback_lost"]);
    assert.equal((await market.repository.getDisputeByOrder(order.id))?.status, "resolved_refund");
    assert.deepEqual(await books(market, order.id), {
      "stripe:clearing": -320 - FEE,
      "stripe:fees": 320 + FEE,
    });
    assert.ok(market.told(writer).includes("Your bank gave you the money back"));
    assert.ok(market.told(reader).includes("An order ended: its payment was charged back"));
    await assertSound(market, order.id);
  });

  it("told only when it is lost is booked whole, and so is one the reconciler finds", async () => {
    for (const how of ["event", "reconciler"]) {
      const market = new Marketplace();
      const { order } = await delivered(market);
      const { id } = market.payments.openChargeback(order.stripePaymentIntentId ?? "");
      const lost = market.payments.closeChargeback(id, "lost");
      if (how === "event") await tell(market, lost);
      else await reconcileOrder(market.deps, order.id);
      await market.drain();
      assert.equal((await market.order(order.id)).status, "refunded");
      await assertSound(market, order.id);
    }
  });
});

describe("a chargeback of an order whose provider was paid", () => {
  it("takes back what was transferred, and pays it again when it is won", async () => {
    const market = new Marketplace();
    const { order } = await completed(market);
    const opened = await chargedBack(market, order.id);
    const [sent] = await market.payments.findTransfers(order.id);
    assert.equal(sent?.reversedCents, SHARE);
    assert.equal(await market.balance(order.id, "provider:payable"), -SHARE);
    await decided(market, opened, "won");
    const transfers = await market.payments.findTransfers(order.id);
    assert.deepEqual(
      transfers.map(({ amountCents, reversedCents }) => amountCents - reversedCents),
      [0, SHARE],
    );
    assert.equal(await market.balance(order.id, "provider:payable"), 0);
    await assertSound(market, order.id);
  });

  it("takes it back for good when it is lost, and the platform bears its commission", async () => {
    const market = new Marketplace();
    const { order } = await completed(market);
    await decided(market, await chargedBack(market, order.id), "lost");
    assert.equal((await market.order(order.id)).status, "completed");
    const { "provider:payable": owed, "platform:loss": loss } = await books(market, order.id);
    assert.deepEqual([owed, loss], [undefined, FEE]);
    assert.equal((await market.payments.findTransfers(order.id)).length, 1);
    await assertSound(market, order.id);
  });

  it("leaves the provider owing when their account is short; nobody is alarmed", async () => {
    const market = new Marketplace();
    const { order } = await completed(market);
    const short = new PaymentGatewayError("refused", "short", { code: "balance_insufficient" });
    market.payments.failNext("reverseTransfer", { when: "before", error: short });
    await decided(market, await chargedBack(market, order.id), "lost");
    assert.equal(await market.balance(order.id, "provider:payable"), SHARE);
    assert.equal((await market.repository.listAlarms({ limit: 10, offset: 0 })).total, 0);
    await assertSound(market, order.id);

    await market.pass(2 * DAY_MS);
    await reconcileOrder(market.deps, order.id);
    await market.pass(MINUTE_MS);
    assert.equal(await market.balance(order.id, "provider:payable"), 0);
    await assertSound(market, order.id);
  });

  it("takes back a part when a part is lost", async () => {
    const market = new Marketplace();
    const { order } = await completed(market);
    await decided(market, await chargedBack(market, order.id, 3_000), "lost");
    const left = (await market.payments.findTransfers(order.id)).map(
      ({ amountCents, reversedCents }) => amountCents - reversedCents,
    );
    assert.equal(
      left.reduce((sum, cents) => sum + cents, 0),
      SHARE - 3_000,
    );
    await assertSound(market, order.id);
  });

  it("loses no answer: a reversal whose answer was lost is made once", async () => {
    const market = new Marketplace();
    const { order } = await completed(market);
    const error = new PaymentGatewayError("ambiguous", "timed out");
    market.payments.failNext("reverseTransfer", { when: "after", error });
    const opened = await chargedBack(market, order.id);
    await market.pass(MINUTE_MS);
    assert.equal(market.payments.state.reversals.size, 1);
    await decided(market, opened, "lost");
    await assertSound(market, order.id);
  });

  it("takes back a transfer whose answer was lost before the order was frozen", async () => {
    const market = new Marketplace();
    const { order, writer } = await delivered(market);
    const error = new PaymentGatewayError("ambiguous", "timed out");
    market.payments.failNext("transferToProvider", { when: "after", error });
    await moveOrder(market.deps, { orderId: order.id, requester: writer, action: "complete" });
    const opened = await chargedBack(market, order.id);
    await market.pass(MINUTE_MS);
    assert.equal((await market.payments.findTransfers(order.id))[0]?.reversedCents, SHARE);
    await decided(market, opened, "won");
    assert.equal((await market.payments.findTransfers(order.id)).length, 2);
    await assertSound(market, order.id);
  });
});

describe("a refund under way when the bank takes the money", () => {
  /** Decided, and Stripe did not hear of it. */
  async function refunding(market: Marketplace) {
    const world = await market.claimed();
    await market.pass(6 * DAY_MS);
    const error = new PaymentGatewayError("ambiguous", "timed out");
    market.payments.failNext("refund", { when: "before", error });
    await moveOrder(market.deps, { orderId: world.order.id, requester: world.writer, action: "cancel" });
    return world;
  }

  it("is given up when the chargeback is lost: nobody is paid twice", async () => {
    const market = new Marketplace();
    const { order } = await refunding(market);
    const opened = await chargedBack(market, order.id);
    await decided(market, opened, "lost");
    assert.equal(market.payments.state.refunds.size, 0);
    assert.equal(await market.balance(order.id, "writer:refund"), 0);
    await assertSound(market, order.id);
  });

  it("that comes back after it had arrived is owed again, and an admin is told once", async () => {
    const market = new Marketplace();
    const { order, writer } = await market.claimed();
    await market.pass(6 * DAY_MS);
    await moveOrder(market.deps, { orderId: order.id, requester: writer, action: "cancel" });
    assert.equal((await market.order(order.id)).refundedCents, PRICE);
    const [refund] = await market.payments.findRefunds(order.stripePaymentIntentId ?? "");
    market.payments.settleRefund(refund?.id ?? "", "failed");
    for (const _time of [1, 2]) await reconcileOrder(market.deps, order.id);
    assert.equal((await market.order(order.id)).refundedCents, 0);
    assert.equal(await market.balance(order.id, "writer:refund"), -PRICE);
    const { rows } = await market.repository.listAlarms({ limit: 10, offset: 0 });
    assert.equal(rows.filter(({ kind }) => kind === "refund_failed").length, 1);
  });

  it("goes out once the chargeback is won", async () => {
    const market = new Marketplace();
    const { order } = await refunding(market);
    const opened = await chargedBack(market, order.id);
    await market.pass(DAY_MS);
    await decided(market, opened, "won");
    assert.equal((await market.order(order.id)).refundedCents, PRICE);
    await assertSound(market, order.id);
  });
});
