import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { after, describe, it } from "node:test";
import { buildSimulator } from "@script-manifest/stripe-simulator";
import { Stripe } from "stripe";
import { PaymentGatewayError } from "../src/payments/interface.ts";
import { StripePaymentGateway } from "../src/payments/stripe/index.ts";
import { describePaymentGateway } from "./contract/payment-gateway.contract.ts";

const SECRET = "whsec_for_these_tests_only";
const gatewayAt = (apiBase: string, timeoutMs = 5_000) =>
  new StripePaymentGateway({
    secretKey: "sk_test_simulator",
    webhookSecrets: [SECRET, "whsec_the_next_one"],
    apiBase,
    timeoutMs,
  });

const simulator = buildSimulator({ dataDir: null, webhook: null });
const listening = simulator.app.listen({ port: 0, host: "127.0.0.1" });
after(() => simulator.close());

async function control(url: string, body: object): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  assert.equal(answer.status, 200);
  return answer;
}

describePaymentGateway("StripePaymentGateway", async () => {
  const url = await listening;
  const gateway = gatewayAt(url);
  return {
    gateway,
    authorise: async ({ id, clientSecret }) => {
      const body = new URLSearchParams({
        key: "pk_test_simulator",
        client_secret: clientSecret,
        payment_method: "pm_card_visa",
      });
      const answer = await fetch(`${url}/v1/payment_intents/${id}/confirm`, { method: "POST", body });
      assert.equal(answer.status, 200);
    },
    onboard: async (accountId) => {
      const link = await gateway.createAccountLink({
        accountId,
        refreshUrl: "http://app/refresh",
        returnUrl: "http://app/return",
      });
      await fetch(link.url.replace("localhost", "127.0.0.1"), { method: "POST", redirect: "manual" });
    },
    dispute: async (paymentIntentId, o) => {
      const answer = await control(`${url}/_simulator/charges/${paymentIntentId}/dispute`, o);
      return (await answer.json()) as { id: string };
    },
    warn: async (paymentIntentId) => {
      const answer = await control(`${url}/_simulator/charges/${paymentIntentId}/early_fraud_warning`, {});
      return (await answer.json()) as { id: string };
    },
    payOut: async (accountId, outcome) => {
      const made = await control(`${url}/_simulator/accounts/${accountId}/payout`, { amount: 4_000 });
      const { id } = (await made.json()) as { id: string };
      await control(`${url}/_simulator/payouts/${id}/settle`, { outcome });
      return { id };
    },
    decide: async (id, outcome) => {
      await control(`${url}/_simulator/disputes/${id}/close`, { outcome });
    },
  };
});

describe("StripePaymentGateway's list of events", () => {
  it("answers those of the types that were asked for, as webhooks would bring them", async () => {
    const gateway = gatewayAt(await listening);
    const tag = { orderId: "cord_events", operationId: "cmop_events", idempotencyKey: "events" };
    const intent = { amountCents: 5_000, currency: "usd", description: "Coverage" };
    const { id } = await gateway.createPaymentIntent({ ...tag, ...intent });
    await gateway.cancelPayment({ ...tag, idempotencyKey: "events:2", paymentIntentId: id });
    const events = await gateway.listEvents({ since: 0, types: ["payment_intent.canceled"] });
    const mine = events.filter((event) => event.paymentIntentId === id);
    assert.deepEqual(
      mine.map(({ type, objectId, livemode, accountId }) => ({ type, objectId, livemode, accountId })),
      [{ type: "payment_intent.canceled", objectId: id, livemode: false, accountId: null }],
    );
    assert.deepEqual(
      await gateway.listEvents({ since: Date.now() + 86_400_000, types: ["payment_intent.canceled"] }),
      [],
    );
  });
});

