/**
 * The sole reader of the environment: parsed, frozen, and refused when production would not be safe with it.
 */
import { parseConfig, port, secret } from "@script-manifest/service-kit";
import { z } from "zod";

const url = (developmentDefault: string) =>
  z
    .url()
    .default(developmentDefault)
    .transform((address) => address.replace(/\/$/, ""));

const DEVELOPMENT_STORAGE_SECRET = "script-manifest-storage";

const Settings = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  PROFILE_PROJECT_SERVICE_PORT: port.optional(),
  PORT: port.optional(),
  DATABASE_URL: z.string().min(1).default("postgres://app:app@localhost:54329/app"),
  PROFILE_PROJECT_DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(4),
  SERVICE_TOKEN_SECRET: secret({ developmentDefault: "development-service-token-secret-not-for-production" }),
  COVERAGE_MARKETPLACE_SERVICE_URL: url("http://localhost:4008"),
  FRONTEND_URL: url("http://localhost:3000"),
  STORAGE_S3_ENDPOINT: url("http://localhost:9000"),
  STORAGE_S3_REGION: z.string().min(1).default("us-east-1"),
  STORAGE_S3_ACCESS_KEY: z.string().min(1).default("script-manifest"),
  STORAGE_S3_SECRET_KEY: z.string().min(1).default(DEVELOPMENT_STORAGE_SECRET),
  STORAGE_SCRIPTS_BUCKET: z.string().min(3).default("scripts"),
});

export type Config = Readonly<z.output<typeof Settings> & { listenPort: number }>;

/** Throws an error that names every variable that is missing or wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const settings = parseConfig(Settings, env);
  const problems = settings.NODE_ENV === "production" ? unsafeInProduction(settings) : [];
  if (problems.length > 0)
    throw new Error(`Refusing to start:\n${problems.map((line) => `  - ${line}`).join("\n")}`);
  return Object.freeze({
    ...settings,
    listenPort: settings.PROFILE_PROJECT_SERVICE_PORT ?? settings.PORT ?? 4001,
  });
}

function unsafeInProduction(settings: z.output<typeof Settings>): string[] {
  const problems: string[] = [];
  if (settings.STORAGE_S3_SECRET_KEY === DEVELOPMENT_STORAGE_SECRET)
    problems.push("STORAGE_S3_SECRET_KEY still has its development default");
  if (settings.DATABASE_URL.includes("app:app@localhost"))
    problems.push("DATABASE_URL still has its development default");
  return problems;
}
