/** Changing one's mind before anybody has claimed. */
import { expect, test } from "@playwright/test";
import { expectNextStep, heldOrder, placeOrder } from "./support/orders";
import { newProvider, newWriter, pageOf } from "./support/people";

test("a writer cancels before the claim and is never charged", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider({ priceCents: 12_000 })]);
  const order = await heldOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${order.id}`);
  await page.getByRole("button", { name: "Cancel the order" }).click();
  await expect(page.getByRole("dialog")).toContainText("The authorisation of $120.00 is released.");
  await page.getByRole("dialog").getByLabel("Reason").fill("I found the ending.");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the order" }).click();
  await expectNextStep(page, "Cancelled");
  await expect(page.getByRole("region", { name: "Money" })).toContainText("Released, never charged");
  await expect(page.getByText("Authorisation released", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText("I found the ending.");
});

test("an unpaid order can be cancelled too", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { order } = await placeOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.goto("/coverage/orders");
  await page.getByRole("link", { name: provider.coverageService.title }).click();
  await page.getByRole("button", { name: "Cancel the order" }).click();
  await page.getByRole("button", { name: "Keep the order" }).click();
  await expectNextStep(page, "Pay for this order");
  await page.getByRole("button", { name: "Cancel the order" }).click();
  await expect(page.getByRole("dialog")).toContainText("Nothing was authorised or charged.");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the order" }).click();
  await expectNextStep(page, "Cancelled");
  await page.goto("/coverage/orders?tab=ended");
  await expect(page.getByRole("link", { name: order.serviceTitle })).toBeVisible();
});
