/**
 * The control API below /_simulator: looking at all state, and moving what tests move. Never a part of
 * Stripe.
 */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { DispatchParts } from "../http/dispatch.ts";
import type { StoredEvent } from "../objects.ts";
import { groupOf } from "../resources/group.ts";
import type { Weather } from "../weather/weather.ts";
import type { Deliverer } from "../webhooks/deliver.ts";
import { registerDashboard } from "./dashboard.ts";
import { registerHappenings } from "./happenings.ts";
import { bodyOf } from "./requests.ts";
import { registerWeather } from "./weather.ts";
import { registerWebhooks } from "./webhooks.ts";

const Span = z.object({
  ms: z
    .int()
    .min(0)
    .max(400 * 24 * 3_600_000),
});

export type ControlParts = DispatchParts & { readonly deliverer: Deliverer; readonly weather: Weather };

export function registerControl(app: FastifyInstance, parts: ControlParts): void {
  registerState(app, parts);
  registerHappenings(app, parts);
  registerDashboard(app, parts);
  registerWebhooks(app, parts);
  registerWeather(app, parts.weather);
  registerClock(app, parts);
}

function registerClock(app: FastifyInstance, { state, clock }: DispatchParts): void {
  const told = () => ({ now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs });

  app.get("/_simulator/clock", async () => told());

  app.post("/_simulator/clock/advance", async (request) => {
    clock.advance(bodyOf(request, Span).ms);
    return told();
  });

  // Only before anything has happened: to whoever has seen it, Stripe's time never goes back.
  app.post("/_simulator/clock/set_back", async (request, reply) => {
    const { ms } = bodyOf(request, Span);
    if (state.all("events").length > 0)
      return reply.code(400).send({ message: "something has happened already" });
    clock.setBack(ms);
    return told();
  });
}

/** What an event is about: its object, and the intent behind that. */
function toldOf(event: StoredEvent) {
  const { id, type } = event;
  const object = event.object === "event" ? (event.data.object as unknown as Record<string, unknown>) : {};
  const idOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
  const paymentIntent = idOf(object.object === "payment_intent" ? object.id : object.payment_intent);
  return { id, type, object: idOf(object.id), paymentIntent };
}

function registerState(app: FastifyInstance, { state, clock, log }: DispatchParts): void {
  app.get("/_simulator/requests", async () => ({ requests: log.all }));

  app.get("/_simulator/state", async () => ({
    now: new Date(clock.now()).toISOString(),
    paymentIntents: state.all("intents"),
    charges: state.all("charges"),
    transfers: state.all("transfers"),
    reversals: state.all("reversals"),
    refunds: state.all("refunds"),
    disputes: state.all("disputes"),
    earlyFraudWarnings: state.all("fraudWarnings"),
    payouts: state.all("payouts"),
    topUps: state.all("topUps"),
    accounts: state.all("accounts"),
    balanceTransactions: state.all("balanceTransactions"),
    events: state.all("events").map(toldOf),
    undelivered: state.all("deliveries"),
    agenda: state.all("agenda"),
  }));

  app.get<{ Params: { group: string } }>("/_simulator/groups/:group", async ({ params }) =>
    groupOf(state, params.group),
  );

  // Time stays where it is, and so does the weather.
  app.post("/_simulator/reset", async () => {
    state.clear();
    state.put("settings", { id: "clockOffsetMs", value: clock.offsetMs });
    state.commit();
    return { now: new Date(clock.now()).toISOString() };
  });
}
