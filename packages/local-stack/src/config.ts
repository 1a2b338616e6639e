/**
 * The settings of the stack itself: where its data lies and which ports it takes. The sole reader of its
 * environment.
 */
import { resolve } from "node:path";
import { parseConfig, port } from "@script-manifest/service-kit";
import { z } from "zod";

/** Every part that listens: the variable that moves it, and where it is when nobody does. */
export const PORTS = {
  web: { variable: "WEB_PORT", port: 3000 },
  gateway: { variable: "GATEWAY_PORT", port: 4000 },
  profileProject: { variable: "PROFILE_PROJECT_SERVICE_PORT", port: 4001 },
  identity: { variable: "IDENTITY_SERVICE_PORT", port: 4005 },
  coverage: { variable: "COVERAGE_SERVICE_PORT", port: 4008 },
  notification: { variable: "NOTIFICATION_SERVICE_PORT", port: 4010 },
  stripeSimulator: { variable: "STRIPE_SIMULATOR_PORT", port: 4242 },
  storage: { variable: "STORAGE_PORT", port: 9000 },
  postgres: { variable: "POSTGRES_PORT", port: 54329 },
} as const;

export type PortName = keyof typeof PORTS;
export type Ports = Readonly<Record<PortName, number>>;
export const PORT_NAMES = Object.keys(PORTS) as PortName[];

export interface StackSettings {
  /** Absolute. */
  readonly dataFolder: string;
  readonly ports: Ports;
  /** Fill an empty stack with demo data. */
  readonly demo: boolean;
}

const Settings = z.object({
  SM_DATA_DIR: z.string().default(".data"),
  SM_DEMO: z.stringbool().prefault("true"),
  WEB_PORT: port.default(PORTS.web.port),
  GATEWAY_PORT: port.default(PORTS.gateway.port),
  PROFILE_PROJECT_SERVICE_PORT: port.default(PORTS.profileProject.port),
  IDENTITY_SERVICE_PORT: port.default(PORTS.identity.port),
  COVERAGE_SERVICE_PORT: port.default(PORTS.coverage.port),
  NOTIFICATION_SERVICE_PORT: port.default(PORTS.notification.port),
  STRIPE_SIMULATOR_PORT: port.default(PORTS.stripeSimulator.port),
  STORAGE_PORT: port.default(PORTS.storage.port),
  POSTGRES_PORT: port.default(PORTS.postgres.port),
});

/** Throws an error that names every variable that is wrong. A relative data folder is taken from `folder`. */
export function readStackSettings(
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): StackSettings {
  const settings = parseConfig(Settings, env);
  const ports = Object.fromEntries(
    PORT_NAMES.map((name) => [name, settings[PORTS[name].variable]]),
  ) as Record<PortName, number>;
  return Object.freeze({ dataFolder: resolve(folder, settings.SM_DATA_DIR), ports, demo: settings.SM_DEMO });
}
