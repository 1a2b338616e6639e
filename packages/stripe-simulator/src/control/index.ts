/**
 * The control API below /_simulator: looking at all state, and moving what tests move. Never a part of
 * Stripe.
 */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { change } from "../change.ts";
import type { DispatchParts } from "../http/dispatch.ts";
import type { Weather } from "../weather/weather.ts";
import { registerDashboard } from "./dashboard.ts";
import { registerHappenings } from "./happenings.ts";
import { bodyOf } from "./requests.ts";
import { registerWeather } from "./weather.ts";

const Advance = z.object({
  ms: z
    .int()
    .min(0)
    .max(400 * 24 * 3_600_000),
});

export function registerControl(
  app: FastifyInstance,
  parts: DispatchParts & { redeliver: (eventId: string) => void; weather: Weather },
): void {
  registerState(app, parts);
  registerHappenings(app, parts);
  registerDashboard(app, parts);
  registerWeather(app, parts.weather);

  app.post("/_simulator/clock/advance", async (request) => {
    const { ms } = bodyOf(request, Advance);
    parts.clock.advance(ms);
    return { now: new Date(parts.clock.now()).toISOString() };
  });

  app.post<{ Params: { id: string } }>("/_simulator/events/:id/redeliver", async (request, reply) => {
    if (!parts.state.get("events", request.params.id))
      return reply.code(404).send({ message: "no such event" });
    change(parts, () => parts.redeliver(request.params.id));
    return { redelivering: request.params.id };
  });
}

function registerState(app: FastifyInstance, { state, clock }: DispatchParts): void {
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
    events: state.all("events").map(({ id, type }) => ({ id, type })),
    undelivered: state.all("deliveries"),
    agenda: state.all("agenda"),
  }));
}
