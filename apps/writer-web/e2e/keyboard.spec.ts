/** The whole journey by keyboard alone: nothing is clicked, and no field is given the focus by the test. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { fountainScript } from "./support/files";
import { expectFocusSeen, tabAndPress, tabAndType, tabTo } from "./support/keyboard";
import { CARDS, expectNextStep } from "./support/orders";
import { freshEmail, newProvider, PASSWORD, type Provider, pageOf, visitorPage } from "./support/people";

test("coverage is ordered, delivered, accepted and reviewed without a mouse", async ({ browser }) => {
  test.setTimeout(360_000);
  const provider = await newProvider({ name: "Kay Keys" });
  const writer = await register(browser);
  await uploadScript(writer);
  await order(writer, provider);
  await expectNextStep(writer, "Waiting for Kay Keys to claim it");

  const desk = await pageOf(browser, provider.token);
  await claim(desk, provider);
  await deliver(desk);
  await expectNextStep(desk, "Waiting for the writer to accept");

  await expectNextStep(writer, "Read the coverage, then complete the order");
  await completeAndReview(writer);
});

async function register(browser: Browser): Promise<Page> {
  const page = await visitorPage(browser);
  await page.goto("/register");
  await tabAndType(page, page.getByLabel("Name"), "Nell Nomouse");
  await tabAndType(page, page.getByLabel("E-mail"), freshEmail());
  await tabAndType(page, page.getByLabel("Password"), PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible();
  return page;
}

async function uploadScript(page: Page): Promise<void> {
  await tabAndPress(page, page.getByRole("link", { name: "New project" }).first());
  await tabAndType(page, page.getByLabel("Title"), "The Night Ferry");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "The Night Ferry" })).toBeVisible();
  await tabAndType(page, page.getByLabel("Title of the draft"), "Draft 3");
  await tabTo(page, page.getByLabel("Script file"));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
  await chooser.setFiles(fountainScript);
  await expect(page.getByRole("heading", { level: 3, name: "Draft 3" })).toBeVisible();
}

async function order(page: Page, { name, coverageService }: Provider): Promise<void> {
  const main = page.getByRole("navigation", { name: "Main" });
  await tabAndPress(page, main.getByRole("link", { name: "Find a reader" }));
  await expect(page.getByRole("heading", { level: 1, name: "Find a reader" })).toBeVisible();
  await tabAndType(page, page.getByLabel("Search"), coverageService.title);
  await tabAndType(page, page.getByLabel("Tier"), "Early");
  await tabAndPress(page, page.getByRole("button", { name: "Show results" }));
  await expect(page).toHaveURL(/tier=early_draft/);
  await expect(page.getByRole("heading", { name: "1 service" })).toBeVisible();
  await tabAndPress(page, page.getByRole("link", { name: coverageService.title, exact: true }));
  // The results have an "Order" link too, which takes the focus with it when their page goes.
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await tabAndPress(page, page.getByRole("link", { name: `Order ${coverageService.title}`, exact: true }));
  await tabAndType(page, page.getByLabel("Brief for the reader"), "Count the lifeboats.");
  await tabAndPress(page, page.getByRole("button", { name: "Continue to payment" }));
  await tabAndType(page, page.getByLabel("Card number"), CARDS.pays);
  await tabAndType(page, page.getByLabel("Expiration date"), "12 / 40");
  await tabAndType(page, page.getByLabel("Security code"), "123");
  await tabAndPress(page, page.getByRole("button", { name: /^Authorise \$/ }));
}

async function claim(page: Page, { coverageService }: Provider): Promise<void> {
  await page.goto("/coverage/dashboard");
  await tabAndPress(page, page.getByRole("link", { name: coverageService.title }));
  const button = page.getByRole("button", { name: "Claim the order" });
  await tabAndPress(page, button);
  // The dialog takes the focus, keeps it, and gives it back.
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  for (let stops = 0; stops < 5; stops += 1) {
    await expect(dialog.locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.press("Enter");
  await tabAndPress(page, page.getByRole("button", { name: "Claim and charge the card" }), "Space");
  await expectNextStep(page, "Start reading");
}

async function deliver(page: Page): Promise<void> {
  await tabAndPress(page, page.getByRole("link", { name: "Write the coverage" }));
  await tabAndType(page, page.getByLabel("Summary", { exact: true }), "The lifeboat is the story.");
  await tabAndPress(page, page.getByRole("button", { name: "Deliver the coverage" }));
  await tabAndPress(page, page.getByRole("button", { name: "Deliver without it" }));
}

async function completeAndReview(page: Page): Promise<void> {
  await tabAndPress(page, page.getByRole("button", { name: "Complete the order" }));
  await tabAndPress(page, page.getByRole("button", { name: "Accept and complete" }));
  await expectNextStep(page, "Completed");
  await tabAndPress(page, page.getByRole("radio", { name: "1 star" }), "Space");
  for (const name of ["2 stars", "3 stars", "4 stars"]) {
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("radio", { name })).toBeChecked();
  }
  await tabAndType(page, page.getByLabel("In your words"), "She counted with me.");
  await tabAndPress(page, page.getByRole("button", { name: "Publish the review" }));
  await expect(page.getByText("She counted with me.")).toBeVisible();
}
