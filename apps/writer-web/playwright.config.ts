/** How the browser tests run: against a stack that is already up (`npm run test:browser` starts one). */
import { defineConfig } from "@playwright/test";
import { e2eConfig } from "./e2e/support/config";

export default defineConfig({
  testDir: "./e2e",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // Only what fails waits so long; a machine that does much else at once must not fail what works.
  timeout: 300_000,
  expect: { timeout: 40_000 },
  reporter: "list",
  use: {
    baseURL: e2eConfig.webUrl,
    locale: "en-US",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(e2eConfig.chromiumPath && { executablePath: e2eConfig.chromiumPath }),
      chromiumSandbox: false,
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
      ],
    },
  },
});
