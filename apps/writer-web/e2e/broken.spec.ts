/** Pages whose own code breaks: what they say, how they come back, and that nothing written is lost. */
import { expect, type Page, test } from "@playwright/test";
import { claimedOrder } from "./support/orders";
import { newProvider, newWriter, pageOf } from "./support/people";
import { expectSound } from "./support/sound";

declare global {
  interface Window {
    wordsBreak: boolean;
  }
}

/** From now on counting words that hold this one throws, as a mistake of ours would, until it is mended. */
async function breakWordsWith(page: Page, word: string): Promise<void> {
  await page.evaluate((broken) => {
    const split = RegExp.prototype[Symbol.split];
    window.wordsBreak = true;
    RegExp.prototype[Symbol.split] = function (text: string, limit?: number) {
      if (window.wordsBreak && text.includes(broken)) throw new Error("a mistake of ours");
      return split.call(this, text, limit);
    };
  }, word);
}

test("a page that breaks says so, and comes back with every word when it is tried again", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await claimedOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  await page.goto(`/coverage/orders/${id}/deliver`);
  await expect(page.getByText("Saved as you write").filter({ visible: true }).first()).toBeVisible();
  await breakWordsWith(page, "lifeboats");
  await page.getByLabel("Logline").fill("A woman counts");
  await page.getByLabel("Logline").pressSequentially(" lifeboats");
  await expect(page.getByRole("heading", { name: "Something broke on this page" })).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: "Dashboard" }).first()).toBeAttached();
  await expectSound(page, "a page that broke");

  await page.evaluate(() => {
    window.wordsBreak = false;
  });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByLabel("Logline")).toHaveValue("A woman counts lifeboats");
});

test("words typed last are there again after the page was left at once", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const page = await pageOf(browser, writer.token);
  const order = `/coverage/order/${provider.coverageService.id}`;
  await page.goto(order);
  const brief = page.getByLabel("Brief for the reader");
  await expect(page.locator("form[data-early]")).toHaveCount(0);
  await brief.fill("Watch the second act.");
  await page.getByRole("banner").getByRole("link", { name: "Script Manifest" }).click();
  await expect(page).toHaveURL("/");
  await page.goBack();
  await expect(brief).toHaveValue("Watch the second act.");
  await brief.fill("Watch the third act.");
  await page.reload();
  await expect(brief).toHaveValue("Watch the third act.");
});
