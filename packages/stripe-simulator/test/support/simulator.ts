/** A simulator with the real SDK before it, an endpoint for its webhooks, and a look at its refusals. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Stripe } from "stripe";
import { buildSimulator, type Simulator, type SimulatorOptions } from "../../src/index.ts";

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
  return { simulator, stripe, url, close: () => simulator.close() };
}

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
  return { received, until, url, close: () => server.close() };
}

/** For `assert.rejects`: Stripe's own error with this code. */
export const refused = (code: string | undefined, type?: string) => (error: unknown) => {
  assert.ok(error instanceof Stripe.errors.StripeError, String(error));
  assert.equal(error.code, code);
  if (type) assert.equal(error.rawType, type);
  return true;
};
