/** The admin's rooms: providers, alarms and the log of what was done; the case with both sides. */
import { expect, test } from "@playwright/test";
import { disputedOrder, heldOrder } from "./support/orders";
import { admin, newProvider, newWriter, pageOf } from "./support/people";

test("an admin finds a provider, suspends them with a reason, and reinstates them", async ({ browser }) => {
  const name = `Sal ${crypto.randomUUID().slice(0, 8)}`;
  const { provider, token } = await newProvider({ name });
  const page = await pageOf(browser, await admin());
  await page.goto("/coverage/admin");
  await page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: "Providers" }).click();
  await page.getByLabel("Find a provider").fill(name);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText(`1 provider for “${name}”`)).toBeVisible();

  await page.getByRole("button", { name: `Suspend ${name}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Some fields need another look");
  await dialog.getByLabel("Reason").fill("Two identical reports.");
  await dialog.getByRole("button", { name: "Suspend" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
  await expect(row).toContainText("Suspended");
  await expect(row).toContainText("Two identical reports.");

  const desk = await pageOf(browser, token);
  await desk.goto("/coverage/dashboard");
  await expect(desk.getByRole("main")).toContainText("Two identical reports.");
  expect((await desk.goto(`/coverage/providers/${provider.id}`))?.status()).toBe(404);

  await row.getByRole("button", { name: `Reinstate ${name}` }).click();
  await dialog.getByLabel("Reason").fill("The reports were the same order.");
  await dialog.getByRole("button", { name: "Reinstate" }).click();
  await expect(row).toContainText("Active");

  await row.getByRole("link", { name: "Acts on them" }).click();
  const acts = page.getByRole("list", { name: "Acts" }).getByRole("listitem");
  await expect(acts.nth(0)).toContainText("Reinstated a provider");
  await expect(acts.nth(1)).toContainText("Suspended a provider");
  await expect(acts.nth(1)).toContainText("Two identical reports.");
});

test("an admin finds an order by the payment's id or by a name, and opens it", async ({ browser }) => {
  const name = `Wilma ${crypto.randomUUID().slice(0, 8)}`;
  const [writer, provider] = await Promise.all([newWriter(name), newProvider()]);
  const order = await heldOrder(writer, provider);
  const page = await pageOf(browser, await admin());
  await page.goto("/coverage/admin");
  await page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: "Orders" }).click();
  for (const words of [name.toLowerCase(), order.stripePaymentIntentId ?? ""]) {
    await page.getByLabel("Find an order").fill(words);
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByText(`1 order for “${words}”`)).toBeVisible();
  }
  await page.getByRole("link", { name: provider.coverageService.title }).click();
  await expect(page).toHaveURL(new RegExp(`/coverage/orders/${order.id}$`));
  await expect(page.getByRole("link", { name: "All orders" })).toBeVisible();
});

test("a case shows both sides, the script and the report", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { disputeId } = await disputedOrder(writer, provider);
  const page = await pageOf(browser, await admin());
  await page.goto(`/coverage/admin/disputes/${disputeId}`);
  const sides = page.getByRole("region", { name: "Both sides" });
  await expect(sides).toContainText("Two paragraphs are not the full report that was sold.");
  await expect(sides).toContainText("Early draft, in 5 days");
  await expect(sides).toContainText("On time");
  await expect(page.getByRole("definition").filter({ hasText: "$120.00" }).first()).toBeVisible();
  await page.getByRole("link", { name: "Read the script" }).click();
  await expect(page.getByRole("heading", { level: 1, name: writer.script.title })).toBeVisible();
});
