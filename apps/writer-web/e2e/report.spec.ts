/** The report: written over several sittings, measured against what was sold, read, printed and kept. */
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { criteria, criterionWords } from "../lib/report-words";
import { callApi } from "./support/api";
import { claimedOrder, expectNextStep } from "./support/orders";
import { newProvider, newWriter, pageOf } from "./support/people";

test("a full report is written in two sittings, by keyboard where it has marks, and arrives whole", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const order = await claimedOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  await page.goto(`/coverage/orders/${order.id}`);
  await page.getByRole("link", { name: "Write the coverage" }).click();
  await expect(page.getByText("0 of 9 written").filter({ visible: true }).first()).toBeVisible();
  await expectListening(page);

  await writeStory(page);
  await expectSaved(page);
  await page.reload();
  await expectSaved(page);
  await expect(page.getByLabel("Logline")).toHaveValue("A woman counts lifeboats.");
  await expect(page.getByRole("radio", { name: "Consider" }).first()).toBeChecked();

  await markGrid(page);
  await citePages(page);
  await expect(page.getByText("Everything is written").filter({ visible: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Deliver the coverage" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deliver now" }).click();
  await expectNextStep(page, "Waiting for the writer to accept");

  await readAsWriter(await pageOf(browser, writer.token), order.id);
});

async function writeStory(page: Page): Promise<void> {
  await page.getByLabel("Genre").fill("Thriller");
  await page.getByLabel("Draft date").fill("2026-02-28");
  await page.getByRole("group", { name: "Verdict on the script" }).getByLabel("Consider").check();
  await page.getByRole("group", { name: "Verdict on the writer" }).getByLabel("Recommend").check();
  await page.getByLabel("Overall score").fill("84");
  await page.getByLabel("Logline").fill("A woman counts lifeboats.");
  await page.getByLabel("Synopsis").fill("She counts seven. There should be eight.");
  await expect(page.getByText("7 words")).toBeVisible();
  await page.getByLabel("Summary", { exact: true }).fill("The lifeboat is the story (p. 1).");
  await page.getByLabel("Strengths", { exact: true }).fill("The counting.");
  await page.getByLabel("Weaknesses", { exact: true }).fill("The captain, from page 12 on.");
  await expect(page.getByText("You mention page 12; the script has 1 page.")).toBeVisible();
  await page.getByLabel("Weaknesses", { exact: true }).fill("The captain.");
  await page.getByLabel("Recommendations", { exact: true }).fill("Lose the captain.");
}

/** As in every radio group Tab comes to it, and the arrow keys move between the marks. */
async function markGrid(page: Page): Promise<void> {
  for (const [index, criterion] of criteria.entries()) {
    const group = page.getByRole("group", { name: criterionWords[criterion], exact: true });
    await group.getByLabel(`${Math.max(1, index)}`, { exact: true }).focus();
    await page.keyboard.press("Space");
    if (index > 0) await page.keyboard.press("ArrowRight");
    await expect(group.getByLabel(`${index + 1}`, { exact: true })).toBeChecked();
  }
}

async function citePages(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Cite pages in strengths" }).click();
  await page.getByLabel("Page of citation 1", { exact: true }).fill("2");
  await page.getByLabel("What is there of citation 1").fill("She counts aloud.");
  await page.getByRole("button", { name: "Deliver the coverage" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "The script has 1 page." });
  await expect(alert).toBeFocused();
  await page.getByLabel("Page of citation 1", { exact: true }).fill("1");
  await expectSaved(page);
}

async function expectListening(page: Page): Promise<void> {
  await expect(page.getByText("Saved as you write").filter({ visible: true }).first()).toBeVisible();
}

/** Said beside the form as well; there the one that is seen depends on the width. */
async function expectSaved(page: Page): Promise<void> {
  await expect(
    page
      .getByText(/^Draft saved/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
}

async function readAsWriter(page: Page, orderId: string): Promise<void> {
  await page.goto(`/coverage/orders/${orderId}`);
  const report = page.getByRole("article", { name: "The Night Ferry, draft 3" });
  for (const text of ["A woman counts lifeboats.", "28 February 2026", "Consider", "She counts aloud."])
    await expect(report.getByText(text)).toBeVisible();
  await expect(report.getByRole("row", { name: "Marketability 10 of 10" })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the PDF" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Coverage of The Night Ferry, draft 3 by .*\.pdf$/);
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  await page.getByRole("link", { name: "Read it on a page of its own" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Coverage of The Night Ferry, draft 3");
}

test("a window that did not see the last version asks before it saves", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await claimedOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  await page.goto(`/coverage/orders/${id}/deliver`);
  await expectListening(page);
  const body = { values: { summary: "Written on the train." }, basedOn: 0 };
  await callApi("saveDeliveryDraft", { params: { id }, body }, provider.token);
  await page.getByLabel("Summary", { exact: true }).fill("Written at home.");
  await expect(
    page.getByText("This report was changed in another window or on another device"),
  ).toBeVisible();
  await page.getByRole("button", { name: "Show the other version" }).click();
  await expect(page.getByLabel("Summary", { exact: true })).toHaveValue("Written on the train.");
  await page.getByLabel("Summary", { exact: true }).fill("Written on the train, and at home.");
  await expectSaved(page);
  const { draft } = await callApi("getDeliveryDraft", { params: { id } }, provider.token);
  expect(draft?.values.summary).toBe("Written on the train, and at home.");
});

test("words survive a connection that is away", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await claimedOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  await page.goto(`/coverage/orders/${id}/deliver`);
  await expectListening(page);
  await page.context().setOffline(true);
  await page.getByLabel("Summary", { exact: true }).fill("Written in a tunnel.");
  await expect(page.getByText("Your last words are only in this window")).toBeVisible();
  await page.context().setOffline(false);
  await expectSaved(page);
  const { draft } = await callApi("getDeliveryDraft", { params: { id } }, provider.token);
  expect(draft?.values.summary).toBe("Written in a tunnel.");
});
