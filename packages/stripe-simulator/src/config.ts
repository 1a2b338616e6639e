/** The sole reader of the simulator's environment. It refuses to exist in production. */
import { join } from "node:path";
import { parseConfig, port } from "@script-manifest/service-kit";
import { z } from "zod";

const list = (developmentDefault: string) =>
  z
    .string()
    .default(developmentDefault)
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    );

const Settings = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  STRIPE_SIMULATOR_PORT: port.optional(),
  PORT: port.optional(),
  SM_DATA_DIR: z.string().default(".data"),
  STRIPE_SIMULATOR_DATA_DIR: z.string().optional(),
  STRIPE_SIMULATOR_WEBHOOK_URL: z.url().default("http://localhost:4000/api/v1/coverage/stripe-webhook"),
  STRIPE_SIMULATOR_WEBHOOK_SECRET: list("whsec_development_only"),
  STRIPE_SIMULATOR_PUBLIC_URL: z.url().optional(),
  STRIPE_SECRET_KEY: list("sk_test_simulator"),
  STRIPE_PUBLISHABLE_KEY: list("pk_test_simulator"),
});

export type Config = Readonly<z.output<typeof Settings> & { listenPort: number; dataDir: string }>;

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const settings = parseConfig(Settings, env);
  if (settings.NODE_ENV === "production")
    throw new Error("The Stripe simulator is for development and tests only.");
  return Object.freeze({
    ...settings,
    listenPort: settings.STRIPE_SIMULATOR_PORT ?? settings.PORT ?? 4242,
    dataDir: settings.STRIPE_SIMULATOR_DATA_DIR ?? join(settings.SM_DATA_DIR, "stripe"),
  });
}
