/** The browser tests: a whole stack of their own on free ports, a Chromium, and Playwright against both. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  findFreePorts,
  PORTS,
  readStackSettings,
  type Stack,
  startStack,
} from "@script-manifest/local-stack";
import { findChromium } from "./chromium.ts";
import { ROOT, runInForeground, type StepResult } from "./run-tool.ts";

const WEB_FOLDER = join(ROOT, "apps", "writer-web");
const say = (line: string) => process.stdout.write(`${line}\n`);

export async function runBrowserTests(files: readonly string[]): Promise<StepResult> {
  const chromium = await findChromium(say);
  const dataFolder = await mkdtemp(join(tmpdir(), "script-manifest-browser-"));
  const stack = await startTestStack(dataFolder);
  try {
    return await runPlaywright({ stack, chromium, dataFolder, files });
  } finally {
    await stack.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function startTestStack(dataFolder: string): Promise<Stack> {
  const free = await findFreePorts(Object.keys(PORTS).length);
  const moved = Object.values(PORTS).map(({ variable }, index) => [variable, String(free[index])]);
  const env = { ...process.env, ...Object.fromEntries(moved), SM_DATA_DIR: dataFolder };
  return startStack({ ...readStackSettings(env, ROOT), env, web: "built", say });
}

async function runPlaywright(o: {
  stack: Stack;
  chromium: string;
  dataFolder: string;
  files: readonly string[];
}): Promise<StepResult> {
  const report = join(o.dataFolder, "playwright.json");
  const cli = join(WEB_FOLDER, "node_modules", "@playwright", "test", "cli.js");
  const code = await runInForeground(process.execPath, [cli, "test", "--reporter=list,json", ...o.files], {
    folder: WEB_FOLDER,
    env: {
      ...process.env,
      CHROMIUM_PATH: o.chromium,
      E2E_WEB_URL: o.stack.webUrl,
      E2E_GATEWAY_URL: o.stack.gatewayUrl,
      E2E_STRIPE_SIMULATOR_URL: o.stack.stripeSimulatorUrl,
      E2E_MAIL_DIR: o.stack.env.MAIL_DIR,
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
