/** What every PaymentGateway promises. Run by payments.memory.test.ts and payments.stripe.test.ts. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type PaymentGateway, PaymentGatewayError } from "../../src/payments/interface.ts";
import { describeChargebacks } from "./payment-gateway-chargebacks.contract.ts";
import { describePayouts } from "./payment-gateway-payouts.contract.ts";

/** A gateway, and what people and Stripe do outside it. */
export interface GatewayUnderTest {
  readonly gateway: PaymentGateway;
  /** The writer's card is authorised. */
  authorise(payment: { id: string; clientSecret: string }): Promise<void>;
  /** The provider finishes Stripe's onboarding. */
  onboard(accountId: string): Promise<void>;
  /** The cardholder has their bank take the payment back, or only ask about it. */
  dispute(paymentIntentId: string, o: { inquiry: boolean }): Promise<{ id: string }>;
  /** The card's bank suspects the payment. */
  warn(paymentIntentId: string): Promise<{ id: string }>;
  /** Stripe pays the account out to its bank, which takes it or sends it back. */
  payOut(accountId: string, outcome: "paid" | "failed"): Promise<{ id: string }>;
  /** The bank decides. */
  decide(chargebackId: string, outcome: "won" | "lost"): Promise<void>;
}

let count = 0;
const tag = (orderId = `cord_${++count}`) => ({
  orderId,
  operationId: `cmop_${++count}`,
  idempotencyKey: `cov:test:${++count}`,
});
const refused = (code?: string) => (error: unknown) => {
  assert.ok(error instanceof PaymentGatewayError, String(error));
  assert.equal(error.kind, "refused");
  if (code) assert.equal(error.code, code);
  return true;
};

