import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { openDispute } from "../../src/commands/open-dispute.ts";
import { resolveDispute } from "../../src/commands/resolve-dispute.ts";
import { reviewOrder } from "../../src/commands/review-order.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/domain/clock.ts";
import { Marketplace } from "../harness.ts";

const report = { summary: "It holds.", strengths: "", weaknesses: "", recommendations: "" };
const refuses = (code: string) => (error: unknown) => (error as { code?: string }).code === code;

async function delivered(market: Marketplace, o: { priceCents?: number } = {}) {
  const world = await market.claimed(o);
  await deliverOrder(market.deps, { orderId: world.order.id, requester: world.reader, request: report });
  return world;
}

async function disputed(market: Marketplace, o: { priceCents?: number } = {}) {
  const world = await delivered(market, o);
  const { dispute } = await openDispute(market.deps, {
    orderId: world.order.id,
    requester: world.writer,
    request: { reason: "quality", description: "It is about another script." },
  });
  return { ...world, dispute, admin: market.person({ isAdmin: true }) };
}

/** The books of an order that has ended hold nothing and owe nobody. */
async function assertSettled(market: Marketplace, orderId: string): Promise<void> {
  for (const account of ["held:order", "provider:payable", "writer:refund", "writer:card"]) {
    assert.equal(await market.balance(orderId, account), 0, account);
    assert.equal(await market.balance(orderId, account, "pending"), 0, `${account} pending`);
  }
  const operations = await market.repository.listMoneyOperations(orderId);
  assert.deepEqual(
    operations
      .filter((operation) => operation.status !== "succeeded")
      .map(({ kind, status }) => `${kind} ${status}`),
    [],
  );
}

describe("an order from the authorisation to the transfer", () => {
  it("authorises when placed, captures when claimed, transfers price less commission when completed", async () => {
    const market = new Marketplace();
    const world = await market.held();
    assert.equal(world.order.status, "payment_held");
    assert.equal(await market.balance(world.order.id, "held:order", "pending"), -10_001);
    assert.equal(await market.balance(world.order.id, "held:order"), 0);

    await moveOrder(market.deps, { orderId: world.order.id, requester: world.reader, action: "claim" });
    assert.equal(await market.balance(world.order.id, "held:order"), -10_001);
    assert.equal(await market.balance(world.order.id, "held:order", "pending"), 0);

    await moveOrder(market.deps, { orderId: world.order.id, requester: world.reader, action: "start" });
    await deliverOrder(market.deps, { orderId: world.order.id, requester: world.reader, request: report });
    const done = await moveOrder(market.deps, {
      orderId: world.order.id,
      requester: world.writer,
      action: "complete",
    });
    assert.equal(done.settled, true);
    const [transfer] = await market.payments.findTransfers(world.order.id);
    assert.equal(transfer?.amountCents, 8_501);
    assert.equal(done.order.stripeTransferId, transfer?.id);
    assert.equal(await market.balance(world.order.id, "platform:revenue"), -1_500);
    await assertSettled(market, world.order.id);
  });

  it("tells each person of each happening once, however often its jobs run", async () => {
    const market = new Marketplace();
    const world = await delivered(market);
    await moveOrder(market.deps, { orderId: world.order.id, requester: world.writer, action: "complete" });
    await market.pass(HOUR_MS);
    assert.deepEqual(market.told(world.writer), [
      "Your order is placed",
      "Maya Okafor claimed your order",
      "Your coverage is here",
    ]);
    assert.deepEqual(market.told(world.reader).sort(), [
      "An order is complete",
      "New order to claim",
      "You have been paid",
    ]);
  });

  it("lets the writer review once, and the provider's rating follows", async () => {
    const market = new Marketplace();
    const world = await delivered(market);
    const review = () =>
      reviewOrder(market.deps, {
        orderId: world.order.id,
        requester: world.writer,
        request: { rating: 4, comment: "Sharp." },
      });
    await assert.rejects(review(), refuses("invalid_transition"));
    await moveOrder(market.deps, { orderId: world.order.id, requester: world.writer, action: "complete" });
    await review();
    await assert.rejects(review(), refuses("already_exists"));
    const provider = await market.repository.getProvider(world.provider.id);
    assert.deepEqual([provider?.avgRating, provider?.reviewCount, provider?.totalOrdersCompleted], [4, 1, 1]);
  });

  it("pays nobody and charges nothing for a commission of everything but the provider's nothing", async () => {
    const market = new Marketplace({ commissionRate: 1 });
    const world = await delivered(market);
    const { order, settled } = await moveOrder(market.deps, {
      orderId: world.order.id,
      requester: world.writer,
      action: "complete",
    });
    assert.deepEqual([order.status, settled], ["completed", true]);
    assert.equal((await market.payments.findTransfers(order.id)).length, 0);
    await assertSettled(market, order.id);
  });
});

