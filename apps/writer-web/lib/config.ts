/**
 * The web app's settings. The sole reader of process.env, at run time, so that one build serves every
 * environment.
 *
 * Belongs here: names, defaults and checks of settings. Does not: anything that uses them.
 */
import { z } from "zod";

const origin = z.url({ protocol: /^https?$/ }).transform((address) => new URL(address).origin);

const ConfigSchema = z.object({
  production: z.boolean(),
  /** Where the API lives, as this server reaches it. The browser never does. */
  apiGatewayUrl: origin,
  /** Where people reach this app. Decides whether the session cookie is Secure. */
  frontendUrl: origin,
  stripePublishableKey: z.string().startsWith("pk_", "STRIPE_PUBLISHABLE_KEY must be set"),
  /** Development only: the stand-in for Stripe.js. Null means the real one. */
  stripeJsUrl: z.url().nullable(),
  /** Object storage as the browser reaches it, for direct uploads. */
  storageOrigin: origin,
});
export type Config = Readonly<z.infer<typeof ConfigSchema>>;

const DEVELOPMENT = {
  apiGatewayUrl: "http://localhost:4000",
  frontendUrl: "http://localhost:3000",
  stripePublishableKey: "pk_test_simulator",
  storageOrigin: "http://localhost:9000",
};

let cached: Config | null = null;

/**
 * The settings, parsed once. Throws one readable error naming every bad variable. In production Stripe's key
 * has no default unless the stand-in for Stripe.js is used, and the stand-in is refused together with a live
 * key.
 */
export function config(): Config {
  cached ??= parse(process.env);
  return cached;
}

function parse(env: NodeJS.ProcessEnv): Config {
  const live = env.STRIPE_PUBLISHABLE_KEY?.startsWith("pk_live_") ?? false;
  const production = env.NODE_ENV === "production";
  const stripeJsUrl = env.STRIPE_JS_URL || null;
  const keyDefault = production && !stripeJsUrl ? "" : DEVELOPMENT.stripePublishableKey;
  const given = {
    production,
    apiGatewayUrl: env.API_GATEWAY_URL || DEVELOPMENT.apiGatewayUrl,
    // The API takes several origins here; people are sent to the first.
    frontendUrl: env.FRONTEND_URL?.split(",")[0]?.trim() || DEVELOPMENT.frontendUrl,
    stripePublishableKey: env.STRIPE_PUBLISHABLE_KEY || keyDefault,
    stripeJsUrl,
    storageOrigin: env.STORAGE_PUBLIC_URL || env.STORAGE_S3_ENDPOINT || DEVELOPMENT.storageOrigin,
  };
  const parsed = ConfigSchema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (live && stripeJsUrl) problems.push("STRIPE_JS_URL: the stand-in must not meet a live key");
  if (!parsed.success || problems.length > 0) throw new Error(`Bad settings. ${problems.join("; ")}`);
  return Object.freeze(parsed.data);
}
