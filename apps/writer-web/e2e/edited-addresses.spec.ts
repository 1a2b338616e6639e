/** Addresses that were edited by hand, or that are older than the list they lead into. */
import { expect, test } from "@playwright/test";
import { callApi } from "./support/api";
import { claimedOrder } from "./support/orders";
import { admin, newProvider, newWriter, pageOf } from "./support/people";

const FAR = ["5000", "1000001", "99999999999999999999", "-3", "nowhere", "1&offset=2"];

test("a place past a list's end leads to its last page", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  await claimedOrder(writer, provider);
  await expect.poll(async () => (await callApi("countUnread", {}, writer.token)).unreadCount).toBe(2);
  const page = await pageOf(browser, writer.token);
  for (const far of FAR) {
    await page.goto(`/notifications?offset=${far}`);
    await expect(page.getByRole("heading", { level: 1, name: "Notifications" }), far).toBeVisible();
    await expect(page.getByRole("main").getByRole("listitem").first(), far).toBeVisible();
    await page.goto(`/coverage/orders?tab=open&offset=${far}`);
    await expect(page.getByRole("main").getByText(provider.name).first(), far).toBeVisible();
  }
  const desk = await pageOf(browser, provider.token);
  await desk.goto("/coverage/dashboard?tab=active&offset=1000001");
  await expect(desk.getByRole("main").getByText("The Night Ferry").first()).toBeVisible();
});

test("an admin's lists end where they end, and take no search that none of them could", async ({
  browser,
}) => {
  const page = await pageOf(browser, await admin());
  const lists = {
    alarms: "Alarms",
    "audit-log": "Audit log",
    disputes: "Disputes",
    orders: "Orders",
    providers: "Providers",
  };
  for (const [path, title] of Object.entries(lists)) {
    await page.goto(`/coverage/admin/${path}?offset=1000001`);
    await expect(page.getByRole("heading", { level: 1, name: title }), path).toBeVisible();
    await expect(page).not.toHaveURL(/offset=1000001/);
  }
  for (const search of ["x".repeat(500), "%00", "a&q=b"]) {
    await page.goto(`/coverage/admin/providers?q=${search}`);
    await expect(page.getByRole("heading", { level: 1, name: "Providers" }), search).toBeVisible();
    await page.goto(`/coverage/admin/orders?q=${search}`);
    await expect(page.getByRole("heading", { level: 1, name: "Orders" }), search).toBeVisible();
    await page.goto(`/coverage/admin/audit-log?subject=${search}`);
    await expect(page.getByRole("heading", { level: 1, name: "Audit log" }), search).toBeVisible();
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("public lists show what there is, wherever an old link pointed", async ({ page }) => {
    const { provider } = await newProvider();
    for (const far of FAR) {
      const answer = await page.goto(`/coverage/providers/${provider.id}?reviews=${far}`);
      expect(answer?.status(), far).toBe(200);
      await expect(page.getByRole("heading", { level: 1, name: provider.displayName }), far).toBeVisible();
    }
    for (const cursor of ["nowhere", "x".repeat(2_000), "%00"]) {
      const answer = await page.goto(`/coverage?tier=early_draft&cursor=${cursor}`);
      expect(answer?.status(), cursor).toBe(200);
      await expect(page.getByRole("main").getByRole("listitem").first(), cursor).toBeVisible();
      await expect(page, cursor).toHaveURL(/tier=early_draft/);
    }
  });
});
