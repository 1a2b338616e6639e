/** The life of money at Stripe, told through Stripe's own SDK. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Stripe } from "stripe";
import { open, refused } from "./support/simulator.ts";

describe("the simulator through Stripe's own SDK", () => {
  let sut: Awaited<ReturnType<typeof open>>;
  before(async () => {
    sut = await open();
  });
  after(() => sut.close());

  const intent = (amount = 10_001, idempotencyKey?: string) =>
    sut.stripe.paymentIntents.create(
      {
        amount,
        currency: "usd",
        capture_method: "manual",
        transfer_group: "cord_1",
        metadata: { order_id: "cord_1" },
      },
      idempotencyKey ? { idempotencyKey } : {},
    );
  const authorised = async (amount?: number) =>
    sut.stripe.paymentIntents.confirm((await intent(amount)).id, { payment_method: "pm_card_visa" });
  const captured = async (amount?: number) =>
    sut.stripe.paymentIntents.capture((await authorised(amount)).id, {}, {});
  const account = async () => {
    const made = await sut.stripe.v2.core.accounts.create({
      contact_email: "reader@example.com",
      display_name: "Reader",
      dashboard: "express",
      configuration: {
        recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
      },
      include: ["configuration.recipient"],
    });
    return made;
  };
  const onboarded = async () => {
    const { id } = await account();
    const link = await sut.stripe.v2.core.accountLinks.create({
      account: id,
      use_case: {
        type: "account_onboarding",
        account_onboarding: {
          configurations: ["recipient"],
          refresh_url: "http://app/refresh",
          return_url: "http://app/return",
        },
      },
    } as Parameters<typeof sut.stripe.v2.core.accountLinks.create>[0]);
    const answer = await fetch(link.url.replace("localhost", "127.0.0.1"), {
      method: "POST",
      redirect: "manual",
    });
    return { id, link, answer };
  };

  it("authorises, captures with Stripe's fee, and lets the charge be transferred from", async () => {
    const held = await authorised();
    assert.equal(held.status, "requires_capture");
    const paid = await sut.stripe.paymentIntents.capture(held.id, {
      expand: ["latest_charge.balance_transaction"],
    });
    assert.equal(paid.status, "succeeded");
    const charge = paid.latest_charge as Stripe.Charge;
    assert.ok((charge.payment_method_details?.card?.capture_before ?? 0) > charge.created + 6 * 86_400);
    assert.equal((charge.balance_transaction as Stripe.BalanceTransaction).fee, 320);
    const { id } = await onboarded();
    const transfer = await sut.stripe.transfers.create({
      amount: 8_501,
      currency: "usd",
      destination: id,
      source_transaction: charge.id,
      transfer_group: "cord_x",
    });
    assert.equal(transfer.source_transaction, charge.id);
    assert.deepEqual(
      (await sut.stripe.transfers.list({ transfer_group: "cord_x" })).data.map((row) => row.id),
      [transfer.id],
    );
    await assert.rejects(
      sut.stripe.transfers.create({
        amount: 1_501,
        currency: "usd",
        destination: id,
        source_transaction: charge.id,
      }),
      refused(undefined),
    );
    const reversal = await sut.stripe.transfers.createReversal(transfer.id, { amount: 501 });
    assert.equal(reversal.amount, 501);
  });

  it("declines as Stripe's test cards do, and the same intent can be paid afterwards", async () => {
    const { id } = await intent();
    for (const [card = "", code, decline] of [
      ["pm_card_chargeDeclined", "card_declined", "generic_decline"],
      ["pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
      ["pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card"],
      ["pm_card_visa_chargeDeclinedStolenCard", "card_declined", "stolen_card"],
      ["pm_card_chargeDeclinedExpiredCard", "expired_card", ""],
      ["pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", ""],
      ["pm_card_chargeDeclinedProcessingError", "processing_error", ""],
    ]) {
      await assert.rejects(sut.stripe.paymentIntents.confirm(id, { payment_method: card }), (error) => {
        refused(code, "card_error")(error);
        assert.equal((error as Stripe.errors.StripeCardError).decline_code, decline);
        return true;
      });
    }
    assert.equal((await sut.stripe.paymentIntents.retrieve(id)).status, "requires_payment_method");
    assert.equal(
      (await sut.stripe.paymentIntents.confirm(id, { payment_method: "pm_card_visa" })).status,
      "requires_capture",
    );
  });

  it("asks for 3-D Secure, and goes on when it passed or failed", async () => {
    for (const [outcome, status] of [
      ["fail", "requires_payment_method"],
      ["pass", "requires_capture"],
    ]) {
      const asked = await sut.stripe.paymentIntents.confirm((await intent()).id, {
        payment_method: "pm_card_authenticationRequired",
        return_url: "http://app/back",
      });
      assert.equal(asked.status, "requires_action");
      const url = asked.next_action?.redirect_to_url?.url?.replace("localhost", "127.0.0.1") ?? "";
      assert.match(await (await fetch(url)).text(), /Complete authentication/);
      const answer = await fetch(`${url}&outcome=${outcome}`, { method: "POST", redirect: "manual" });
      assert.match(answer.headers.get("location") ?? "", /^http:\/\/app\/back\?payment_intent=pi_/);
      assert.equal((await sut.stripe.paymentIntents.retrieve(asked.id)).status, status);
    }
  });

  it("lets a browser confirm with the publishable key and the client secret, and nothing more", async () => {
    const made = await intent();
    const post = (path: string, fields: Record<string, string>) =>
      fetch(`${sut.url}${path}`, {
        method: "POST",
        body: new URLSearchParams({ key: "pk_test_simulator", ...fields }),
      });
    assert.equal(
      (await post(`/v1/payment_intents/${made.id}/confirm`, { payment_method: "pm_card_visa" })).status,
      404,
    );
    const confirmed = await post(`/v1/payment_intents/${made.id}/confirm`, {
      client_secret: made.client_secret ?? "",
      "payment_method_data[card][number]": "4242 4242 4242 4242",
    });
    const body = (await confirmed.json()) as Record<string, unknown>;
    assert.equal(body.status, "requires_capture");
    assert.equal(body.metadata, undefined);
    assert.equal(
      (await post(`/v1/payment_intents/${made.id}/capture`, { client_secret: made.client_secret ?? "" }))
        .status,
      401,
    );
  });

  it("refuses what Stripe refuses", async () => {
    const held = await authorised();
    await assert.rejects(
      sut.stripe.refunds.create({ payment_intent: held.id }),
      refused("charge_not_refundable"),
    );
    await sut.stripe.paymentIntents.cancel(held.id);
    await assert.rejects(
      sut.stripe.paymentIntents.capture(held.id),
      refused("payment_intent_unexpected_state"),
    );
    const paid = await captured();
    await assert.rejects(
      sut.stripe.paymentIntents.cancel(paid.id),
      refused("payment_intent_unexpected_state"),
    );
    await assert.rejects(
      sut.stripe.refunds.create({ payment_intent: paid.id, amount: 10_002 }),
      refused(undefined),
    );
    await sut.stripe.refunds.create({ payment_intent: paid.id, amount: 10_001 });
    await assert.rejects(
      sut.stripe.refunds.create({ payment_intent: paid.id }),
      refused("charge_already_refunded"),
    );
    await assert.rejects(intent(49), refused("amount_too_small"));
    const dinars = (amount: number) => sut.stripe.paymentIntents.create({ amount, currency: "kwd" });
    await assert.rejects(dinars(5_125), refused("parameter_invalid_integer"));
    assert.equal((await dinars(5_120)).amount, 5_120);
    await assert.rejects(sut.stripe.paymentIntents.retrieve("pi_missing"), refused("resource_missing"));
    const wrongKey = new Stripe("sk_test_wrong", {
      host: "127.0.0.1",
      port: new URL(sut.url).port,
      protocol: "http",
      telemetry: false,
    });
    await assert.rejects(wrongKey.balance.retrieve(), Stripe.errors.StripeAuthenticationError);
  });

  it("refuses a transfer above the available balance without a source, and to an account that cannot be paid", async () => {
    const paid = await captured();
    const { id } = await onboarded();
    await assert.rejects(
      sut.stripe.transfers.create({ amount: 100, currency: "usd", destination: id }),
      refused("balance_insufficient"),
    );
    const restricted = await account();
    await assert.rejects(
      sut.stripe.transfers.create({
        amount: 100,
        currency: "usd",
        destination: restricted.id,
        source_transaction: String(paid.latest_charge),
      }),
      refused("insufficient_capabilities_for_transfer"),
    );
  });

  it("completes onboarding once, by the posted form, and only shows a page on a GET", async () => {
    const { id, link, answer } = await onboarded();
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get("location"), "http://app/return");
    const found = await sut.stripe.v2.core.accounts.retrieve(id, { include: ["configuration.recipient"] });
    assert.equal(
      found.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status,
      "active",
    );
    const again = await fetch(link.url.replace("localhost", "127.0.0.1"), { redirect: "manual" });
    assert.equal(again.headers.get("location"), "http://app/refresh");
  });

  it("replays a key's answer and refuses the key with other parameters", async () => {
    const [first, ...rest] = await Promise.all(Array.from({ length: 50 }, () => intent(12_345, "one-key")));
    assert.ok(rest.every((other) => other.id === first?.id));
    await assert.rejects(intent(12_346, "one-key"), refused(undefined, "idempotency_error"));
    assert.equal(rest.at(-1)?.lastResponse.headers["idempotent-replayed"], "true");
  });
});
