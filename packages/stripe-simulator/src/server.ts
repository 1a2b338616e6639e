/** The simulator's server over given parts. Never listens; deliveries start with `start()`. */
import { readFileSync } from "node:fs";
import Fastify, { type FastifyInstance } from "fastify";
import { change } from "./change.ts";
import { createVirtualClock, type VirtualClock } from "./clock.ts";
import { registerControl } from "./control/index.ts";
import { type DispatchParts, type RequestFault, registerRoutes } from "./http/dispatch.ts";
import { registerPages } from "./pages/routes.ts";
import { accountRoutes } from "./resources/accounts.ts";
import { balanceRoutes } from "./resources/balance.ts";
import { chargeRoutes } from "./resources/charges.ts";
import { customerRoutes } from "./resources/customers.ts";
import { disputeRoutes } from "./resources/dispute-routes.ts";
import { adoptAuthorisations } from "./resources/due.ts";
import { eventRoutes } from "./resources/events.ts";
import { paymentIntentRoutes } from "./resources/payment-intents.ts";
import { payoutRoutes } from "./resources/payout-routes.ts";
import { refundRoutes } from "./resources/refunds.ts";
import { transferRoutes } from "./resources/transfers.ts";
import { State } from "./state/state.ts";
import { createDeliverer, type DeliveryFault, type WebhookTarget } from "./webhooks/deliver.ts";

export interface SimulatorOptions {
  /** Null keeps everything in memory. */
  readonly dataDir: string | null;
  readonly webhook: WebhookTarget | null;
  readonly secretKeys?: readonly string[];
  readonly publishableKeys?: readonly string[];
  /** Where browsers reach the simulator; the address it listens on unless given. */
  readonly publicUrl?: string;
  readonly clock?: VirtualClock;
  readonly requestFault?: RequestFault;
  readonly deliveryFault?: DeliveryFault;
  readonly logger?: boolean | object;
}

export interface Simulator {
  readonly app: FastifyInstance;
  readonly clock: VirtualClock;
  readonly state: State;
  /** Begins to deliver webhooks, those left from before included. */
  start(): void;
  close(): Promise<void>;
}

/** What comes due while nobody asks anything comes all the same. */
const SWEEP_MS = 1_000;

export function buildSimulator(o: SimulatorOptions): Simulator {
  const state = new State({ dataDir: o.dataDir });
  const clock =
    o.clock ?? createVirtualClock({ offsetMs: state.get("settings", "clockOffsetMs")?.value ?? 0 });
  const deliverer = createDeliverer({
    state,
    clock,
    target: o.webhook,
    ...(o.deliveryFault && { fault: o.deliveryFault }),
  });
  const app = Fastify({ logger: o.logger ?? false, forceCloseConnections: true });
  const parts: DispatchParts = {
    state,
    clock,
    baseUrl: () => o.publicUrl ?? listeningUrl(app),
    secretKeys: o.secretKeys ?? ["sk_test_simulator"],
    publishableKeys: o.publishableKeys ?? ["pk_test_simulator"],
    onEvent: () => deliverer.wake(),
    ...(o.requestFault && { fault: o.requestFault }),
  };
  acceptBodiesAsText(app);
  allowBrowsers(app);
  app.get("/health", async () => ({ status: "ok", service: "stripe-simulator" }));
  app.get("/health/live", async () => ({ status: "ok", service: "stripe-simulator" }));
  app.get("/health/ready", async () => ({ status: "ok", service: "stripe-simulator" }));
  registerStripeJs(app);
  for (const routes of [
    paymentIntentRoutes,
    chargeRoutes,
    refundRoutes,
    transferRoutes,
    balanceRoutes,
    accountRoutes,
    disputeRoutes,
    payoutRoutes,
    customerRoutes,
    eventRoutes,
  ]) {
    registerRoutes(app, parts, routes);
  }
  registerPages(app, parts);
  registerControl(app, { ...parts, redeliver: (eventId) => deliverer.redeliver(eventId) });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      error: {
        type: "invalid_request_error",
        message: `Unrecognized request URL (${request.method}: ${request.url}).`,
      },
    }),
  );
  change(parts, adoptAuthorisations);
  const sweep = setInterval(() => change(parts, () => undefined), SWEEP_MS);
  sweep.unref();
  let closed = false;
  clock.onAdvance(() => {
    if (closed) return;
    change(parts, () => state.put("settings", { id: "clockOffsetMs", value: clock.offsetMs }));
  });
  return {
    app,
    clock,
    state,
    start: () => deliverer.wake(),
    close: async () => {
      closed = true;
      clearInterval(sweep);
      await app.close();
      await deliverer.stop();
      state.close();
    },
  };
}

function listeningUrl(app: FastifyInstance): string {
  const [address] = app.addresses();
  return `http://localhost:${typeof address === "object" ? address.port : 4242}`;
}

/** Bodies are decoded by the dispatcher, which also fingerprints them as they came. */
function acceptBodiesAsText(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
}

function allowBrowsers(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers;
    if (!origin) return;
    reply.header("access-control-allow-origin", origin).header("vary", "origin");
    reply
      .header("access-control-allow-headers", "authorization, content-type, idempotency-key")
      .header("access-control-allow-methods", "GET, POST");
    if (request.method === "OPTIONS") await reply.code(204).send();
  });
}

function registerStripeJs(app: FastifyInstance): void {
  for (const [url, file, type] of [
    ["/stripe.js", "stripe.js", "text/javascript"],
    ["/stripe.css", "stripe.css", "text/css"],
  ] as const) {
    const body = readFileSync(new URL(`./stripe-js/${file}`, import.meta.url));
    app.get(url, async (_request, reply) =>
      reply.type(`${type}; charset=utf-8`).header("cache-control", "no-cache").send(body),
    );
  }
}