describe("StripePaymentGateway, when no clear answer comes", () => {
  async function against(
    listener: RequestListener,
    work: (gateway: StripePaymentGateway) => Promise<unknown>,
  ): Promise<PaymentGatewayError> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const gateway = gatewayAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 200);
    try {
      await work(gateway);
    } catch (error) {
      assert.ok(error instanceof PaymentGatewayError, String(error));
      return error;
    } finally {
      server.closeAllConnections();
      server.close();
    }
    throw new Error("it should have failed");
  }
  const capture = (gateway: StripePaymentGateway) =>
    gateway.capturePayment({
      orderId: "cord_1",
      operationId: "cmop_1",
      idempotencyKey: "k",
      paymentIntentId: "pi_1",
    });
  const answering =
    (status: number, body: string, headers = {}): RequestListener =>
    (_request, response) => {
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
    };
  const error = (code: string) =>
    JSON.stringify({ error: { type: "invalid_request_error", code, message: "no" } });

  const ambiguous: [string, RequestListener][] = [
    ["a 500", answering(500, JSON.stringify({ error: { type: "api_error", message: "oops" } }))],
    ["a 503 without JSON", answering(503, "<html>busy</html>")],
    ["a 409 while the key is worked on", answering(409, error("idempotency_key_in_use"))],
    ["a 429", answering(429, error("rate_limit"))],
    ["a severed connection", (request) => request.socket.destroy()],
    ["a hang", () => undefined],
    ["a truncated body", answering(200, '{"id":"pi_1","obj')],
  ];
  for (const [what, listener] of ambiguous) {
    it(`calls ${what} ambiguous: the same key may be sent again`, async () => {
      assert.equal((await against(listener, capture)).kind, "ambiguous");
    });
  }

  it("says when a 500 came out of Stripe's idempotency store", async () => {
    const body = JSON.stringify({ error: { type: "api_error", message: "oops" } });
    const replayed = await against(answering(500, body, { "idempotent-replayed": "true" }), capture);
    assert.deepEqual([replayed.kind, replayed.replayed], ["ambiguous", true]);
  });

  it("calls a clear no refused, with Stripe's code", async () => {
    const no = await against(answering(400, error("balance_insufficient")), capture);
    assert.deepEqual([no.kind, no.code, no.replayed], ["refused", "balance_insufficient", false]);
  });
});

describe("StripePaymentGateway's webhooks", () => {
  const gateway = gatewayAt("http://127.0.0.1:1");
  const event = {
    id: "evt_1",
    object: "event",
    type: "charge.refunded",
    livemode: false,
    data: { object: { id: "ch_1", object: "charge", payment_intent: "pi_1" } },
  };
  const payload = JSON.stringify(event, null, 2);
  const sign = (secret: string, timestamp = Math.floor(Date.now() / 1_000)) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  const read = (signature: string, rawBody = Buffer.from(payload)) =>
    gateway.constructWebhookEvent({ rawBody, signature });

  it("accept either secret of a rotation, over pretty-printed bytes", () => {
    for (const secret of [SECRET, "whsec_the_next_one"]) {
      assert.deepEqual(read(sign(secret)), {
        id: "evt_1",
        type: "charge.refunded",
        livemode: false,
        accountId: null,
        objectId: "ch_1",
        paymentIntentId: "pi_1",
        orderId: null,
      });
    }
  });

  it("refuse another secret, changed bytes, and a signature older than five minutes", () => {
    const invalid = (error: unknown) =>
      error instanceof PaymentGatewayError && error.kind === "invalid_signature";
    assert.throws(() => read(sign("whsec_wrong")), invalid);
    assert.throws(() => read(sign(SECRET), Buffer.from(JSON.stringify(event))), invalid);
    assert.throws(() => read(sign(SECRET, Math.floor(Date.now() / 1_000) - 301)), invalid);
  });

  it("cannot be built with a blank secret", () => {
    for (const webhookSecrets of [[], [""], [SECRET, " "]]) {
      assert.throws(() => new StripePaymentGateway({ secretKey: "sk_test_x", webhookSecrets }), /blank/);
    }
  });
});
