/** The sole reader of the gateway's environment. */
import { durationMs, parseConfig, port, secret } from "@script-manifest/service-kit";
import { z } from "zod";

const url = (developmentDefault: string) =>
  z
    .url()
    .prefault(developmentDefault)
    .transform((address) => address.replace(/\/$/, ""));

const Settings = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  GATEWAY_PORT: port.optional(),
  PORT: port.optional(),
  SERVICE_TOKEN_SECRET: secret({ developmentDefault: "development-service-token-secret-not-for-production" }),
  COVERAGE_MARKETPLACE_SERVICE_URL: url("http://localhost:4008"),
  IDENTITY_SERVICE_URL: url("http://localhost:4005"),
  PROFILE_PROJECT_SERVICE_URL: url("http://localhost:4001"),
  NOTIFICATION_SERVICE_URL: url("http://localhost:4010"),
  /** Browsers may call the gateway from these origins, comma-separated. */
  FRONTEND_URL: z.string().default("http://localhost:3000"),
  /** Requests of one person, or of one address when nobody is signed in. */
  GATEWAY_RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(1_200),
  GATEWAY_UPSTREAM_TIMEOUT: durationMs.prefault("30s"),
  /** A proxy in front sets x-forwarded-for, and nobody can reach the gateway past it. */
  TRUST_PROXY: z.stringbool().prefault("false"),
});

export type Config = Readonly<
  z.output<typeof Settings> & { listenPort: number; allowedOrigins: readonly string[] }
>;

/** Throws an error that names every variable that is missing or wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const settings = parseConfig(Settings, env);
  return Object.freeze({
    ...settings,
    listenPort: settings.GATEWAY_PORT ?? settings.PORT ?? 4000,
    allowedOrigins: settings.FRONTEND_URL.split(",").map((origin) => origin.trim().replace(/\/$/, "")),
  });
}
