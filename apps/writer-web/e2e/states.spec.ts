/** Pages in the middle of something: open dialogs and menus, forms with errors, a page that broke. */
import { expect, type Page, test } from "@playwright/test";
import { warnOfFraud } from "./support/bank";
import {
  CARDS,
  claimedOrder,
  deliveredOrder,
  disputedOrder,
  heldOrder,
  payWith,
  placeOrder,
} from "./support/orders";
import { admin, newPerson, newProvider, newWriter, pageOf } from "./support/people";
import { expectAwake } from "./support/slow-line";
import { expectSound } from "./support/sound";

test.describe.configure({ timeout: 600_000 });

const WRONG = "Some fields need another look";

/** Opens the dialog, looks at it, and puts it away. */
async function expectSoundDialog(page: Page, button: string | RegExp, submit?: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  if (submit) {
    await dialog.getByRole("button", { name: submit }).click();
    await expect(dialog.getByRole("alert")).toContainText(WRONG);
  }
  await expectSound(page, `the dialog of “${button}”`);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
}

/** Sends the form as it is, which is not enough, and looks at its complaints. */
async function expectSoundErrors(page: Page, path: string, submit: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("button", { name: submit }).click();
  await expect(page.getByRole("alert").filter({ hasText: WRONG })).toBeVisible();
  await expectSound(page, `the errors of ${path}`);
}

test("a visitor's forms with errors, the menu and the palette", async ({ page, browser }) => {
  await expectSoundErrors(page, "/sign-in", "Sign in");
  await expectSoundErrors(page, "/register", "Create account");
  await page.setViewportSize({ width: 360, height: 780 });
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("navigation", { name: "Menu" })).toBeVisible();
  await expectSound(page, "the menu");
  const { token } = await newPerson("Ida");
  const signedIn = await pageOf(browser, token);
  await signedIn.goto("/projects");
  await signedIn.getByRole("button", { name: "Account" }).click();
  await expectSound(signedIn, "the account's menu");
  await signedIn.keyboard.press("Escape");
  await signedIn.getByRole("button", { name: "Go to" }).click();
  await signedIn.getByRole("combobox", { name: "Go to" }).fill("e");
  await expect(signedIn.getByRole("option").first()).toBeVisible();
  await expectSound(signedIn, "the palette");
  await expectSoundErrors(signedIn, "/projects/new", "Create project");
  await signedIn.goto("/coverage/become-provider");
  await signedIn.getByLabel("Name").fill("");
  await signedIn.getByRole("button", { name: "Continue" }).click();
  await expect(signedIn.getByRole("alert").filter({ hasText: WRONG })).toBeVisible();
  await expectSound(signedIn, "a profile without a name");
});

test("a writer's dialogs, the card form and a declined card", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const [held, delivered, { order: unpaid }] = await Promise.all([
    heldOrder(writer, provider),
    deliveredOrder(writer, provider),
    placeOrder(writer, provider),
  ]);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${held.id}`);
  await expectSoundDialog(page, "Cancel the order");
  await page.goto(`/coverage/orders/${delivered.id}`);
  await expectSoundDialog(page, "Complete the order");
  await expectSoundDialog(page, "Open a dispute", "Open the dispute");
  await page.goto(`/coverage/order/${provider.coverageService.id}?order=${unpaid.id}`);
  await payWith(page, CARDS.declined);
  await expect(page.getByRole("alert").filter({ hasText: "did not go through" })).toBeVisible();
  await expectSound(page, "a declined card");
});

test("a provider's dialogs and forms with errors", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const [held, claimed] = await Promise.all([heldOrder(writer, provider), claimedOrder(writer, provider)]);
  const page = await pageOf(browser, provider.token);
  await page.goto(`/coverage/orders/${held.id}`);
  await expectSoundDialog(page, "Claim the order");
  await page.goto(`/coverage/orders/${claimed.id}/deliver`);
  await page.getByRole("button", { name: "Deliver the coverage" }).click();
  await expect(page.getByRole("alert").filter({ hasText: WRONG })).toBeVisible();
  await expectSound(page, "a report without a summary");
  await page.getByLabel("Summary", { exact: true }).fill("Short.");
  await expectSoundDialog(page, "Deliver the coverage");
  await expectSoundErrors(page, "/coverage/dashboard?tab=services&edit=new", "Offer this service");
});

test("an admin's dialogs and forms with errors", async ({ browser }) => {
  const [writer, provider] = await Promise.all([
    newWriter(),
    newProvider({ name: `Sound ${crypto.randomUUID().slice(0, 8)}` }),
  ]);
  const [{ disputeId }, frozen] = await Promise.all([
    disputedOrder(writer, provider),
    deliveredOrder(writer, provider),
  ]);
  await warnOfFraud(frozen);
  const page = await pageOf(browser, await admin());
  await page.goto(`/coverage/orders/${frozen.id}`);
  await expectSoundDialog(page, "Let it go on", "Let this order go on");
  await expectSoundDialog(page, "Give the money back", "Give the money back");
  await page.goto(`/coverage/admin/providers?q=${encodeURIComponent(provider.name)}`);
  await expectSoundDialog(page, `Suspend ${provider.name}`, "Suspend");
  await expectSoundErrors(page, `/coverage/admin/disputes/${disputeId}`, "Decide …");
  await page.getByRole("radio", { name: "Partial refund" }).check();
  await page.getByRole("textbox", { name: "Back to the writer" }).fill("40");
  await page.getByLabel("Reasons").fill("Half of it was there.");
  await expectSoundDialog(page, "Decide …");
  await page.goto("/coverage/admin/alarms");
  const alarm = page
    .getByRole("listitem")
    .filter({ has: page.locator(`a[href="/coverage/orders/${frozen.id}"]`) });
  await expect(alarm).toBeVisible();
  await alarm.getByRole("button", { name: /^Close the alarm/ }).click();
  await expectSound(page, "the dialog of an alarm");
});

test("what a page without connection cannot open it says, and opens when it is tried again", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const held = await heldOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${held.id}`);
  const scripts = /\/_next\/static\/.*\.js/;
  const cancel = page.getByRole("button", { name: "Cancel the order" });
  // What all pages share comes after the page is painted; only what opens later is to be missing.
  await expectAwake(cancel);
  await page.route(scripts, (route) => route.abort());
  await cancel.click();
  const alert = page.getByRole("alert").filter({ hasText: "A part of this page did not arrive" });
  await expect(alert).toBeVisible();
  await expectSound(page, "a page with a part missing");
  await page.unroute(scripts);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});
