/** Notifications: counted on the bell, read one by one or all at once. */
import { expect, test } from "@playwright/test";
import { until } from "./support/api";
import { claimedOrder } from "./support/orders";
import { newProvider, newWriter, pageOf } from "./support/people";

test("all that is shown is read at once, and the bell falls silent", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  await claimedOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  const unread = page.getByText("Unread:");
  await until("both are told", async () => {
    await page.goto("/notifications");
    return (await unread.count()) >= 2 || null;
  });
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByText("You have read everything.")).toBeVisible();
  await expect(unread).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Notifications, none unread" })).toBeVisible();
});
