/** What a provider owes over one order is kept back from what they are paid over others: once and exactly. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import { moveOrder } from "../../src/commands/move-order.ts";
import { writeStatement } from "../../src/commands/provider-statement.ts";
import { compareBalance, reconcileOrder } from "../../src/commands/reconcile.ts";
import { runMoneyOperation } from "../../src/commands/run-money-operation.ts";
import { verifyLedger } from "../../src/commands/verify-ledger.ts";
import { MINUTE_MS } from "../../src/domain/clock.ts";
import type { Order } from "../../src/domain/entities.ts";
import { moneyState } from "../../src/domain/money-state.ts";
import { PaymentGatewayError } from "../../src/payments/interface.ts";
import { Marketplace } from "../harness.ts";

/** At a price of 10_001. */
const SHARE = 8_501;
type Seller = Awaited<ReturnType<Marketplace["seller"]>>;

const report = { summary: "Good.", strengths: "", weaknesses: "", recommendations: "", score: null };
const TIMED_OUT = new PaymentGatewayError("ambiguous", "timed out");
const SHORT = new PaymentGatewayError("refused", "short", { code: "balance_insufficient" });

const raise = (): never => assert.fail("there is no such order");

async function delivered(
  market: Marketplace,
  of: Seller,
): Promise<{ order: Order; complete(): Promise<unknown> }> {
  const { order, reader, writer } = await market.claimed({ of });
  await deliverOrder(market.deps, { orderId: order.id, requester: reader, request: report });
  const complete = () => moveOrder(market.deps, { orderId: order.id, requester: writer, action: "complete" });
  return { order, complete };
}

/** Paid out, and then lost to the card's bank while the provider's account is empty. */
async function owing(market: Marketplace, of: Seller, lostCents?: number): Promise<Order> {
  const { order, complete } = await delivered(market, of);
  await complete();
  await lose(market, order, lostCents);
  return order;
}

async function lose(market: Marketplace, order: Order, lostCents?: number): Promise<void> {
  market.payments.failNext("reverseTransfer", { when: "before", error: SHORT });
  const o = lostCents === undefined ? {} : { amountCents: lostCents };
  const { id } = market.payments.openChargeback(order.stripePaymentIntentId ?? "", o);
  await reconcileOrder(market.deps, order.id);
  await market.drain();
  market.payments.closeChargeback(id, "lost");
  await reconcileOrder(market.deps, order.id);
  await market.drain();
}

const sentFor = async (market: Marketplace, { id }: Order): Promise<number[]> =>
  (await market.payments.findTransfers(id)).map(({ amountCents }) => amountCents);

const owed = (market: Marketplace, { id }: Order): Promise<number> => market.balance(id, "provider:payable");

/** Every order's books and Stripe agree, and nothing is under way. */
async function assertSound(market: Marketplace): Promise<void> {
  assert.deepEqual((await verifyLedger(market.deps, market.now)).differences, []);
  assert.deepEqual(await compareBalance(market.deps, { since: 0, until: market.now + 1 }), []);
  for (const orderId of await market.repository.listOrderIds({ scope: "all", after: null, limit: 100 })) {
    const operations = await market.repository.listMoneyOperations(orderId);
    assert.deepEqual(
      operations.filter(({ status }) => ["pending", "sent", "parked"].includes(status)),
      [],
    );
  }
  const offset = (await market.repository.getBalances({})).find(
    ({ account }) => account === "provider:offset",
  );
  assert.equal(offset?.amountCents ?? 0, 0);
}

