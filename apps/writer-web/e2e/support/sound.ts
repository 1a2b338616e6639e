/**
 * A page that is sound: axe finds nothing and nothing scrolls sideways, on a phone and on a desk, in the
 * light and in the dark. The page is loaded once; only its width and its colours change.
 */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const VIEWPORTS = [
  { width: 1440, height: 900 },
  { width: 360, height: 780 },
];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** All that can change with the colours alone. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

export async function expectSoundPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectSound(page, path);
}

/** The page as it stands now: with this dialog open, with these errors shown. */
export async function expectSound(page: Page, state: string): Promise<void> {
  for (const viewport of VIEWPORTS) {
    await page.setViewportSize(viewport);
    // As tall as what is on it, so that no bar that sticks covers what one may scroll to.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...viewport, height: Math.min(Math.max(viewport.height, height), 8_000) });
    await painted(page);
    const where = `${state} at ${viewport.width}`;
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await expectNothing(axe(page).withTags(TAGS), `${where} in the light`);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await expectNothing(axe(page).withRules(COLOUR_RULES), `${where} in the dark`);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(sideways, `${where} scrolls sideways`).toBe(false);
  }
}

/** What is to be seen is what the page's tree says: colours are judged by what lies behind a word. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

/** Frames are looked into where there are any; without them there is no need for a second page. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1);
}

async function expectNothing(builder: AxeBuilder, where: string): Promise<void> {
  const { violations } = await builder.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
  expect(found, where).toEqual([]);
}
