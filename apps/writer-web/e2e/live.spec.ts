/** What is looked at follows what happens elsewhere, without a reload and without asking all the time. */
import { expect, test } from "@playwright/test";
import { callApi } from "./support/api";
import { heldOrder } from "./support/orders";
import { newProvider, newWriter, pageOf } from "./support/people";

test("the writer's order page and bell follow the provider, by events and not by asking", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const order = await heldOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  const streams: string[] = [];
  page.on("response", (answer) => {
    if (answer.headers()["content-type"]?.startsWith("text/event-stream"))
      streams.push(new URL(answer.url()).pathname);
  });
  await page.goto(`/coverage/orders/${order.id}`);
  await expect
    .poll(() => streams.sort())
    .toEqual([`/api/v1/coverage/orders/${order.id}/events`, "/api/v1/notifications/events"]);
  const bell = page.getByRole("link", { name: /^Notifications/ });
  const unread = async () => (await callApi("countUnread", {}, writer.token)).unreadCount;
  // They are told of the order itself a moment after it stands.
  await expect.poll(unread).toBe(1);
  await page.evaluate(() => document.body.setAttribute("data-not-reloaded", ""));
  await callApi("claimOrder", { params: { id: order.id } }, provider.token);
  await expect(page.getByText("Charged and held").first()).toBeVisible();
  await expect(bell).toHaveAccessibleName("Notifications, 2 unread");
  await expect(page.locator("body[data-not-reloaded]")).toBeAttached();
});

test("where events don't get through, the page asks", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const order = await heldOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.route("**/events*", (route) => route.abort());
  await page.goto(`/coverage/orders/${order.id}`);
  await callApi("claimOrder", { params: { id: order.id } }, provider.token);
  await expect(page.getByText("Charged and held").first()).toBeVisible();
});

test("a page that was out of sight catches up when it is looked at again", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const order = await heldOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  const resumed: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.endsWith(`${order.id}/events`)) resumed.push(searchParams.get("lastEventId") ?? "");
  });
  const asked = page.waitForResponse((answer) =>
    answer.url().endsWith(`/api/v1/coverage/orders/${order.id}`),
  );
  await page.goto(`/coverage/orders/${order.id}`);
  await expect.poll(() => resumed.length).toBe(1);
  const look = (state: "hidden" | "visible") =>
    page.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await asked;
  await look("hidden");
  await callApi("claimOrder", { params: { id: order.id } }, provider.token);
  await look("visible");
  await expect(page.getByText("Charged and held").first()).toBeVisible();
  expect(resumed.length).toBeGreaterThan(1);
  expect(resumed[1]).not.toBe("");
});
