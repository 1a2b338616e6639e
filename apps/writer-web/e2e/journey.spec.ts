/** The whole journey by clicking: two people who have never met, from registering to the provider's money. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { pdf } from "./support/files";
import { CARDS, expectNextStep, payWith } from "./support/orders";
import { freshEmail, PASSWORD, visitorPage } from "./support/people";

/** An odd price: 15 % of it is no whole number of cents. */
const PRICE = { typed: "100.01", shown: "$100.01", payout: "$85.01", commission: "$15.00" };

test("a writer gets coverage and its provider gets paid", async ({ browser }) => {
  test.setTimeout(360_000);
  const serviceTitle = `Night reader ${crypto.randomUUID().slice(0, 8)}`;
  const provider = await register(browser, "Pia Provider");
  await becomeProvider(provider, serviceTitle);

  const writer = await register(browser, "Wes Writer");
  await uploadScript(writer);
  await order(writer, serviceTitle);
  await expectNextStep(writer, "Waiting for Pia Provider to claim it");

  await claimAndDeliver(provider, serviceTitle);

  await expectNextStep(writer, "Read the coverage, then complete the order");
  await expect(writer.getByText("The lifeboat is the story.")).toBeVisible();
  const [download] = await Promise.all([
    writer.waitForEvent("download"),
    writer.getByRole("link", { name: "Download the file" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("report.pdf");
  await completeAndReview(writer);

  await provider.goto("/coverage/dashboard?tab=earnings");
  const line = provider.getByRole("row", { name: new RegExp(serviceTitle) });
  await expect(line).toContainText("Paid out");
  await expect(line).toContainText(PRICE.payout);
  await provider.goto("/notifications");
  await expect(provider.getByRole("heading", { name: "You have been paid" })).toHaveCount(1);
});

async function register(browser: Browser, name: string): Promise<Page> {
  const page = await visitorPage(browser);
  await page.goto("/");
  await page.getByRole("link", { name: "Register" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(freshEmail());
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  return page;
}

async function becomeProvider(page: Page, serviceTitle: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "Become a provider" })
    .click();
  await page.getByLabel("About you").fill("I read at night.");
  await page.getByLabel("Specialties").fill("Thriller, Ferries");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Continue with Stripe" }).click();
  await page.getByRole("button", { name: "Complete onboarding" }).click();
  await page.getByLabel("Title").fill(serviceTitle);
  await page.getByLabel("Price").fill(PRICE.typed);
  await page.getByRole("button", { name: "Offer this service" }).click();
  await expect(page.getByRole("heading", { name: "You are open for orders" })).toBeVisible();
}

async function uploadScript(page: Page): Promise<void> {
  await page.getByRole("link", { name: "New project" }).first().click();
  await page.getByLabel("Title").fill("The Night Ferry");
  await page.getByLabel("Genre").fill("Thriller");
  await page.getByRole("button", { name: "Create project" }).click();
  await page.getByLabel("Title of the draft").fill("Draft 3");
  await page.getByLabel("Script file").setInputFiles(pdf("the-night-ferry.pdf", 7));
  await expect(page.getByRole("heading", { level: 3, name: "Draft 3" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("PDF · 7 pages");
}

async function order(page: Page, serviceTitle: string): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Find a reader" }).click();
  await page.getByLabel("Search").fill(serviceTitle);
  await page.getByRole("button", { name: "Show results" }).click();
  await expect(page.getByRole("heading", { name: "1 service" })).toBeVisible();
  await page.getByRole("link", { name: serviceTitle, exact: true }).click();
  await page.getByRole("link", { name: `Order ${serviceTitle}` }).click();
  await page.getByRole("radio", { name: /Draft 3/ }).check();
  await page.getByLabel("Brief for the reader").fill("Count the lifeboats.");
  await page.getByRole("button", { name: "Continue to payment" }).click();
  const price = page.getByLabel("Price breakdown");
  await expect(price).toContainText(PRICE.payout);
  await expect(price).toContainText(PRICE.commission);
  await expect(price).toContainText(PRICE.shown);
  await payWith(page, CARDS.pays);
}

async function claimAndDeliver(page: Page, serviceTitle: string): Promise<void> {
  await page.goto("/coverage/dashboard");
  await page.getByRole("link", { name: serviceTitle }).click();
  await page.getByRole("button", { name: "Claim the order" }).click();
  await expect(page.getByRole("dialog")).toContainText(PRICE.shown);
  await page.getByRole("button", { name: "Claim and charge the card" }).click();
  await page.getByRole("button", { name: "Start reading" }).click();
  await expectNextStep(page, "Deliver the coverage");
  await expect(page.getByText("Count the lifeboats.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Download the script" })).toBeVisible();
  await page.getByRole("link", { name: "Write the coverage" }).click();
  await expect(page.getByText("Count the lifeboats.")).toBeVisible();
  await page.getByLabel("Summary", { exact: true }).fill("The lifeboat is the story.");
  await page.getByLabel("Strengths", { exact: true }).fill("The first page.");
  await page.getByLabel("Overall score").fill("81");
  await page.getByLabel(/report as a file/).setInputFiles(pdf("report.pdf", 2));
  await expect(page.getByText("Uploaded report.pdf")).toBeVisible();
  await page.getByRole("button", { name: "Deliver the coverage" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deliver without it" }).click();
  await expectNextStep(page, "Waiting for the writer to accept");
}

async function completeAndReview(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Complete the order" }).click();
  await expect(page.getByRole("dialog")).toContainText(PRICE.payout);
  await page.getByRole("button", { name: "Accept and complete" }).click();
  await expectNextStep(page, "Completed");
  await expect(page.getByRole("region", { name: "Money" })).toContainText("Paid to the provider");
  await page.getByRole("radio", { name: "5 stars" }).check();
  await page.getByLabel("In your words").fill("She counted with me.");
  await page.getByRole("button", { name: "Publish the review" }).click();
  await expect(page.getByText("She counted with me.")).toBeVisible();
  await page.getByRole("link", { name: "Pia Provider" }).first().click();
  await expect(page.getByText("She counted with me.")).toBeVisible();
}
