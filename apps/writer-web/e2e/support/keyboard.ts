/** Somebody without a mouse: only keys, and where the focus is must be seen at every stop. */
import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any page has. */
const STOPS_MAX = 150;

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < STOPS_MAX; stops += 1) {
    await page.keyboard.press("Tab");
    if (!(await target.evaluate((element) => element === document.activeElement))) continue;
    await expectFocusSeen(page);
    return;
  }
  throw new Error(`Tab never reached ${target}`);
}

export async function tabAndType(page: Page, target: Locator, words: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(words);
}

export async function tabAndPress(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** What has the focus is in sight, and it or what frames it is outlined. */
export async function expectFocusSeen(page: Page): Promise<void> {
  await expect.poll(() => whereFocusIs(page)).toBe("seen");
}

function whereFocusIs(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return "nothing has the focus";
    const box = focused.getBoundingClientRect();
    const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const outlined = [focused, focused.parentElement, focused.closest("label")].some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
    });
    return inSight && outlined ? "seen" : `${focused.outerHTML.slice(0, 200)} ${inSight} ${outlined}`;
  });
}
