/**
 * How much script a page makes somebody load before it is theirs to use: exact bytes of the production
 * build, compressed as they travel. `npm run budget` runs this file alone and prints the sums.
 */
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { e2eConfig } from "./support/config";
import { deliveredOrder } from "./support/orders";
import { newProvider, newWriter } from "./support/people";

/** The page's own scripts, without those that only browsers without modules take. */
async function firstLoad(path: string, token?: string): Promise<number> {
  const headers: Record<string, string> = token ? { cookie: `sm_session=${token}` } : {};
  const page = await fetch(`${e2eConfig.webUrl}${path}`, { headers });
  expect(page.status, path).toBe(200);
  const html = await page.text();
  const tags = [...html.matchAll(/<script\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/nomodule/i.test(tag));
  const sources = tags.flatMap((tag) => /\ssrc="([^"]+)"/.exec(tag)?.[1] ?? []);
  const sizes = await Promise.all([...new Set(sources)].map(compressedSize));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  process.stdout.write(`${(bytes / 1024).toFixed(1)} KB of script: ${path}\n`);
  return bytes;
}

async function compressedSize(source: string): Promise<number> {
  const answer = await fetch(new URL(source.replaceAll("&amp;", "&"), e2eConfig.webUrl));
  expect(answer.status, source).toBe(200);
  return gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 9 }).length;
}

const KB = 1024;
/**
 * Of it, React and Next's own runtime are 133 KB, on every page. What is ours may not grow: that is the
 * budget here.
 */
const PUBLIC_PAGE_MAX = 148 * KB;
const ORDER_PAGE_MAX = 160 * KB;
/** A form that is filled in at once; its schema and their library come when somebody types. */
const FORM_PAGE_MAX = 165 * KB;

test("public pages stay light", async () => {
  const { provider } = await newProvider();
  for (const path of ["/", "/coverage", `/coverage/providers/${provider.id}`])
    expect(await firstLoad(path), path).toBeLessThanOrEqual(PUBLIC_PAGE_MAX);
  for (const path of ["/sign-in", "/register"])
    expect(await firstLoad(path), path).toBeLessThanOrEqual(FORM_PAGE_MAX);
});

test("an order's page stays light", async () => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const order = await deliveredOrder(writer, provider);
  expect(await firstLoad(`/coverage/orders/${order.id}`, writer.token)).toBeLessThanOrEqual(ORDER_PAGE_MAX);
});
