/**
 * The front door: buildSimulator for tests and tools, and the start of the simulator when this file is run.
 */
import { runService } from "@script-manifest/service-kit";
import { readConfig } from "./config.ts";
import { buildSimulator } from "./server.ts";

export { createVirtualClock, type VirtualClock } from "./clock.ts";
export type { Group } from "./resources/group.ts";
export { buildSimulator, type Simulator, type SimulatorOptions } from "./server.ts";
export type {
  ByHand,
  DeliveryFaultKind,
  Happening,
  Rates,
  RequestFaultKind,
  WeatherSettings,
} from "./weather/kinds.ts";
export type { RequestFate, RequestFault } from "./weather/request-fate.ts";
export { createWeather, type Weather, type WeatherReport } from "./weather/weather.ts";
export type { DeliveryFate, DeliveryFault } from "./webhooks/deliver.ts";

if (import.meta.main) {
  const config = readConfig(process.env);
  const simulator = buildSimulator({
    dataDir: config.dataDir,
    webhook: { url: config.STRIPE_SIMULATOR_WEBHOOK_URL, secrets: config.STRIPE_SIMULATOR_WEBHOOK_SECRET },
    secretKeys: config.STRIPE_SECRET_KEY,
    publishableKeys: config.STRIPE_PUBLISHABLE_KEY,
    ...(config.STRIPE_SIMULATOR_PUBLIC_URL && { publicUrl: config.STRIPE_SIMULATOR_PUBLIC_URL }),
    logger: { level: "warn" },
  });
  simulator.start();
  await runService({
    server: simulator.app,
    port: config.listenPort,
    close: () => simulator.close(),
    logger: simulator.app.log,
  });
}
