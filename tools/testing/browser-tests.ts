/** The browser tests: a whole stack of their own on free ports, a Chromium, and Playwright against both. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findChromium } from "./chromium.ts";
import { ROOT, runInForeground, type StepResult } from "./run-tool.ts";
import { say, startTestStack, type TestStack } from "./test-stack.ts";

const WEB_FOLDER = join(ROOT, "apps", "writer-web");

export async function runBrowserTests(files: readonly string[]): Promise<StepResult> {
  const chromium = await findChromium(say);
  const test = await startTestStack();
  try {
    return await runPlaywright({ test, chromium, files });
  } finally {
    await test.close();
  }
}

async function runPlaywright(o: {
  test: TestStack;
  chromium: string;
  files: readonly string[];
}): Promise<StepResult> {
  const { stack, dataFolder } = o.test;
  const report = join(dataFolder, "playwright.json");
  const cli = join(WEB_FOLDER, "node_modules", "@playwright", "test", "cli.js");
  const code = await runInForeground(process.execPath, [cli, "test", "--reporter=list,json", ...o.files], {
    folder: WEB_FOLDER,
    env: {
      ...process.env,
      CHROMIUM_PATH: o.chromium,
      E2E_WEB_URL: stack.webUrl,
      E2E_GATEWAY_URL: stack.gatewayUrl,
      E2E_STRIPE_SIMULATOR_URL: stack.stripeSimulatorUrl,
      E2E_DATABASE_URL: stack.databaseUrl,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  return judge(JSON.parse(await readFile(report, "utf8")), code);
}

/**
 * A flaky test and a skipped one count as failed: neither has shown what it should. So does a run without any
 * test.
 */
function judge(
  { stats }: { stats: Record<"expected" | "unexpected" | "flaky" | "skipped", number> },
  code: number,
) {
  const unshown = stats.unexpected + stats.flaky + stats.skipped;
  const isSilentFailure = unshown === 0 && (code !== 0 || stats.expected === 0);
  return { passed: stats.expected, failed: isSilentFailure ? 1 : unshown };
}
