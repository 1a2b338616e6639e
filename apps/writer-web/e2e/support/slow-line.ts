/** A slow line: pages are there, and their scripts are not yet. */
import { expect, type Locator, type Page } from "@playwright/test";

const SCRIPTS = /\/_next\/static\/.*\.js/;

/** Opens a page as far as it comes without its scripts, which arrive when what this answers is called. */
export async function openBare(page: Page, path: string): Promise<() => void> {
  const arrived = Promise.withResolvers<void>();
  await page.route(SCRIPTS, async (route) => {
    await arrived.promise;
    await route.fallback();
  });
  await page.goto(path, { waitUntil: "commit" });
  return arrived.resolve;
}

/** Waits until React answers here, as it does wherever it has met an element. */
export async function expectAwake(element: Locator): Promise<void> {
  const isAwake = () =>
    element.evaluate((node) => Object.keys(node).some((name) => name.startsWith("__reactProps$")));
  await expect.poll(isAwake).toBe(true);
}
