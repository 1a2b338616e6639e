/** Alarms: what the marketplace could not settle by itself, tried again and closed by an admin. */
import { expect, test } from "@playwright/test";
import { callApi, until } from "./support/api";
import { returnRefund } from "./support/bank";
import { claimedOrder, orderWhen } from "./support/orders";
import { admin, newProvider, newWriter, pageOf } from "./support/people";
import { age, DAY_MS } from "./support/time";

test("a refund that came back is tried again by an admin, and its alarm is closed with a note", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id, turnaroundDays } = await claimedOrder(writer, provider);
  await age(id, turnaroundDays * DAY_MS);
  await callApi("cancelOrder", { params: { id }, body: {} }, writer.token);
  const whenRefunded = (cents: number) => () =>
    orderWhen(writer, id, ({ refundedCents }) => refundedCents === cents);
  const order = await until("it is refunded", whenRefunded(12_000));
  await returnRefund(order);
  await until("the refund has come back", whenRefunded(0));
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${id}`);
  const money = page.getByRole("region", { name: "Money" });
  await expect(money).toContainText("Refund on its way");

  const chambers = await pageOf(browser, await admin());
  await chambers.goto("/coverage/admin/alarms");
  const alarm = chambers
    .getByRole("listitem")
    .filter({ has: chambers.locator(`a[href="/coverage/orders/${id}"]`) })
    // Whoever compares the books with Stripe just now raises one of their own.
    .filter({ hasText: "A refund came back" });
  await expect(alarm).toContainText("The writer is still owed it.");
  const dialog = chambers.getByRole("dialog");
  await alarm.getByRole("button", { name: /^Try again/ }).click();
  await dialog.getByRole("button", { name: "Try again" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Some fields need another look");
  await dialog.getByLabel("What has changed since").fill("The bank has issued a new card.");
  await dialog.getByRole("button", { name: "Try again" }).click();
  await expect(dialog).toBeHidden();
  await expect(money).toContainText("Refunded to you$120.00");

  await alarm.getByRole("button", { name: /^Close the alarm/ }).click();
  await dialog.getByLabel("What you found and did").fill("Sent again to the new card.");
  await dialog.getByRole("button", { name: "Close the alarm" }).click();
  await expect(alarm).toHaveCount(0);
  await chambers
    .getByRole("navigation", { name: "Alarms" })
    .getByRole("link", { name: /Closed/ })
    .click();
  await expect(alarm).toContainText("Sent again to the new card.");
  await expect(alarm.getByRole("button", { name: /^(Try again|Close)/ })).toHaveCount(0);

  await chambers.goto("/coverage/admin/audit-log");
  for (const [act, why] of [
    ["Closed an alarm", "Sent again to the new card."],
    ["Had money moved again that Stripe had refused", "The bank has issued a new card."],
  ])
    await expect(chambers.getByRole("listitem").filter({ hasText: why }).first()).toContainText(act ?? "");
});
