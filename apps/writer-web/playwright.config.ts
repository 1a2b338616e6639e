/**
 * How the browser tests run. `npm run test:browser` starts a stack of its own and says where it is; to run one test against
 * a stack that is up already, set E2E_WEB_URL yourself. Belongs here: the browser. Does not: what is tested (e2e/).
 */
import { defineConfig } from "@playwright/test";

const { CHROMIUM_PATH, E2E_WEB_URL } = process.env;
if (!E2E_WEB_URL) throw new Error("E2E_WEB_URL is not set: run the browser tests with npm run test:browser");

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  use: {
    baseURL: E2E_WEB_URL,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
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
