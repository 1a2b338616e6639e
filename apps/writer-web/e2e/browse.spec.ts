/** The catalogue: filters in the address, and readable without any script. */
import { expect, type Page, test } from "@playwright/test";
import { callApi } from "./support/api";
import { newProvider, type Provider } from "./support/people";

/** As many services as the catalogue shows at once. */
const PAGE_SIZE = 12;

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

  test("filters and pages of the catalogue are plain forms and links, also on a phone", async ({ page }) => {
    const name = `Paginus ${crypto.randomUUID().slice(0, 8)}`;
    const provider = await newProvider({ name, priceCents: 9_000 });
    await addServices(provider, PAGE_SIZE);
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto("/coverage");
    await page.getByRole("button", { name: /Filter and sort/ }).click();
    await page.getByLabel("Search").fill(name);
    await page.getByLabel("Tier").selectOption("early_draft");
    await page.getByLabel("To", { exact: true }).fill("95");
    await page.getByLabel("Sort by").selectOption("price");
    await page.getByRole("button", { name: "Show results" }).click();
    await expect(page).toHaveURL(/tier=early_draft.*max=95/);
    await expect(page.getByRole("heading", { name: `${PAGE_SIZE + 1} services` })).toBeVisible();
    const cards = page.getByRole("main").getByRole("heading", { level: 3 });
    await expect(cards).toHaveCount(PAGE_SIZE);
    await page.getByRole("link", { name: "More services" }).click();
    await expect(cards).toHaveCount(1);
    await page.getByRole("link", { name: "First page" }).click();
    await expect(cards).toHaveCount(PAGE_SIZE);
    await page.getByRole("link", { name: "Remove filter: up to $95.00" }).click();
    await expect(page.getByRole("link", { name: "Remove filter: up to $95.00" })).toHaveCount(0);
  });

  test("forms that cannot work say so, and a password never ends up in an address", async ({ page }) => {
    for (const path of ["/register", "/coverage/orders", "/sign-in"]) {
      await page.goto(path);
      await expectToldOfJavaScript(page);
    }
    await page.getByLabel("E-mail").fill("ida@people.example");
    await page.getByLabel("Password").fill("a-long-enough-password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expectToldOfJavaScript(page);
    expect(page.url()).not.toContain("password");
  });
});

/** By its element: the text in it is nothing to a browser that could run scripts. */
async function expectToldOfJavaScript(page: Page): Promise<void> {
  const notice = page.locator("main noscript > div");
  await expect(notice).toBeVisible();
  expect(await notice.evaluate((element) => element.textContent)).toContain("This form needs JavaScript");
}

/** More of the same, so that the catalogue has a second page of them. */
async function addServices({ provider, token, coverageService }: Provider, count: number): Promise<void> {
  const { tier, priceCents, turnaroundDays, maxPages, title } = coverageService;
  const body = { tier: "early_draft" as const, priceCents, turnaroundDays, maxPages };
  expect(tier).toBe(body.tier);
  for (let number = 1; number <= count; number += 1) {
    const request = { params: { providerId: provider.id }, body: { ...body, title: `${title} ${number}` } };
    await callApi("createService", request, token);
  }
}
