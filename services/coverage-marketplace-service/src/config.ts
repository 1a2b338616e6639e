/**
 * The sole reader of the environment: parsed, frozen, and refused when production would not be safe with it.
 */
import { durationMs, parseConfig, port, secret } from "@script-manifest/service-kit";
import { z } from "zod";
import { basisPointsFromRate } from "./domain/money.ts";

const url = (developmentDefault: string) =>
  z
    .url()
    .default(developmentDefault)
    .transform((address) => address.replace(/\/$/, ""));

const rate = z
  .string()
  .regex(/^\d(\.\d+)?$/, "must be a decimal from 0 to 1, such as 0.15")
  .default("0.15")
  .transform((text, context) => {
    try {
      return basisPointsFromRate(Number(text));
    } catch (error) {
      context.addIssue({ code: "custom", message: error instanceof Error ? error.message : "is not a rate" });
      return z.NEVER;
    }
  });

/**
 * One or two webhook secrets, comma-separated while one is being rotated. A blank one would believe unsigned
 * events.
 */
const webhookSecrets = z
  .string()
  .default("whsec_development_only")
  .transform((text) => text.split(",").map((part) => part.trim()))
  .refine((parts) => parts.every((part) => part !== ""), "has an empty part");

const Fields = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  COVERAGE_SERVICE_PORT: port.optional(),
  PORT: port.optional(),
  DATABASE_URL: z.string().min(1).default("postgres://app:app@localhost:54329/app"),
  COVERAGE_DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(8),
  SERVICE_TOKEN_SECRET: secret({ developmentDefault: "development-service-token-secret-not-for-production" }),
  STRIPE_SECRET_KEY: z.string().min(1).default("sk_test_simulator"),
  STRIPE_WEBHOOK_SECRET: webhookSecrets,
  STRIPE_API_BASE: z.url().optional(),
  COVERAGE_PAYMENT_WINDOW: durationMs.prefault("60m"),
  COVERAGE_CLAIM_WINDOW: durationMs.prefault("72h"),
  COVERAGE_LATE_GRACE: durationMs.prefault("72h"),
  COVERAGE_REVIEW_WINDOW: durationMs.prefault("7d"),
  PLATFORM_COMMISSION_RATE: rate,
  COVERAGE_JOB_CONCURRENCY: z.coerce.number().int().min(1).max(50).default(4),
  /** Part of every idempotency key at Stripe: two environments on one account must differ. */
  COVERAGE_ENVIRONMENT: z
    .string()
    .regex(/^[a-z0-9-]{1,20}$/)
    .default("dev"),
  PROFILE_PROJECT_SERVICE_URL: url("http://localhost:4001"),
  NOTIFICATION_SERVICE_URL: url("http://localhost:4010"),
  FRONTEND_URL: url("http://localhost:3000"),
  STORAGE_S3_ENDPOINT: url("http://localhost:9000"),
  STORAGE_S3_REGION: z.string().min(1).default("us-east-1"),
  STORAGE_S3_ACCESS_KEY: z.string().min(1).default("script-manifest"),
  STORAGE_S3_SECRET_KEY: z.string().min(1).default("script-manifest-storage"),
  STORAGE_BUCKET: z.string().min(3).default("coverage-reports"),
});

const Settings = Fields.superRefine((settings, context) => {
  if (settings.NODE_ENV !== "production") return;
  for (const [name, isUnsafe, message] of UNSAFE_IN_PRODUCTION) {
    if (isUnsafe(settings)) context.addIssue({ code: "custom", path: [name], message });
  }
});

export type Config = Readonly<z.output<typeof Fields> & { listenPort: number; livemode: boolean }>;

/** Throws an error that names every variable that is missing or wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const settings = parseConfig(Settings, env);
  return Object.freeze({
    ...settings,
    listenPort: settings.COVERAGE_SERVICE_PORT ?? settings.PORT ?? 4008,
    livemode: /^(sk|rk)_live_/.test(settings.STRIPE_SECRET_KEY),
  });
}

type Fields = z.output<typeof Fields>;

/** Without real keys the service stays down: money must never move, or seem to, by a development default. */
const UNSAFE_IN_PRODUCTION: readonly [keyof Fields, (settings: Fields) => boolean, string][] = [
  [
    "STRIPE_SECRET_KEY",
    (o) => !/^(sk|rk)_(live|test)_\w{16,}$/.test(o.STRIPE_SECRET_KEY),
    "is missing or not a Stripe secret key",
  ],
  [
    "STRIPE_WEBHOOK_SECRET",
    (o) => !o.STRIPE_WEBHOOK_SECRET.every((part) => /^whsec_\w{24,}$/.test(part)),
    "is missing or not a Stripe signing secret",
  ],
  ["STRIPE_API_BASE", (o) => o.STRIPE_API_BASE !== undefined, "is for development only"],
  [
    "STORAGE_S3_SECRET_KEY",
    (o) => o.STORAGE_S3_SECRET_KEY === "script-manifest-storage",
    "still has its development default",
  ],
  ["DATABASE_URL", (o) => o.DATABASE_URL.includes("app:app@localhost"), "still has its development default"],
  [
    "COVERAGE_ENVIRONMENT",
    (o) => o.COVERAGE_ENVIRONMENT === "dev",
    "must name this environment, such as production",
  ],
];
