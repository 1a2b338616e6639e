/** What a provider's own bank does with Stripe's payouts, and what the provider is told of it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { reconcileAll } from "../../src/commands/reconcile.ts";
import { syncPayouts } from "../../src/commands/sync-payouts.ts";
import { PaymentGatewayError } from "../../src/payments/interface.ts";
import { Marketplace } from "../harness.ts";

const TITLE = "Your bank sent a payout back";

async function payee() {
  const market = new Marketplace();
  const { reader, provider } = await market.seller();
  const accountId = provider.stripeAccountId ?? "";
  const settle = (id: string, outcome: "paid" | "failed") => market.payments.settlePayout(id, outcome);
  /** Stripe tells of a payout of the account. */
  const tell = async (type: string, o: { accountId: string | null } = { accountId }) => {
    const event = {
      id: market.payments.state.newId("evt"),
      type,
      livemode: false,
      objectId: "po_of_the_event",
      paymentIntentId: null,
      orderId: null,
      ...o,
    };
    await market.repository.receiveStripeEvent({ id: event.id, type, payload: event });
    await market.drain();
  };
  const failed = async () => (await market.repository.getProvider(provider.id))?.failedPayout ?? null;
  const told = () => market.told(reader).filter((title) => title === TITLE).length;
  const payOut = () => market.payments.payOut(accountId, 4_000).id;
  return { market, settle, tell, failed, told, payOut };
}

describe("a payout that the provider's bank sent back", () => {
  it("is kept with its reason, and told once however often its event comes", async () => {
    const { settle, tell, failed, told, payOut } = await payee();
    const payoutId = payOut();
    settle(payoutId, "failed");
    for (const _time of [1, 2]) await tell("payout.failed");
    const kept = await failed();
    assert.deepEqual(
      [kept?.payoutId, kept?.amountCents, kept?.currency, kept?.why],
      [payoutId, 4_000, "usd", "The bank account has been closed."],
    );
    assert.equal(told(), 1);
  });

  it("is forgotten once a later one has arrived, also when the events come the wrong way round", async () => {
    const { settle, tell, failed, told, payOut } = await payee();
    settle(payOut(), "failed");
    await tell("payout.failed");
    settle(payOut(), "paid");
    await tell("payout.paid");
    assert.equal(await failed(), null);
    await tell("payout.failed");
    assert.equal(await failed(), null);
    assert.equal(told(), 1);
  });

  it("is forgotten although whoever read it wrote last, after somebody who knew of the later one", async () => {
    const { market, settle, tell, failed, payOut } = await payee();
    settle(payOut(), "failed");
    const { listPayouts } = market.payments;
    market.payments.listPayouts = async (accountId) => {
      const read = await listPayouts(accountId);
      market.payments.listPayouts = listPayouts;
      settle(payOut(), "paid");
      await tell("payout.paid");
      return read;
    };
    const [provider] = (await market.repository.listAllProviders({ limit: 1, offset: 0 })).rows;
    assert.ok(provider);
    await syncPayouts(market.deps, provider);
    assert.equal(await failed(), null);
  });

  it("stays while a later one is only on its way, and another failure is told anew", async () => {
    const { settle, tell, failed, told, payOut } = await payee();
    const first = payOut();
    settle(first, "failed");
    await tell("payout.failed");
    const second = payOut();
    await tell("payout.created");
    assert.equal((await failed())?.payoutId, first);
    settle(second, "failed");
    await tell("payout.failed");
    assert.equal((await failed())?.payoutId, second);
    assert.equal(told(), 2);
  });

  it("is found by the nightly look when its event was never delivered", async () => {
    const { market, settle, failed, told, payOut } = await payee();
    const payoutId = payOut();
    settle(payoutId, "paid");
    settle(payoutId, "failed");
    await reconcileAll(market.deps, market.now);
    await market.drain();
    assert.equal((await failed())?.payoutId, payoutId);
    assert.equal(told(), 1);
  });

  it("of the platform itself concerns no provider", async () => {
    const { settle, tell, failed, payOut } = await payee();
    settle(payOut(), "failed");
    await tell("payout.failed", { accountId: null });
    assert.equal(await failed(), null);
  });

  it("is told when Stripe answers again, should it be away at first", async () => {
    const { market, settle, tell, failed, payOut } = await payee();
    settle(payOut(), "failed");
    const { listPayouts } = market.payments;
    market.payments.listPayouts = async () => {
      throw new PaymentGatewayError("ambiguous", "timed out");
    };
    await tell("payout.failed");
    assert.equal(await failed(), null);
    market.payments.listPayouts = listPayouts;
    await market.pass(60_000);
    assert.notEqual(await failed(), null);
  });
});