export function describePaymentGateway(name: string, open: () => Promise<GatewayUnderTest>): void {
  describe(`${name} keeps the payment gateway contract`, () => {
    const create = async (sut: GatewayUnderTest, amountCents = 10_001, orderId?: string) => {
      const key = tag(orderId);
      const payment = await sut.gateway.createPaymentIntent({
        ...key,
        amountCents,
        currency: "usd",
        description: "Coverage",
      });
      return { payment, orderId: key.orderId, key };
    };
    const held = async (sut: GatewayUnderTest) => {
      const made = await create(sut);
      await sut.authorise(made.payment);
      return made;
    };
    const captured = async (sut: GatewayUnderTest) => {
      const made = await held(sut);
      const payment = await sut.gateway.capturePayment({
        ...tag(made.orderId),
        paymentIntentId: made.payment.id,
      });
      return { ...made, payment };
    };
    const payable = async (sut: GatewayUnderTest) => {
      const { accountId } = await sut.gateway.createConnectAccount({
        providerId: `cprov_${++count}`,
        email: "r@example.com",
        displayName: "R",
        idempotencyKey: `a${count}`,
      });
      await sut.onboard(accountId);
      return accountId;
    };

    describeChargebacks(open, captured);
    describePayouts(open, captured, payable);

    it("creates an unpaid intent that carries what decided it", async () => {
      const { payment, key } = await create(await open());
      assert.equal(payment.status, "requires_payment_method");
      assert.deepEqual(
        [payment.amountCents, payment.currency, payment.livemode, payment.chargeId],
        [10_001, "usd", false, null],
      );
      assert.deepEqual(
        { ...payment.metadata },
        { order_id: key.orderId, op_id: key.operationId, op_key: key.idempotencyKey },
      );
      assert.ok(payment.clientSecret.startsWith(payment.id));
    });

    it("makes one movement of one key, and refuses the key with other parameters", async () => {
      const sut = await open();
      const key = tag();
      const make = (amountCents: number) =>
        sut.gateway.createPaymentIntent({ ...key, amountCents, currency: "usd", description: "x" });
      const [first, second] = [await make(5_000), await make(5_000)];
      assert.equal(first.id, second.id);
      await assert.rejects(make(5_001), refused());
    });

    it("shows the authorisation with its end, and the fee only after the capture", async () => {
      const sut = await open();
      const { payment } = await held(sut);
      const seen = await sut.gateway.getPayment(payment.id);
      assert.equal(seen.status, "requires_capture");
      assert.ok(seen.chargeId);
      assert.ok((seen.captureBefore ?? 0) > 0);
      assert.equal(seen.stripeFeeCents, null);
      const done = await sut.gateway.capturePayment({ ...tag(), paymentIntentId: payment.id });
      assert.deepEqual(
        [done.status, done.amountReceivedCents, done.stripeFeeCents],
        ["succeeded", 10_001, 320],
      );
    });

    it("captures once: a second key is refused, the same key answers the same", async () => {
      const sut = await open();
      const { payment } = await held(sut);
      const key = tag();
      const capture = (by: ReturnType<typeof tag>) =>
        sut.gateway.capturePayment({ ...by, paymentIntentId: payment.id });
      assert.equal((await capture(key)).status, "succeeded");
      assert.equal((await capture(key)).status, "succeeded");
      await assert.rejects(capture(tag()), refused("payment_intent_unexpected_state"));
    });

    it("cancels an uncaptured intent, and refuses to cancel or refund across the capture", async () => {
      const sut = await open();
      const uncaptured = await held(sut);
      await assert.rejects(
        sut.gateway.refund({ ...tag(), paymentIntentId: uncaptured.payment.id, amountCents: 1 }),
        refused(),
      );
      const cancelled = await sut.gateway.cancelPayment({ ...tag(), paymentIntentId: uncaptured.payment.id });
      assert.deepEqual([cancelled.status, cancelled.chargeId], ["canceled", null]);
      const paid = await captured(sut);
      await assert.rejects(
        sut.gateway.cancelPayment({ ...tag(), paymentIntentId: paid.payment.id }),
        refused("payment_intent_unexpected_state"),
      );
    });

    it("refunds parts up to the whole and nothing above it", async () => {
      const sut = await open();
      const { payment, orderId } = await captured(sut);
      const refund = (amountCents: number) =>
        sut.gateway.refund({ ...tag(orderId), paymentIntentId: payment.id, amountCents });
      assert.equal((await refund(4_000)).status, "succeeded");
      await assert.rejects(refund(6_002), refused());
      await refund(6_001);
      await assert.rejects(refund(1), refused());
      const found = await sut.gateway.findRefunds(payment.id);
      assert.deepEqual(
        found.map((made) => made.amountCents),
        [4_000, 6_001],
      );
    });

    it("transfers from the charge to an account that can be paid, up to what is left of it", async () => {
      const sut = await open();
      const { payment, orderId } = await captured(sut);
      const destinationAccountId = await payable(sut);
      const send = (amountCents: number, to = destinationAccountId) =>
        sut.gateway.transferToProvider({
          ...tag(orderId),
          amountCents,
          currency: "usd",
          chargeId: payment.chargeId ?? "",
          destinationAccountId: to,
        });
      const sent = await send(8_501);
      assert.deepEqual(
        [sent.amountCents, sent.destinationAccountId, sent.sourceChargeId],
        [8_501, destinationAccountId, payment.chargeId],
      );
      await assert.rejects(send(1_501), refused());
      assert.deepEqual(
        (await sut.gateway.findTransfers(orderId)).map((transfer) => transfer.id),
        [sent.id],
      );
      const reversal = await sut.gateway.reverseTransfer({
        ...tag(orderId),
        transferId: sent.id,
        amountCents: 501,
      });
      assert.equal(reversal.amountCents, 501);
      assert.equal((await sut.gateway.findTransfers(orderId))[0]?.reversedCents, 501);
      const found = await sut.gateway.findReversals(sent.id);
      assert.deepEqual(
        found.map(({ id, amountCents, metadata }) => [id, amountCents, metadata.order_id]),
        [[reversal.id, 501, orderId]],
      );
    });

    it("refuses to transfer to an account that is not payable, and says when it has become so", async () => {
      const sut = await open();
      const { payment, orderId } = await captured(sut);
      const { accountId } = await sut.gateway.createConnectAccount({
        providerId: "cprov_x",
        email: "r@example.com",
        displayName: "R",
        idempotencyKey: `a${++count}`,
      });
      assert.equal((await sut.gateway.getAccountStatus(accountId)).payable, false);
      const send = () =>
        sut.gateway.transferToProvider({
          ...tag(orderId),
          amountCents: 100,
          currency: "usd",
          chargeId: payment.chargeId ?? "",
          destinationAccountId: accountId,
        });
      await assert.rejects(send(), refused("insufficient_capabilities_for_transfer"));
      await sut.onboard(accountId);
      assert.equal((await sut.gateway.getAccountStatus(accountId)).payable, true);
      await send();
    });

    it("makes one account of one key, and a link to its onboarding each time", async () => {
      const sut = await open();
      const make = () =>
        sut.gateway.createConnectAccount({
          providerId: "cprov_y",
          email: "r@example.com",
          displayName: "R",
          idempotencyKey: "one-account",
        });
      const [first, second] = [await make(), await make()];
      assert.equal(first.accountId, second.accountId);
      const link = await sut.gateway.createAccountLink({
        accountId: first.accountId,
        refreshUrl: "http://app/refresh",
        returnUrl: "http://app/return",
      });
      assert.match(link.url, /^https?:\/\//);
    });

    it("finds an order's intents by what decided them", async () => {
      const sut = await open();
      const { payment, orderId } = await create(sut);
      await create(sut);
      const found = await sut.gateway.findPayments({ orderId, since: 0 });
      assert.deepEqual(
        found.map((other) => other.id),
        [payment.id],
      );
    });

    it("answers not_found for what does not exist, and refuses what is too small to charge", async () => {
      const sut = await open();
      const notFound = (error: unknown) => error instanceof PaymentGatewayError && error.kind === "not_found";
      await assert.rejects(sut.gateway.getPayment("pi_missing"), notFound);
      await assert.rejects(sut.gateway.getAccountStatus("acct_missing"), notFound);
      await assert.rejects(create(sut, 49), refused("amount_too_small"));
    });

    it("believes no event without a fitting signature", async () => {
      const { gateway } = await open();
      const rawBody = Buffer.from('{"id":"evt_1","object":"event","type":"payment_intent.succeeded"}');
      for (const signature of [undefined, "", "t=1,v1=00", "nonsense"]) {
        assert.throws(
          () => gateway.constructWebhookEvent({ rawBody, signature }),
          (error: unknown) => error instanceof PaymentGatewayError && error.kind === "invalid_signature",
        );
      }
    });

    it("lists what its balance changed by, with what changed it", async () => {
      const sut = await open();
      const { payment, orderId } = await captured(sut);
      const made = await sut.gateway.refund({
        ...tag(orderId),
        paymentIntentId: payment.id,
        amountCents: 1_000,
      });
      const lines = await sut.gateway.listBalanceLines({ since: 0, until: Number.MAX_SAFE_INTEGER });
      const netOf = (sourceId: string | null) =>
        lines.filter((line) => line.sourceId === sourceId).map((line) => [line.type, line.netCents]);
      assert.deepEqual(netOf(payment.chargeId), [["charge", 10_001 - (payment.stripeFeeCents ?? 0)]]);
      assert.deepEqual(netOf(made.id), [["refund", -1_000]]);
      assert.deepEqual(await sut.gateway.listBalanceLines({ since: 0, until: 1 }), []);
      const whole = { since: 0, until: Number.MAX_SAFE_INTEGER, sourceId: made.id };
      const own = await sut.gateway.listBalanceLines(whole);
      assert.deepEqual(
        own.map(({ sourceId, netCents }) => [sourceId, netCents]),
        [[made.id, -1_000]],
      );
    });
  });
}
