/**
 * `npm run screens`: pictures of every page for the README, made with the demo data, and all of them on one sheet.
 * They show what a newcomer sees after the first start.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { Stack } from "@script-manifest/local-stack";
import sharp from "sharp";
import { drawContactSheet, type Shot } from "./screens/contact-sheet.ts";
import { PAGES, type PicturedPage } from "./screens/pages.ts";
import { findChromium } from "./testing/chromium.ts";
import { ROOT } from "./testing/run-tool.ts";
import { say, startTestStack } from "./testing/test-stack.ts";

const DESK = { width: 1280, height: 960 };
const PHONE = { width: 390, height: 844 };
/** Wide enough to read in the README, small enough to keep in the repository. */
const PICTURE_WIDTH = 960;

/** Texts may count on; whatever is added or taken away counts as drawing. */
const WATCH_CHANGES = `new MutationObserver(() => { window.changedAt = performance.now(); })
  .observe(document, { childList: true, subtree: true });`;

/** The page answers to people, and nothing has been added to it for a while. */
const IS_STILL = `Object.keys(document.querySelector("h1")).some((key) => key.startsWith("__react"))
  && performance.now() - window.changedAt > 800`;

/** How often a page is found whole, half a second apart, before its picture is taken. */
const LOOKS = 3;

const folder = resolve(ROOT, process.argv[2] ?? "docs/screens");
const executablePath = await findChromium(say);
const { stack, close } = await startTestStack();
try {
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: false,
    args: ["--disable-gpu", "--disable-dev-shm-usage"],
  });
  await mkdir(folder, { recursive: true });
  const shots: Shot[] = [];
  for (const page of PAGES) shots.push(await picture({ browser, stack, page }));
  await writeFile(join(folder, "contact-sheet.webp"), await drawContactSheet(shots));
  await browser.close();
} finally {
  await close();
}

async function picture(o: { browser: Browser; stack: Stack; page: PicturedPage }): Promise<Shot> {
  const { name, viewer, path } = o.page;
  const token = viewer && (await signIn(o.stack, viewer));
  const ask = async (apiPath: string): Promise<unknown> => {
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
    const answer = await fetch(`${o.stack.gatewayUrl}/api/v1${apiPath}`, { headers });
    if (!answer.ok) throw new Error(`${apiPath}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const url = `${o.stack.webUrl}${typeof path === "string" ? path : await path(ask)}`;
  const shoot = { browser: o.browser, url, token };
  const desk = await shot({ ...shoot, viewport: DESK, colorScheme: "light" });
  const phone = await shot({ ...shoot, viewport: PHONE, colorScheme: "dark" });
  const small = sharp(desk).resize({ width: PICTURE_WIDTH }).webp({ quality: 75 });
  await writeFile(join(folder, `${name}.webp`), await small.toBuffer());
  say(`${name}: ${new URL(url).pathname}`);
  return { name, desk, phone };
}

async function shot(o: {
  browser: Browser;
  url: string;
  token: string | null;
  viewport: { width: number; height: number };
  colorScheme: "light" | "dark";
}): Promise<Buffer> {
  const { viewport, colorScheme } = o;
  const context = await o.browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
  if (o.token) {
    const { origin } = new URL(o.url);
    await context.addCookies([{ name: "sm_session", value: o.token, url: origin, httpOnly: true }]);
  }
  const page = await context.newPage();
  await page.addInitScript(WATCH_CHANGES);
  // Silence on the network is not waited for: a page may keep a stream open for its news.
  await page.goto(o.url);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await untilDrawn(page, viewport);
  const picture = await page.screenshot();
  await context.close();
  return picture;
}

/**
 * Until the page is still and no bone of a part that is yet to come is in sight. Throws when one stays for
 * half a minute.
 */
async function untilDrawn(page: Page, { height }: { height: number }): Promise<void> {
  const until = performance.now() + 30_000;
  // A part whose script is still on its way has no bones yet: nothing may come while it is looked at again.
  let looks = 0;
  while (performance.now() < until) {
    if (!(await page.evaluate(IS_STILL))) {
      looks = 0;
      await delay(50);
      continue;
    }
    const bones = await page.locator(".animate-pulse-soft").all();
    const places = await Promise.all(
      bones.map((bone) => bone.boundingBox({ timeout: 1_000 }).catch(() => null)),
    );
    const bare = places.some((place) => place && place.y < height && place.y + place.height > 0);
    looks = bare ? 0 : looks + 1;
    if (looks === LOOKS) return;
    await delay(bare ? 50 : 500);
  }
  throw new Error(`a part of ${page.url()} did not arrive`);
}

async function signIn(stack: Stack, role: string): Promise<string> {
  const answer = await fetch(`${stack.gatewayUrl}/api/v1/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: `${role}@example.com`, password: "script-manifest" }),
  });
  if (!answer.ok) throw new Error(`signing in as ${role}: ${answer.status}`);
  return ((await answer.json()) as { token: string }).token;
}
