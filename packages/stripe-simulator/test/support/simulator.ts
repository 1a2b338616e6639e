/** A simulator with the real SDK before it, an endpoint for its webhooks, and a look at its refusals. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";
import { Stripe } from "stripe";
import {
  buildSimulator,
  createVirtualClock,
  type Simulator,
  type SimulatorOptions,
  type VirtualClock,
} from "../../src/index.ts";

/** What test endpoints share with the simulator. */
export const SECRET = "whsec_for_these_tests_only";

/** A listening simulator in memory, and the real SDK pointed at it. */
export async function open(
  o: Partial<SimulatorOptions> = {},
): Promise<{ simulator: Simulator; stripe: Stripe; url: string; close: () => Promise<void> }> {
  const simulator = buildSimulator({ dataDir: null, webhook: null, ...o });
  simulator.start();
  const url = await simulator.app.listen({ port: 0, host: "127.0.0.1" });
  const stripe = new Stripe("sk_test_simulator", {
    host: "127.0.0.1",
    port: new URL(url).port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
  });
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= simulator.close();
    return closing;
  };
  opened.push(close);
  return { simulator, stripe, url, close };
}

/** A test that failed before it closed what it had opened must not keep the others waiting. */
const opened: (() => Promise<void>)[] = [];
after(async () => {
  await Promise.all(opened.map((close) => close()));
});

/** An endpoint that keeps what it is sent, and refuses the first `failures` posts. */
export async function endpoint(failures = 0) {
  const received: { body: Buffer; signature: string }[] = [];
  let left = failures;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (left-- > 0) return void response.writeHead(500).end();
    received.push({ body: Buffer.concat(chunks), signature: String(request.headers["stripe-signature"]) });
    response.writeHead(200).end();
    server.emit("arrived");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const until = async (count: number) => {
    while (received.length < count) await once(server, "arrived");
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const close = () => void server.close();
  opened.push(async () => close());
  return { received, until, url, close };
}

/** For `assert.rejects`: Stripe's own error with this code. */
export const refused = (code: string | undefined, type?: string) => (error: unknown) => {
  assert.ok(error instanceof Stripe.errors.StripeError, String(error));
  assert.equal(error.code, code);
  if (type) assert.equal(error.rawType, type);
  return true;
};

export const DAY_MS = 86_400_000;

/** Time that only moves when a test moves it. */
export function heldClock(): VirtualClock {
  const start = Date.parse("2026-03-02T09:00:00Z");
  return createVirtualClock({ wallClock: () => start });
}

/** A simulator whose time stands still, with what most stories begin with. */
export async function stage(o: Partial<SimulatorOptions> = {}) {
  const clock = heldClock();
  const sut = await open({ clock, ...o });
  const { stripe, simulator } = sut;

  /** By the control API. Throws what it was refused with. */
  const control = async (path: string, body: object = {}, method = "POST"): Promise<Facts> => {
    const init = method === "GET" ? {} : { method, body: JSON.stringify(body) };
    const answer = await fetch(`${sut.url}/_simulator${path}`, init);
    const facts = (await answer.json()) as Facts;
    if (!answer.ok) throw new Error(`${answer.status} ${String(facts.message)}`);
    return facts;
  };
  const held = async (card = "pm_card_visa", amount = 10_000) => {
    const made = await stripe.paymentIntents.create({
      amount,
      currency: "usd",
      capture_method: "manual",
      transfer_group: "cord_1",
      metadata: { order_id: "cord_1" },
    });
    return stripe.paymentIntents.confirm(made.id, { payment_method: card });
  };
  /** A captured payment: its intent and its charge. */
  const paid = async (card?: string, amount?: number) => {
    const { id } = await held(card, amount);
    const intent = await stripe.paymentIntents.capture(id);
    return { intent: id, charge: String(intent.latest_charge) };
  };
  const payable = async (): Promise<string> => {
    const { id } = await stripe.v2.core.accounts.create({ configuration: { recipient: {} } });
    await control(`/accounts/${id}/capability`, { status: "active" });
    return id;
  };
  /** What was announced, oldest first. */
  const announced = (prefix = "") =>
    simulator.state
      .all("events")
      .map(({ type }) => type)
      .filter((type) => type.startsWith(prefix));
  const balance = async (stripeAccount?: string): Promise<number> => {
    const { available, pending } = await stripe.balance.retrieve({}, stripeAccount ? { stripeAccount } : {});
    return [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0);
  };
  return { ...sut, clock, control, held, paid, payable, announced, balance };
}

export type Facts = Record<string, unknown> & { id: string };