describe("what a provider owes", () => {
  it("is kept back from the next payout, of which the rest is sent", async () => {
    const market = new Marketplace();
    const seller = await market.seller();
    const first = await owing(market, seller, 3_000);
    assert.equal(await owed(market, first), 3_000);
    const { order, complete } = await delivered(market, seller);
    await complete();
    await market.pass(MINUTE_MS);
    assert.deepEqual(await sentFor(market, order), [SHARE - 3_000]);
    assert.deepEqual([await owed(market, first), await owed(market, order)], [0, 0]);
    const paid = await market.order(order.id);
    assert.deepEqual([paid.withheldCents, moneyState(paid)], [3_000, "paid_out"]);
    const told = market.told(seller.reader);
    assert.equal(told.filter((title) => title === "Part of a payout was kept back").length, 1);
    await assertSound(market);
  });

  it("is kept back whole, and nothing is sent, when the payout is no larger", async () => {
    const market = new Marketplace();
    const seller = await market.seller();
    const first = await owing(market, seller);
    const { order, complete } = await delivered(market, seller);
    await complete();
    await market.pass(MINUTE_MS);
    assert.deepEqual(await sentFor(market, order), []);
    assert.deepEqual([await owed(market, first), await owed(market, order)], [0, 0]);
    assert.equal(moneyState(await market.order(order.id)), "paid_out");
    await assertSound(market);
  });

  it("of several orders is kept back oldest first, until the payout is used up", async () => {
    const market = new Marketplace();
    const seller = await market.seller();
    const debts: Order[] = [];
    for (const _order of [1, 2, 3]) {
      const { order, complete } = await delivered(market, seller);
      await complete();
      debts.push(order);
    }
    for (const [index, cents] of [3_000, 4_000, 5_000].entries())
      await lose(market, debts[index] ?? raise(), cents);
    const { order, complete } = await delivered(market, seller);
    await complete();
    await market.pass(MINUTE_MS);
    assert.deepEqual(await sentFor(market, order), []);
    assert.deepEqual(await Promise.all(debts.map((debt) => owed(market, debt))), [0, 0, 12_000 - SHARE]);
    await assertSound(market);
  });

  it("is settled once by two orders that complete at the same moment", async () => {
    const market = new Marketplace();
    const seller = await market.seller();
    const first = await owing(market, seller, 3_000);
    const two = [await delivered(market, seller), await delivered(market, seller)];
    await Promise.all(two.map(({ complete }) => complete()));
    await market.pass(MINUTE_MS);
    const sent = (await Promise.all(two.map(({ order }) => sentFor(market, order)))).flat();
    assert.equal(
      sent.reduce((sum, cents) => sum + cents, 0),
      2 * SHARE - 3_000,
    );
    assert.equal(await owed(market, first), 0);
    await assertSound(market);
  });

  it("of another provider is none of a payout's business", async () => {
    const market = new Marketplace();
    const first = await owing(market, await market.seller());
    const { order, complete } = await delivered(market, await market.seller());
    await complete();
    assert.deepEqual(await sentFor(market, order), [SHARE]);
    assert.equal(await owed(market, first), SHARE);
  });

  it("is explained line by line in the provider's statement, which ends with nothing owed", async () => {
    const market = new Marketplace();
    const seller = await market.seller();
    const first = await owing(market, seller, 3_000);
    const { order, complete } = await delivered(market, seller);
    await complete();
    await market.pass(MINUTE_MS);
    const span = { from: 0, to: market.now + 1 };
    let csv = "";
    for await (const part of writeStatement(market.deps, { providerId: seller.provider.id, span }))
      csv += part;
    const lines = csv
      .trim()
      .split("\r\n")
      .map((line) => line.split(","));
    const moved = lines.map(([, movement, orderId, , cents, , , , other]) =>
      [movement, orderId, cents, other].join(),
    );
    assert.ok(moved.includes(["withheld", order.id, -3_000, first.id].join()));
    assert.ok(moved.includes(["debt_settled", first.id, 3_000, order.id].join()));
    assert.equal(lines.at(-1)?.[5], "0");
  });
});

