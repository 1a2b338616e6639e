/**
 * How much script a page makes somebody load before it is theirs to use: what a browser fetches of the
 * production build until the network is quiet, compressed as it travels. `npm run budget` runs this file
 * alone and prints the sums.
 */
import { gzipSync } from "node:zlib";
import { type Browser, expect, type Page, type Request, test } from "@playwright/test";
import { deliveredOrder } from "./support/orders";
import { newProvider, newWriter, pageOf } from "./support/people";

const KB = 1024;
/** Of it, React and what Next needs to run it are 118 KB, on every page. */
const BROWSE_PAGE_MAX = 130 * KB;
const ORDER_PAGE_MAX = 160 * KB;
/** What may be under way while the first screen is painted: the page's own parts, never React and Next. */
const BEFORE_PAINT_MAX = 40 * KB;
/** A form that is filled in at once; its schema and their library come when somebody types. */
const FORM_PAGE_MAX = 150 * KB;

/**
 * Opens a page and waits until it answers to presses and has every script it asked for. A quiet network is
 * not enough: on a busy machine it is quiet for long before the first paint, and only then the scripts begin.
 */
async function openWhole(page: Page, path: string): Promise<void> {
  const awaited = new Set<Request>();
  page.on("request", (request) => request.resourceType() === "script" && awaited.add(request));
  for (const end of ["requestfinished", "requestfailed"] as const)
    page.on(end as "requestfinished", (request) => awaited.delete(request));
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("h1") ?? {}).some((key) => key.startsWith("__react")),
  );
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
  await expect.poll(() => awaited.size).toBe(0);
}

/** Everything of kind script that a first visit fetches, also what the page's own code asks for. */
async function firstLoad(page: Page, path: string): Promise<number> {
  const sizes = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    const size = response.body().then((body) => gzipSync(body, { level: 9 }).length);
    sizes.set(response.url(), size);
  });
  await openWhole(page, path);
  const bytes = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
  process.stdout.write(`${(bytes / KB).toFixed(1)} KB of script in ${sizes.size} files: ${path}\n`);
  return bytes;
}

test("public pages stay light", async ({ browser }) => {
  const { provider } = await newProvider();
  for (const path of ["/", "/coverage", `/coverage/providers/${provider.id}`])
    expect.soft(await firstLoad(await browser.newPage(), path), path).toBeLessThanOrEqual(BROWSE_PAGE_MAX);
  for (const path of ["/sign-in", "/register"])
    expect.soft(await firstLoad(await browser.newPage(), path), path).toBeLessThanOrEqual(FORM_PAGE_MAX);
});

test("a public page asks ahead only for pages that can be shown ahead", async ({ browser }) => {
  const { provider } = await newProvider();
  for (const path of ["/", "/coverage", `/coverage/providers/${provider.id}`, "/sign-in"]) {
    const page = await browser.newPage();
    const asked = new Set<string>();
    page.on("request", (request) => {
      if (request.headers()["next-router-prefetch"]) asked.add(new URL(request.url()).pathname);
    });
    await openWhole(page, path);
    // Its own shape is there while it loads, and the header leads there from everywhere.
    await expect.poll(() => [...asked], path).toContain("/coverage/become-provider");
    await page.waitForLoadState("networkidle");
    expect([...asked], path).toEqual(["/coverage/become-provider"]);
    await page.close();
  }
});

test("an order's page stays light", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const order = await deliveredOrder(writer, provider);
  expect(
    await firstLoad(await pageOf(browser, writer.token), `/coverage/orders/${order.id}`),
  ).toBeLessThanOrEqual(ORDER_PAGE_MAX);
});

test("a page is painted before the scripts that all pages share are asked for", async ({ browser }) => {
  const { provider } = await newProvider();
  // A machine that is busy may paint so late that the page no longer waits for it, and rightly.
  for (const path of ["/", "/coverage", `/coverage/providers/${provider.id}`, "/sign-in"])
    await expect(async () => {
      const bytes = await scriptsAroundPaint(browser, path);
      expect(bytes.before, path).toBeLessThanOrEqual(BEFORE_PAINT_MAX);
      expect(bytes.after, path).toBeGreaterThan(BROWSE_PAGE_MAX / 2);
    }).toPass({ timeout: 90_000 });
});

/** How much script of a first visit is asked for until the page is first painted, and how much afterwards. */
async function scriptsAroundPaint(browser: Browser, path: string) {
  const page = await browser.newPage();
  await openWhole(page, path);
  const bytes = await page.evaluate(() => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
    const sum = (of: PerformanceEntry[]) =>
      of.reduce((total, entry) => total + (entry as PerformanceResourceTiming).encodedBodySize, 0);
    return {
      before: sum(scripts.filter(({ startTime }) => startTime <= paint)),
      after: sum(scripts.filter(({ startTime }) => startTime > paint)),
    };
  });
  await page.close();
  return bytes;
}
