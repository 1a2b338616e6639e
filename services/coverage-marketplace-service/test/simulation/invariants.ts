/**
 * payments.md's invariants I1–I10, as far as one order and its Stripe can show them. Each answers what is
 * broken, or null.
 */
import assert from "node:assert/strict";
import type { Order } from "../../src/domain/entities.ts";
import { isTerminal, MOVES, type OrderEvent } from "../../src/domain/order-lifecycle.ts";
import type { Marketplace } from "../harness.ts";

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

async function moneyAtStripe(market: Marketplace, order: Order) {
  const payments = [...market.payments.state.payments.values()].filter(
    (payment) => payment.metadata.order_id === order.id,
  );
  const transfers = await market.payments.findTransfers(order.id);
  const refunds = (
    await Promise.all(payments.map((payment) => market.payments.findRefunds(payment.id)))
  ).flat();
  return {
    payments,
    transfers,
    capturedCents: sum(payments.map((payment) => payment.amountReceivedCents)),
    transferredCents: sum(transfers.map((transfer) => transfer.amountCents - transfer.reversedCents)),
    refundedCents: sum(refunds.map((refund) => refund.amountCents)),
    feeCents: sum(payments.map((payment) => payment.stripeFeeCents ?? 0)),
  };
}

/** What must hold at every moment, whatever has just been lost or killed. */
export async function assertAlways(market: Marketplace, orderId: string): Promise<void> {
  const order = await market.order(orderId);
  const stripe = await moneyAtStripe(market, order);
  assert.ok(stripe.payments.length <= 1, "I1: one intent for one order");
  assert.ok(stripe.capturedCents <= order.priceCents, "I1: captured at most the price");
  assert.ok(
    stripe.transferredCents + stripe.refundedCents <= stripe.capturedCents,
    "I2: never out more than in",
  );
  for (const posting of await market.repository.listPostings(orderId)) {
    assert.equal(sum(posting.entries.map((entry) => entry.amountCents)), 0, "I3: a posting sums to zero");
  }
  for (const kind of ["capture", "transfer"]) {
    const live = (await market.repository.listMoneyOperations(orderId)).filter(
      (operation) =>
        operation.kind === kind && operation.status !== "failed" && operation.status !== "abandoned",
    );
    assert.ok(live.length <= 1, `I5: one live ${kind}`);
  }
  assert.ok(stripe.transfers.length <= 1, "I5: one transfer");
  await assertLegalHistory(market, order);
  if (stripe.transferredCents > 0) assert.equal(order.status, "completed", "I9: paid only when completed");
}

async function assertLegalHistory(market: Marketplace, order: Order): Promise<void> {
  const [first, ...rest] = await market.repository.listTransitions(order.id);
  assert.equal(first?.event, "place", "I6: it begins by being placed");
  let status = first?.toStatus;
  for (const transition of rest) {
    const move = MOVES[transition.event as OrderEvent];
    assert.equal(transition.fromStatus, status, "I6: the history has no gap");
    assert.ok(
      (move.from as readonly string[]).includes(transition.fromStatus ?? ""),
      `I6: ${transition.event} from ${transition.fromStatus}`,
    );
    assert.equal(transition.toStatus, move.to, "I6: it leads where the table says");
    assert.ok(
      (move.by as readonly string[]).includes(transition.actor),
      `I6: ${transition.event} by ${transition.actor}`,
    );
    status = transition.toStatus;
  }
  assert.equal(order.status, status, "I6: the order is where its history ends");
}

/** What must hold once the weather is fine and every job has run: I4, I7, I9. */
export async function assertAtRest(market: Marketplace, orderId: string): Promise<void> {
  await assertAlways(market, orderId);
  const order = await market.order(orderId);
  assert.ok(isTerminal(order.status), `${order.status} is no end`);
  const open = (await market.repository.listMoneyOperations(orderId)).filter((operation) =>
    ["pending", "sent", "parked"].includes(operation.status),
  );
  assert.deepEqual(
    open.map(({ kind, status }) => `${kind} ${status}`),
    [],
    "I4: no unresolved operation",
  );
  const posted = (account: string) => market.balance(orderId, account);
  for (const account of ["held:order", "provider:payable", "writer:refund", "writer:card"]) {
    assert.equal(await posted(account), 0, `I4: ${account} is empty`);
    assert.equal(await market.balance(orderId, account, "pending"), 0, `I4: ${account} pending is empty`);
  }
  const stripe = await moneyAtStripe(market, order);
  assert.equal(await posted("stripe:fees"), stripe.feeCents, "I7: the fees are Stripe's");
  const left = stripe.capturedCents - stripe.feeCents - stripe.transferredCents - stripe.refundedCents;
  assert.equal(await posted("stripe:clearing"), left, "I7: clearing is what Stripe has left of it");
  const earned = stripe.capturedCents - stripe.transferredCents - stripe.refundedCents;
  assert.equal(earned + (await posted("platform:revenue")), 0, "I7: revenue is the rest");
  assert.equal(order.refundedCents, stripe.refundedCents, "I7: the order knows what was refunded");
  if (order.status === "completed")
    assert.equal(
      stripe.transferredCents,
      order.priceCents - stripe.refundedCents + (await posted("platform:revenue")),
      "I9: paid what was earned",
    );
  for (const payment of stripe.payments)
    assert.notEqual(payment.status, "requires_capture", "no card is left blocked");
}
