/** The provider's desk: earnings to the cent, services managed in place, becoming a provider in sittings. */
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { callApi, until } from "./support/api";
import { claimedOrder, deliveredOrder, expectNextStep, heldOrder, orderWhen } from "./support/orders";
import { admin, newPerson, newProvider, newWriter, pageOf } from "./support/people";

/** 15 % of it is no whole number of cents. */
const PRICE_CENTS = 10_001;

test("earnings say where each cent is, since when and why, and leave as a file", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider({ priceCents: PRICE_CENTS })]);
  await claimedOrder(writer, provider);
  const { id } = await deliveredOrder(writer, provider);
  await callApi("completeOrder", { params: { id } }, writer.token);
  await until("the provider is paid", () =>
    orderWhen(provider, id, ({ moneyState }) => moneyState === "paid_out"),
  );
  const page = await pageOf(browser, provider.token);
  await page.goto("/coverage/dashboard?tab=earnings");
  await expect(page.getByRole("definition").filter({ hasText: "$85.01" })).toHaveCount(2);
  await expect(page.getByRole("row", { name: /Paid out The order was completed/ })).toContainText("$85.01");
  await expect(page.getByRole("row", { name: /held until you deliver/ })).toContainText(
    "$100.01Commission−$15.00",
  );
  await expect(page.locator(".recharts-bar-rectangle").first()).toBeVisible();
  await page.getByText("The same as a table").click();
  const figures = page.getByRole("table", { name: "Earnings over time" });
  await expect(figures.getByRole("row").last()).toContainText("$85.01$0.00$85.01");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV by order" }).click(),
  ]);
  const csv = await readFile(await download.path(), "utf8");
  expect(download.suggestedFilename()).toMatch(/^earnings-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.csv$/);
  expect(csv.split("\r\n")[0]).toBe("date,order,service,script,price,commission,yours,currency,state,reason");
  expect(csv).toContain("100.01,15.00,85.01,USD,Paid out,The order was completed");
});

test("a range of days shows only what moved on them", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  await claimedOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  await page.goto("/coverage/dashboard?tab=earnings");
  await page.getByLabel("From").fill("2020-01-01");
  await page.getByLabel("To", { exact: true }).fill("2020-01-31");
  await page.getByRole("button", { name: "Show these days" }).click();
  await page.waitForURL(/from=2020-01-01&to=2020-01-31/);
  await expect(page.getByText("No money moved on these days.")).toBeVisible();
});

test("services are added, changed, paused and resumed without leaving the list", async ({ browser }) => {
  const { token, coverageService } = await newProvider();
  const page = await pageOf(browser, token);
  await page.goto("/coverage/dashboard?tab=services");
  await page.getByRole("link", { name: "New service" }).click();
  const form = page.getByRole("region", { name: "New service" });
  await expect(form.getByRole("heading", { name: "New service" })).toBeFocused();
  await form.getByLabel("Title").fill("Ten pages by tomorrow");
  await form.getByRole("button", { name: "Offer this service" }).click();
  await expect(form.getByRole("alert")).toContainText("Some fields need another look");
  await expect(form.getByRole("status")).toContainText("Script Manifest keeps 15% of the price");
  await form.getByLabel("Price").fill("45");
  await expect(form.getByRole("status")).toContainText(
    "You receive $38.25 of it; Script Manifest keeps $6.75.",
  );
  await form.getByRole("button", { name: "Offer this service" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole("heading", { name: "Ten pages by tomorrow" })).toBeVisible();

  await page.getByRole("link", { name: "Edit Ten pages by tomorrow" }).click();
  await page.getByLabel("Price").fill("46.50");
  await page.getByRole("button", { name: "Save changes" }).click();
  const row = (title: string) =>
    page.getByRole("list", { name: "Services" }).getByRole("listitem").filter({ hasText: title });
  await expect(row("Ten pages by tomorrow")).toContainText("$46.50");

  const own = row(coverageService.title);
  await own.getByRole("button", { name: /^Pause/ }).click();
  await expect(own).toContainText("Paused");
  await own.getByRole("button", { name: /^Resume/ }).click();
  await expect(own).toContainText("On sale");
});

test("what was typed while becoming a provider is still there after a reload", async ({ browser }) => {
  const { token } = await newPerson("Piet");
  const page = await pageOf(browser, token);
  await page.goto("/coverage/become-provider");
  await typeKept(page, "I read on trains.");
  await page.reload();
  await expect(page.getByLabel("About you")).toHaveValue("I read on trains.");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Connect with Stripe" })).toBeFocused();
  await expect(page.getByRole("heading", { name: "Connect with Stripe" })).toBeInViewport();
  await page.goto("/coverage/dashboard");
  await page.waitForURL("**/coverage/become-provider");
  await expect(page.getByRole("heading", { name: "Connect with Stripe" })).toBeVisible();
});

/** Types until this browser has kept it. */
async function typeKept(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.getByLabel("About you").fill("");
    await page.getByLabel("About you").fill(words);
    const kept = await page.evaluate(() => JSON.stringify(localStorage));
    expect(kept).toContain(words);
  }).toPass();
}

