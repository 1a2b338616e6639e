/**
 * The sole reader of the environment: parsed, frozen, and refused when production would not be safe with it.
 */
import { durationMs, parseConfig, port, secret } from "@script-manifest/service-kit";
import { z } from "zod";

const url = (developmentDefault: string) =>
  z
    .url()
    .default(developmentDefault)
    .transform((address) => address.replace(/\/$/, ""));

const Settings = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  NOTIFICATION_SERVICE_PORT: port.optional(),
  PORT: port.optional(),
  DATABASE_URL: z.string().min(1).default("postgres://app:app@localhost:54329/app"),
  NOTIFICATION_DATABASE_CONNECTIONS: z.coerce.number().int().min(4).max(100).default(8),
  SERVICE_TOKEN_SECRET: secret({ developmentDefault: "development-service-token-secret-not-for-production" }),
  IDENTITY_SERVICE_URL: url("http://localhost:4005"),
  FRONTEND_URL: url("http://localhost:3000"),
  /** Letters go by SMTP when this is set … */
  SMTP_URL: z
    .url()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .optional(),
  /** … and into this folder otherwise. */
  MAIL_DIR: z.string().min(1).default(".data/mail"),
  MAIL_FROM: z
    .string()
    .regex(/^[^@\r\n]+@[\w.-]+>?$/, "must be an address, such as Script Manifest <letters@example.com>")
    .default("Script Manifest <letters@script-manifest.example>"),
  NOTIFICATION_JOB_CONCURRENCY: z.coerce.number().int().min(1).max(20).default(2),
  /**
   * How long a letter may be under way before its process is taken for dead. Longer than sending may take (35
   * s).
   */
  NOTIFICATION_LETTER_LEASE: durationMs.prefault("60s"),
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
    listenPort: settings.NOTIFICATION_SERVICE_PORT ?? settings.PORT ?? 4010,
  });
}

function unsafeInProduction(settings: z.output<typeof Settings>): string[] {
  const problems: string[] = [];
  if (!settings.SMTP_URL) problems.push("SMTP_URL must be set in production: letters in files reach nobody");
  if (settings.DATABASE_URL.includes("app:app@localhost"))
    problems.push("DATABASE_URL still has its development default");
  return problems;
}
