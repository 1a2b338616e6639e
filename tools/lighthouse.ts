/**
 * `npm run lighthouse`: what Lighthouse thinks of the public pages, on a production build with the demo
 * data. Prints a table and fails below the house's mark. Not part of the tests: its timings are the
 * machine's.
 */
import { chromium } from "@playwright/test";
import { findFreePorts, type Stack } from "@script-manifest/local-stack";
import lighthouse, { desktopConfig } from "lighthouse";
import { PAGES } from "./screens/pages.ts";
import { findChromium } from "./testing/chromium.ts";
import { say, startTestStack } from "./testing/test-stack.ts";

const MARK = 95;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
type Scores = Readonly<Record<(typeof CATEGORIES)[number], number>>;

const [devtoolsPort = 0] = await findFreePorts(1);
const executablePath = await findChromium(say);
const { stack, close } = await startTestStack();
let isBelow = false;
try {
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: false,
    args: ["--disable-gpu", "--disable-dev-shm-usage", `--remote-debugging-port=${devtoolsPort}`],
  });
  for (const page of PAGES) {
    if (page.viewer !== null) continue;
    const path = typeof page.path === "string" ? page.path : await page.path((api) => ask(stack, api));
    for (const device of ["phone", "desk"] as const) {
      const { scores, failed } = await judge(new URL(path, stack.webUrl).href, device);
      say(
        `${page.name.padEnd(12)} ${device.padEnd(6)} ${CATEGORIES.map((name) => `${name} ${scores[name]}`).join("  ")}`,
      );
      if (process.argv.includes("--why")) for (const line of failed) say(`    ${line}`);
      isBelow ||= Object.values(scores).some((score) => score < MARK);
    }
  }
  await browser.close();
} finally {
  await close();
}
process.exit(isBelow ? 1 : 0);

async function judge(url: string, device: "phone" | "desk"): Promise<{ scores: Scores; failed: string[] }> {
  const flags = { port: devtoolsPort, onlyCategories: [...CATEGORIES], logLevel: "error" as const };
  const run = () => lighthouse(url, flags, device === "desk" ? desktopConfig : undefined);
  let result = await run();
  // On a busy machine its own recording fails at times, which says nothing of the page.
  if (result?.lhr.runtimeError) result = await run();
  if (!result) throw new Error(`Lighthouse says nothing of ${url}`);
  const { categories, audits } = result.lhr;
  const scoreOf = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, scoreOf(name)])) as Scores;
  const failed = Object.values(audits)
    .filter(
      ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== "informative",
    )
    .map(({ id, title, displayValue = "" }) => `${id}: ${title} ${displayValue}`);
  return { scores, failed };
}

async function ask(to: Stack, apiPath: string): Promise<unknown> {
  const answer = await fetch(`${to.gatewayUrl}/api/v1${apiPath}`);
  if (!answer.ok) throw new Error(`${apiPath}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
