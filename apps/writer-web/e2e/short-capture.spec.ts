/** A card that lets through less than the price: nobody works for it, and all of it goes back. */
import { expect, test } from "@playwright/test";
import { captureLess } from "./support/bank";
import { expectNextStep, heldOrder } from "./support/orders";
import { newProvider, newWriter, pageOf } from "./support/people";

test("both sides see what was charged, that it went back, and where to go on", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider({ priceCents: 10_001 })]);
  const order = await heldOrder(writer, provider);
  const desk = await pageOf(browser, provider.token);
  await desk.goto(`/coverage/orders/${order.id}`);
  await captureLess(order, 6_000);
  await desk.getByRole("button", { name: "Claim the order" }).click();
  await desk.getByRole("button", { name: "Claim and charge the card" }).click();
  await expectNextStep(desk, "Cancelled");
  await expect(desk.getByRole("main")).toContainText(
    "let through less than the price, so the claim was undone",
  );

  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${order.id}`);
  await expect(page.getByRole("main")).toContainText("$60.00 went back to your card.");
  const money = page.getByRole("region", { name: "Money" });
  for (const line of [
    "Price$100.01",
    "Charged to the card",
    "Refunded to you−$60.00",
    "Paid in the end$0.00",
  ])
    await expect(money).toContainText(line);
  await expect(money.getByRole("list", { name: "The way of the money" })).toContainText("done: Held$60.00");
  await page.getByRole("link", { name: "Find another reader" }).click();
  await expect(page).toHaveURL(/\/coverage\?tier=early_draft/);
});