describe("an order that ends early", () => {
  it("expires unpaid after the payment window, and its intent is cancelled", async () => {
    const market = new Marketplace();
    const { order } = await market.placed();
    await market.pass(59 * MINUTE_MS);
    assert.equal((await market.order(order.id)).status, "placed");
    await market.pass(2 * MINUTE_MS);
    assert.equal((await market.order(order.id)).status, "payment_failed");
    assert.equal((await market.payments.getPayment(order.stripePaymentIntentId ?? "")).status, "canceled");
  });

  it("is held after all when the payment was made but every webhook was lost", async () => {
    const market = new Marketplace();
    const { order } = await market.placed();
    market.payments.confirmPayment(order.stripePaymentIntentId ?? "");
    await market.pass(61 * MINUTE_MS);
    assert.equal((await market.order(order.id)).status, "payment_held");
  });

  it("releases the card when nobody claims in time, without ever refunding", async () => {
    const market = new Marketplace();
    const { order, writer } = await market.held();
    await market.pass(72 * HOUR_MS + 1);
    const ended = await market.order(order.id);
    assert.deepEqual([ended.status, ended.statusReason], ["cancelled", "unclaimed"]);
    assert.equal((await market.payments.findRefunds(order.stripePaymentIntentId ?? "")).length, 0);
    await assertSettled(market, order.id);
    assert.ok(market.told(writer).includes("Nobody claimed your order"));
  });

  it("is cancelled by the writer before the claim, and claimed by nobody afterwards", async () => {
    const market = new Marketplace();
    const { order, writer, reader } = await market.held();
    const { settled } = await moveOrder(market.deps, {
      orderId: order.id,
      requester: writer,
      action: "cancel",
    });
    assert.equal(settled, true);
    await assert.rejects(
      moveOrder(market.deps, { orderId: order.id, requester: reader, action: "claim" }),
      refuses("invalid_transition"),
    );
    await assertSettled(market, order.id);
  });

  it("is refunded in full at once when the writer cancels it late, and not before it is late", async () => {
    const market = new Marketplace();
    const { order, writer } = await market.claimed({ turnaroundDays: 2 });
    const reason = "The contest has closed.";
    const cancel = () =>
      moveOrder(market.deps, { orderId: order.id, requester: writer, action: "cancel", reason });
    await market.pass(2 * DAY_MS - 1);
    await assert.rejects(cancel(), refuses("not_late"));
    await market.pass(1);
    const { order: ended } = await cancel();
    assert.deepEqual([ended.status, ended.refundedCents], ["cancelled", 10_001]);
    const history = await market.repository.listTransitions(order.id);
    // The history keeps the writer's words, the order the policy that applied.
    assert.deepEqual([history.at(-1)?.reason, ended.statusReason], [reason, "sla_expired"]);
    await assertSettled(market, order.id);
  });

  it("opens a non-delivery dispute by itself when it is still undelivered after the grace", async () => {
    const market = new Marketplace();
    const { order } = await market.claimed({ turnaroundDays: 2 });
    await market.pass(2 * DAY_MS + 72 * HOUR_MS);
    assert.equal((await market.order(order.id)).status, "disputed");
    const dispute = await market.repository.getDisputeByOrder(order.id);
    assert.deepEqual([dispute?.reason, dispute?.openedByUserId], ["non_delivery", "system"]);
  });
});

describe("a delivered order", () => {
  it("completes by itself when the review window closes, and the provider is paid", async () => {
    const market = new Marketplace();
    const { order } = await delivered(market);
    await market.pass(7 * DAY_MS);
    const ended = await market.order(order.id);
    assert.equal(ended.status, "completed");
    assert.ok(ended.stripeTransferId);
    await assertSettled(market, order.id);
  });

  it("waits for the ruling when it is disputed, however long that takes", async () => {
    const market = new Marketplace();
    const { order } = await disputed(market);
    await market.pass(60 * DAY_MS);
    assert.equal((await market.order(order.id)).status, "disputed");
    assert.equal(await market.balance(order.id, "held:order"), -10_001);
  });

  it("is refunded in full when the dispute is upheld", async () => {
    const market = new Marketplace();
    const { order, dispute, admin } = await disputed(market);
    await resolveDispute(market.deps, {
      disputeId: dispute.id,
      requester: admin,
      request: { status: "resolved_refund", adminNotes: "Right." },
    });
    const ended = await market.order(order.id);
    assert.deepEqual([ended.status, ended.refundedCents, ended.stripeTransferId], ["refunded", 10_001, null]);
    await assertSettled(market, order.id);
  });

  it("pays the provider in full when the dispute is dismissed", async () => {
    const market = new Marketplace();
    const { order, dispute, admin } = await disputed(market);
    await resolveDispute(market.deps, {
      disputeId: dispute.id,
      requester: admin,
      request: { status: "resolved_no_refund", adminNotes: "Fine." },
    });
    assert.equal((await market.order(order.id)).status, "completed");
    assert.equal((await market.payments.findTransfers(order.id))[0]?.amountCents, 8_501);
    await assertSettled(market, order.id);
  });

  it("is split to the cent: r goes back, price − r less commission goes to the provider", async () => {
    const market = new Marketplace();
    const { order, dispute, admin } = await disputed(market);
    await resolveDispute(market.deps, {
      disputeId: dispute.id,
      requester: admin,
      request: { status: "resolved_partial", adminNotes: "Half.", refundAmountCents: 3_334 },
    });
    const ended = await market.order(order.id);
    assert.deepEqual([ended.status, ended.refundedCents], ["completed", 3_334]);
    assert.equal((await market.payments.findTransfers(order.id))[0]?.amountCents, 6_667 - 1_000);
    await assertSettled(market, order.id);
  });

  it("takes one ruling only, and only a real part of the price as a partial refund", async () => {
    const market = new Marketplace();
    const { dispute, admin } = await disputed(market);
    const rule = (refundAmountCents: number) =>
      resolveDispute(market.deps, {
        disputeId: dispute.id,
        requester: admin,
        request: { status: "resolved_partial", adminNotes: "x", refundAmountCents },
      });
    for (const wrong of [10_001, 10_002, 0, -1])
      await assert.rejects(rule(wrong), refuses("invalid_payload"));
    const answers = await Promise.allSettled([rule(1_000), rule(2_000)]);
    assert.equal(answers.filter((answer) => answer.status === "fulfilled").length, 1);
  });
});
