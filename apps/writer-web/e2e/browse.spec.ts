/** The catalogue: filters in the address, and readable without any script. */
import { expect, test } from "@playwright/test";
import { newProvider } from "./support/people";

test("filters narrow the catalogue, live in the address and come off one by one", async ({ page }) => {
  const { coverageService } = await newProvider({ priceCents: 7_777 });
  await page.goto("/coverage");
  await page.getByLabel("Search").fill(coverageService.title);
  await page.getByLabel("Tier").selectOption("early_draft");
  await page.getByLabel("To", { exact: true }).fill("80");
  await page.getByRole("button", { name: "Show results" }).click();
  await expect(page).toHaveURL(/tier=early_draft/);
  await expect(page.getByRole("heading", { name: "1 service" })).toBeVisible();
  await expect(page.getByText("$77.77")).toBeVisible();

  await page.getByLabel("To", { exact: true }).fill("70");
  await page.getByRole("button", { name: "Show results" }).click();
  await expect(page.getByRole("heading", { name: "Nothing fits all of that" })).toBeVisible();
  await page.getByRole("link", { name: "Remove filter: up to $70.00" }).click();
  await expect(page.getByRole("heading", { name: "1 service" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Nothing fits all of that" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the front page, the catalogue and a reader can be read and searched", async ({ page }) => {
    const { coverageService } = await newProvider({ name: "Nils Noscript" });
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "What coverage costs" })).toBeVisible();
    await page.getByRole("link", { name: "Find a reader" }).first().click();
    await page.getByLabel("Search").fill(coverageService.title);
    await page.getByRole("button", { name: "Show results" }).click();
    await expect(page.getByRole("heading", { name: "1 service" })).toBeVisible();
    await page.getByRole("link", { name: "Nils Noscript", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Nils Noscript" })).toBeVisible();
    await expect(page.getByRole("link", { name: `Order ${coverageService.title}` })).toBeVisible();
  });
});