describe("a payout from which something is kept back", () => {
  it("whose answer was lost has been paid whole: the debt waits for the next one", async () => {
    const market = new Marketplace();
    const seller = await market.seller();
    const { order, complete } = await delivered(market, seller);
    const { order: first, complete: completeFirst } = await delivered(market, seller);
    await completeFirst();
    market.payments.failNext("transferToProvider", { when: "after", error: TIMED_OUT });
    await complete();
    await lose(market, first);
    await market.pass(MINUTE_MS);
    assert.deepEqual(await sentFor(market, order), [SHARE]);
    assert.deepEqual([await owed(market, first), await owed(market, order)], [SHARE, 0]);
    await assertSound(market);
  });

  it("is sent once with the smaller amount when a worker dies before sending it, or its answer is lost", async () => {
    for (const when of ["before", "after"] as const) {
      const market = new Marketplace();
      const seller = await market.seller();
      const first = await owing(market, seller, 3_000);
      const { order, complete } = await delivered(market, seller);
      market.payments.failNext("transferToProvider", { when, error: TIMED_OUT });
      await complete();
      await market.pass(5 * MINUTE_MS);
      assert.deepEqual(await sentFor(market, order), [SHARE - 3_000]);
      assert.equal(await owed(market, first), 0);
      await assertSound(market);
    }
  });

  it("that waits for the provider's account keeps back what they came to owe meanwhile", async () => {
    const market = new Marketplace();
    const seller = await market.seller();
    const { order, complete } = await delivered(market, seller);
    const { order: first, complete: completeFirst } = await delivered(market, seller);
    await completeFirst();
    market.payments.setPayable(seller.provider.stripeAccountId ?? "", false);
    await complete();
    await lose(market, first, 3_000);
    market.payments.setPayable(seller.provider.stripeAccountId ?? "", true);
    const [transfer] = (await market.repository.listMoneyOperations(order.id)).filter(
      ({ kind }) => kind === "transfer",
    );
    for (const _attempt of [1, 2]) await runMoneyOperation(market.deps, { operationId: transfer?.id ?? "" });
    await market.pass(MINUTE_MS);
    assert.deepEqual(await sentFor(market, order), [SHARE - 3_000]);
    assert.equal(await owed(market, first), 0);
    await assertSound(market);
  });

  it("that is charged back itself is owed with what it settled, and paid again when it is won", async () => {
    for (const outcome of ["won", "lost"] as const) {
      const market = new Marketplace();
      const seller = await market.seller();
      const first = await owing(market, seller, 3_000);
      const { order, complete } = await delivered(market, seller);
      await complete();
      await market.pass(MINUTE_MS);
      const { id } = market.payments.openChargeback(order.stripePaymentIntentId ?? "");
      await reconcileOrder(market.deps, order.id);
      await market.drain();
      market.payments.closeChargeback(id, outcome);
      await reconcileOrder(market.deps, order.id);
      await market.pass(MINUTE_MS);
      assert.equal(await owed(market, first), 0);
      assert.equal(await owed(market, order), outcome === "won" ? 0 : 3_000);
      const sent = await market.payments.findTransfers(order.id);
      assert.equal(
        sent.reduce((sum, { amountCents, reversedCents }) => sum + amountCents - reversedCents, 0),
        outcome === "won" ? SHARE - 3_000 : 0,
      );
      await assertSound(market);
    }
  });

  it("comes back to the provider when the debt is also taken back at Stripe in the same moment", async () => {
    const market = new Marketplace();
    const seller = await market.seller();
    const first = await owing(market, seller);
    // The reversal is on its way while the payout settles what it takes back.
    market.payments.failNext("reverseTransfer", { when: "after", error: TIMED_OUT });
    const { order, complete } = await delivered(market, seller);
    await complete();
    await market.pass(25 * 60 * MINUTE_MS);
    await reconcileOrder(market.deps, first.id);
    await market.pass(5 * MINUTE_MS);
    assert.deepEqual([await owed(market, first), await owed(market, order)], [0, 0]);
    await assertSound(market);
  });
});
