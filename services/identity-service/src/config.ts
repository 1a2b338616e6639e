/** The sole reader of identity's environment. */
import { durationMs, parseConfig, port, secret } from "@script-manifest/service-kit";
import { z } from "zod";

const list = z
  .string()
  .default("")
  .transform(
    (text) =>
      new Set(
        text
          .split(",")
          .map((part) => part.trim())
          .filter(Boolean),
      ),
  );

const Settings = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  IDENTITY_SERVICE_PORT: port.optional(),
  PORT: port.optional(),
  DATABASE_URL: z.string().min(1).default("postgres://app:app@localhost:54329/app"),
  SERVICE_TOKEN_SECRET: secret({ developmentDefault: "development-service-token-secret-not-for-production" }),
  ADMIN_USER_IDS: list,
  ADMIN_EMAILS: list,
  IDENTITY_SESSION_TTL: durationMs.prefault("30d"),
  IDENTITY_LOGIN_ATTEMPTS: z.coerce.number().int().min(1).default(10),
  IDENTITY_LOGIN_WINDOW: durationMs.prefault("15m"),
  IDENTITY_REGISTRATIONS_PER_HOUR: z.coerce.number().int().min(1).default(1_000),
  /** Development only: whoever registers is taken to own the address. */
  IDENTITY_TRUST_EMAILS: z.stringbool().optional(),
});

export type Config = Readonly<z.output<typeof Settings> & { listenPort: number; trustEmails: boolean }>;

/** Throws an error that names every variable that is missing or wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const settings = parseConfig(Settings, env);
  const production = settings.NODE_ENV === "production";
  if (production && settings.IDENTITY_TRUST_EMAILS) {
    throw new Error(
      "Refusing to start:\n  - IDENTITY_TRUST_EMAILS would let anybody become an admin in production",
    );
  }
  if (production && settings.DATABASE_URL.includes("app:app@localhost")) {
    throw new Error("Refusing to start:\n  - DATABASE_URL still has its development default");
  }
  return Object.freeze({
    ...settings,
    listenPort: settings.IDENTITY_SERVICE_PORT ?? settings.PORT ?? 4005,
    trustEmails: !production && (settings.IDENTITY_TRUST_EMAILS ?? true),
  });
}
