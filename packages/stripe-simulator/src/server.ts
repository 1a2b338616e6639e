/** The simulator's server over given parts. Never listens; deliveries start with `start()`. */
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import Fastify, { type FastifyInstance } from "fastify";
import { change } from "./change.ts";
import { createVirtualClock, type VirtualClock } from "./clock.ts";
import { registerControl } from "./control/index.ts";
import { type DispatchParts, registerRoutes } from "./http/dispatch.ts";
import { RequestLog } from "./http/request-log.ts";
import { registerPages } from "./pages/routes.ts";
import { accountRoutes } from "./resources/accounts.ts";
import { balanceRoutes } from "./resources/balance.ts";
import { chargeRoutes } from "./resources/charges.ts";
import { customerRoutes } from "./resources/customers.ts";
import { disputeRoutes } from "./resources/dispute-routes.ts";
import { adoptAuthorisations } from "./resources/due.ts";
import { eventRoutes } from "./resources/events.ts";
import { type Group, groupOf } from "./resources/group.ts";
import { paymentIntentRoutes } from "./resources/payment-intents.ts";
import { payoutRoutes } from "./resources/payout-routes.ts";
import { refundRoutes } from "./resources/refunds.ts";
import { transferRoutes } from "./resources/transfers.ts";
import { State } from "./state/state.ts";
import type { WeatherSettings } from "./weather/kinds.ts";
import type { RequestFault } from "./weather/request-fate.ts";
import { createWeather, type Weather } from "./weather/weather.ts";
import { createDeliverer, type Deliverer, type DeliveryFault } from "./webhooks/deliver.ts";
import type { WebhookTarget } from "./webhooks/sending.ts";

export interface SimulatorOptions {
  /** Null keeps everything in memory. */
  readonly dataDir: string | null;
  readonly webhook: WebhookTarget | null;
  readonly secretKeys?: readonly string[];
  readonly publishableKeys?: readonly string[];
  /** Where browsers reach the simulator; the address it listens on unless given. */
  readonly publicUrl?: string;
  readonly clock?: VirtualClock;
  /** Fair unless given; the control API can change it at any time. */
  readonly weather?: WeatherSettings;
  /** Asked before the weather is. */
  readonly requestFault?: RequestFault;
  /** Asked before the weather is. */
  readonly deliveryFault?: DeliveryFault;
  /** How slow requests pass real time. */
  readonly wait?: (ms: number) => Promise<void>;
  readonly logger?: boolean | object;
}

export interface Simulator {
  readonly app: FastifyInstance;
  readonly clock: VirtualClock;
  readonly state: State;
  readonly weather: Weather;
  /** Sending what waits, or elsewhere. */
  readonly webhooks: Pick<Deliverer, "flush" | "aimAt" | "redeliver">;
  /** What one order has at Stripe. */
  group(transferGroup: string): Group;
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
  const weather = createWeather(o.weather);
  const deliverer = createDeliverer({
    state,
    clock,
    target: o.webhook,
    fault: firstOf("deliver", o.deliveryFault, weather.deliveryFault),
  });
  const app = Fastify({ logger: o.logger ?? false, forceCloseConnections: true });
  const parts: DispatchParts = {
    state,
    clock,
    baseUrl: () => o.publicUrl ?? listeningUrl(app),
    secretKeys: o.secretKeys ?? ["sk_test_simulator"],
    publishableKeys: o.publishableKeys ?? ["pk_test_simulator"],
    onEvent: () => deliverer.wake(),
    fault: firstOf("ok", o.requestFault, weather.requestFault),
    luck: weather.luck,
    log: new RequestLog(),
    keysInUse: new Set(),
    wait: o.wait ?? ((ms) => setTimeout(ms, undefined, { ref: false })),
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
  registerControl(app, { ...parts, weather, deliverer });
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
    weather,
    webhooks: deliverer,
    group: (transferGroup) => groupOf(state, transferGroup),
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

/** The first that is not content to let it be. */
function firstOf<A, F>(fine: F, own: ((asked: A) => F) | undefined, weather: (asked: A) => F) {
  return (asked: A): F => {
    const fate = own?.(asked) ?? fine;
    return fate === fine ? weather(asked) : fate;
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
