/**
 * `npm run lighthouse`: what Lighthouse thinks of the public pages, on a production build with the demo
 * data. Prints a table and fails below the house's mark. Not part of the tests: its timings are the
 * machine's. The phone's are four times what the machine took, and so is whatever disturbed it: a page is
 * therefore judged by the median of several visits, as Lighthouse advises, and the table says how far they
 * lay apart.
 */
import { chromium } from "@playwright/test";
import { findFreePorts, type Stack } from "@script-manifest/local-stack";
import lighthouse, { desktopConfig } from "lighthouse";
import { PAGES } from "./screens/pages.ts";
import { findChromium } from "./testing/chromium.ts";
import { say, startTestStack } from "./testing/test-stack.ts";

const MARK = 95;
/** A desk's timings are not multiplied and hardly differ. */
const VISITS = { phone: 5, desk: 1 } as const;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
type Device = keyof typeof VISITS;
type Scores = Readonly<Record<(typeof CATEGORIES)[number], number>>;

interface Visit {
  readonly scores: Scores;
  readonly failed: readonly string[];
}

/** Those that are pictured, and those that look too much like them. */
const PUBLIC_PAGES = [
  ...PAGES.filter(({ viewer }) => viewer === null),
  { name: "register", path: "/register" } as const,
];

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
  for (const { name, path } of PUBLIC_PAGES) {
    const url = new URL(typeof path === "string" ? path : await path((api) => ask(stack, api)), stack.webUrl);
    for (const device of ["phone", "desk"] as const) {
      const visits: Visit[] = [];
      while (visits.length < VISITS[device]) visits.push(await visit(url.href, device));
      const judged = CATEGORIES.map((category) => judge(category, visits));
      say(`${name.padEnd(9)} ${device.padEnd(6)} ${judged.map(({ words }) => words).join("  ")}`);
      if (process.argv.includes("--why"))
        for (const line of new Set(visits.flatMap(({ failed }) => failed))) say(`    ${line}`);
      isBelow ||= judged.some(({ median }) => median < MARK);
    }
  }
  await browser.close();
} finally {
  await close();
}
process.exit(isBelow ? 1 : 0);

async function visit(url: string, device: Device): Promise<Visit> {
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

function judge(category: keyof Scores, visits: readonly Visit[]): { median: number; words: string } {
  const sorted = visits.map(({ scores }) => scores[category]).sort((a, b) => a - b);
  const [worst = 0, best = 0] = [sorted[0], sorted.at(-1)];
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { median, words: `${category} ${median}${worst < best ? ` (${worst}–${best})` : ""}` };
}

async function ask(to: Stack, apiPath: string): Promise<unknown> {
  const answer = await fetch(`${to.gatewayUrl}/api/v1${apiPath}`);
  if (!answer.ok) throw new Error(`${apiPath}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
