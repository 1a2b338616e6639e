/** Where the stack under test is. The sole reader of the tests' environment. */

export const e2eConfig = {
  webUrl: process.env.E2E_WEB_URL || "http://localhost:3000",
  gatewayUrl: process.env.E2E_GATEWAY_URL || "http://localhost:4000",
  stripeUrl: process.env.E2E_STRIPE_SIMULATOR_URL || "http://localhost:4242",
  /** For `support/time.ts` alone. */
  databaseUrl: process.env.E2E_DATABASE_URL || "postgres://app:app@127.0.0.1:54329/app",
  chromiumPath: process.env.CHROMIUM_PATH,
  admin: { email: "admin@example.com", password: "script-manifest" },
} as const;
