/** The sole reader of the environment: parsed, frozen, and refused when production would not be safe with it. */
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

const Settings = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  COVERAGE_SERVICE_PORT: port.optional(),
  PORT: port.optional(),
  DATABASE_URL: z.string().min(1).default("postgres://app:app@localhost:54329/app"),
  COVERAGE_DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(8),
  SERVICE_TOKEN_SECRET: secret({ developmentDefault: "development-service-token-secret-not-for-production" }),
  STRIPE_SECRET_KEY: z.string().min(1).default("sk_test_simulator"),
  /** One or two, comma-separated, while a secret is being rotated. */
  STRIPE_WEBHOOK_SECRET: z.string().min(1).default("whsec_development_only"),
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

export type Config = Readonly<
  z.output<typeof Settings> & { listenPort: number; webhookSecrets: readonly string[]; livemode: boolean }
>;

/** Throws an error that names every variable that is missing or wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const settings = parseConfig(Settings, env);
  const webhookSecrets = settings.STRIPE_WEBHOOK_SECRET.split(",").map((part) => part.trim());
  const problems = settings.NODE_ENV === "production" ? unsafeInProduction(settings, webhookSecrets) : [];
  if (webhookSecrets.some((part) => part === "")) problems.push("STRIPE_WEBHOOK_SECRET has an empty part");
  if (problems.length > 0)
    throw new Error(`Refusing to start:\n${problems.map((line) => `  - ${line}`).join("\n")}`);
  return Object.freeze({
    ...settings,
    listenPort: settings.COVERAGE_SERVICE_PORT ?? settings.PORT ?? 4008,
    webhookSecrets,
    livemode:
      settings.STRIPE_SECRET_KEY.startsWith("sk_live_") || settings.STRIPE_SECRET_KEY.startsWith("rk_live_"),
  });
}

/** Without real keys the service stays down: money must never move, or seem to, by a development default. */
function unsafeInProduction(
  settings: z.output<typeof Settings>,
  webhookSecrets: readonly string[],
): string[] {
  const problems: string[] = [];
  if (!/^(sk|rk)_(live|test)_\w{16,}$/.test(settings.STRIPE_SECRET_KEY))
    problems.push("STRIPE_SECRET_KEY is missing or not a Stripe secret key");
  if (!webhookSecrets.every((part) => /^whsec_\w{24,}$/.test(part)))
    problems.push("STRIPE_WEBHOOK_SECRET is missing or not a Stripe signing secret");
  if (settings.STRIPE_API_BASE) problems.push("STRIPE_API_BASE is for development only");
  if (settings.STORAGE_S3_SECRET_KEY === "script-manifest-storage")
    problems.push("STORAGE_S3_SECRET_KEY still has its development default");
  if (settings.DATABASE_URL.includes("app:app@localhost"))
    problems.push("DATABASE_URL still has its development default");
  if (settings.COVERAGE_ENVIRONMENT === "dev")
    problems.push("COVERAGE_ENVIRONMENT must name this environment, such as production");
  return problems;
}