test("the most pressing order comes first", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const first = await heldOrder(writer, provider);
  const second = await heldOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  await page.goto("/coverage/dashboard?tab=incoming");
  const links = page.getByRole("listitem").getByRole("link", { name: provider.coverageService.title });
  await expect(links.nth(0)).toHaveAttribute("href", `/coverage/orders/${first.id}`);
  await expect(links.nth(1)).toHaveAttribute("href", `/coverage/orders/${second.id}`);
});

test("what cannot be delivered, or read yet, leads to its order by status", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await heldOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  for (const path of ["deliver", "report"]) {
    const answer = await page.request.get(`/coverage/orders/${id}/${path}`, { maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expect(answer.headers().location).toBe(`/coverage/orders/${id}`);
  }
});

test("the desk's tabs are named in the title, and an order is in its reader's own words", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await heldOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  await page.goto("/coverage/dashboard");
  await expect(page).toHaveTitle(/^Dashboard: incoming/);
  await expect(page.getByRole("listitem").filter({ hasText: "Waiting for you" })).toBeVisible();
  await page.goto("/coverage/dashboard?tab=earnings");
  await expect(page).toHaveTitle(/^Dashboard: earnings/);
  await page.goto(`/coverage/orders/${id}`);
  const money = page.getByRole("region", { name: "Money" });
  await expect(money).toContainText("For you$102.00");
  await expect(money).toContainText("when you claim the order");
});

test("a suspended provider reads why, and is offered nothing that would be refused", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await heldOrder(writer, provider);
  const params = { id: provider.provider.id };
  const body = { status: "suspended" as const, reason: "Two identical reports." };
  await callApi("updateProviderStatus", { params, body }, await admin());
  const page = await pageOf(browser, provider.token);
  await page.goto("/coverage/dashboard?tab=services");
  await expect(page.getByRole("main")).toContainText("Two identical reports.");
  await expect(page.getByRole("list", { name: "Services" })).toContainText("Not on sale now");
  await page.goto(`/coverage/orders/${id}`);
  await expectNextStep(page, "You can't claim this order now");
  await expect(page.getByRole("button", { name: "Claim the order" })).toHaveCount(0);
});

test("the foot of the page leads a provider to their desk, and everybody else to becoming one", async ({
  browser,
  page,
}) => {
  const provider = await newProvider();
  const desk = await pageOf(browser, provider.token);
  await desk.goto("/coverage");
  const foot = desk.getByRole("contentinfo");
  await expect(foot.getByRole("link", { name: "Dashboard" })).toBeVisible();
  await expect(foot.getByRole("link", { name: "Become a provider" })).toHaveCount(0);
  await page.goto("/coverage");
  await expect(page.getByRole("contentinfo").getByRole("link", { name: "Become a provider" })).toBeVisible();
});
