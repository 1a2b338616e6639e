/** The weather at run time: set by seed, struck by hand, counted. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  type ByHand,
  DELIVERY_FAULTS,
  HAPPENINGS,
  REQUEST_FAULTS,
  type WeatherSettings,
} from "../weather/kinds.ts";
import type { Weather } from "../weather/weather.ts";
import { bodyOf } from "./requests.ts";

const Chance = z.number().min(0).max(1);
const Milliseconds = z.int().min(0);

/** No two faults strike at once, so the chances of one sort may not come to more than certainty. */
const shares = <K extends string>(names: readonly [K, ...K[]]) =>
  z.partialRecord(z.enum(names), Chance).refine((rates) => sum(rates) <= 1, "more than 1 together");
const sum = (rates: Partial<Record<string, number>>): number =>
  Object.values(rates).reduce<number>((total, rate) => total + (rate ?? 0), 0);

const Settings = z.strictObject({
  seed: z.int(),
  rates: z.strictObject({
    requests: shares(["storm", ...REQUEST_FAULTS]).optional(),
    webhooks: shares(DELIVERY_FAULTS).optional(),
    happenings: z.partialRecord(z.enum(HAPPENINGS), Chance).optional(),
  }),
  operations: z.array(z.string()).optional(),
  stormLength: z.int().min(1).optional(),
  slowMs: Milliseconds.optional(),
  webhookDelayMs: Milliseconds.optional(),
  happenWithinMs: Milliseconds.optional(),
});

const Common = {
  delayMs: Milliseconds.optional(),
  about: z.string().min(1).optional(),
  times: z.int().min(1).optional(),
};
const Fault = z.union([
  z.strictObject({ request: z.string(), fate: z.enum(REQUEST_FAULTS), ...Common }),
  z.strictObject({ webhook: z.string(), fate: z.enum(DELIVERY_FAULTS), ...Common }),
]);

/** Optional in JSON is absent here: `undefined` never travels. */
const compact = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export function registerWeather(app: FastifyInstance, weather: Weather): void {
  app.get("/_simulator/weather", async () => weather.report());

  app.put("/_simulator/weather", async (request) => {
    weather.set(compact(bodyOf(request, Settings)) as WeatherSettings);
    return weather.report();
  });

  app.delete("/_simulator/weather", async () => {
    const before = weather.report();
    weather.set({ seed: 0, rates: {} });
    return before;
  });

  app.post("/_simulator/weather/faults", async (request) => {
    weather.byHand(compact(bodyOf(request, Fault)) as ByHand);
    return weather.report();
  });
}
