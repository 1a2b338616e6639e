/**
 * The environment every service and the web app are started with. Belongs here: how settings become
 * variables, and which embedded parts the caller's own variables replace. Does not: starting anything.
 */
import { join } from "node:path";
import { PORT_NAMES, PORTS, type Ports } from "./config.ts";
import type { StackSecrets } from "./secrets.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Which parts are ours to run. The caller's variables point the others elsewhere. */
export function embeddedParts(env: Environment) {
  return {
    postgres: !env.DATABASE_URL,
    storage: !env.STORAGE_S3_ENDPOINT,
    stripeSimulator: !env.STRIPE_API_BASE && (env.STRIPE_SECRET_KEY || SIMULATOR_KEY) === SIMULATOR_KEY,
  };
}

/** The keys of the embedded storage: the services' development defaults. */
const STORAGE_CREDENTIALS = {
  accessKey: "script-manifest",
  secretKey: "script-manifest-storage",
  region: "us-east-1",
} as const;

const SIMULATOR_KEY = "sk_test_simulator";

/**
 * The caller's variables, under them our defaults, and above them what only the stack can know: who listens
 * where. One environment serves all parts, since no two of them read one name with different meanings.
 */
export function partEnvironment(options: {
  env: Environment;
  ports: Ports;
  dataFolder: string;
  secrets: StackSecrets;
}): NodeJS.ProcessEnv {
  const { env, ports, dataFolder, secrets } = options;
  const at = (port: number) => `http://localhost:${port}`;
  const webhookSecret = env.STRIPE_WEBHOOK_SECRET || secrets.stripeWebhook;
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== "");
  return {
    LOG_LEVEL: "info",
    DATABASE_URL: `postgres://app:app@127.0.0.1:${ports.postgres}/app`,
    SERVICE_TOKEN_SECRET: secrets.serviceToken,
    ADMIN_EMAILS: "admin@example.com",
    FRONTEND_URL: at(ports.web),
    MAIL_DIR: join(dataFolder, "mail"),
    // A part that starts again need not compile what it compiled before.
    NODE_COMPILE_CACHE: join(dataFolder, "compiled"),
    ...(embeddedParts(env).storage ? storageVariables(ports) : {}),
    ...(embeddedParts(env).stripeSimulator ? simulatorVariables(ports, dataFolder) : {}),
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_SIMULATOR_WEBHOOK_SECRET: webhookSecret,
    ...Object.fromEntries(given),
    // The caller's PORT was meant for one program; here every part has a variable of its own.
    PORT: undefined,
    NODE_ENV: "development",
    NEXT_TELEMETRY_DISABLED: "1",
    API_GATEWAY_URL: at(ports.gateway),
    COVERAGE_MARKETPLACE_SERVICE_URL: at(ports.coverage),
    IDENTITY_SERVICE_URL: at(ports.identity),
    PROFILE_PROJECT_SERVICE_URL: at(ports.profileProject),
    NOTIFICATION_SERVICE_URL: at(ports.notification),
    ...Object.fromEntries(PORT_NAMES.map((name) => [PORTS[name].variable, String(ports[name])])),
  };
}

function storageVariables(ports: Ports) {
  return {
    STORAGE_S3_ENDPOINT: `http://localhost:${ports.storage}`,
    STORAGE_S3_ACCESS_KEY: STORAGE_CREDENTIALS.accessKey,
    STORAGE_S3_SECRET_KEY: STORAGE_CREDENTIALS.secretKey,
    STORAGE_S3_REGION: STORAGE_CREDENTIALS.region,
  };
}

function simulatorVariables(ports: Ports, dataFolder: string) {
  return {
    STRIPE_SECRET_KEY: SIMULATOR_KEY,
    STRIPE_PUBLISHABLE_KEY: "pk_test_simulator",
    STRIPE_API_BASE: `http://localhost:${ports.stripeSimulator}`,
    STRIPE_JS_URL: `http://localhost:${ports.stripeSimulator}/stripe.js`,
    STRIPE_SIMULATOR_DATA_DIR: join(dataFolder, "stripe"),
    STRIPE_SIMULATOR_WEBHOOK_URL: `http://localhost:${ports.gateway}/api/v1/coverage/stripe-webhook`,
  };
}
