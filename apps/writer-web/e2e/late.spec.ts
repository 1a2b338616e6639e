/** Deadlines that pass: a late order, the dispute that opens by itself, the silent acceptance. */
import { expect, test } from "@playwright/test";
import { until } from "./support/api";
import { claimedOrder, deliveredOrder, expectNextStep, heldOrder, orderWhen } from "./support/orders";
import { admin, newProvider, newWriter, pageOf } from "./support/people";
import { age, DAY_MS } from "./support/time";

test("a late order is cancelled by its writer, and the whole price goes back to the card", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider({ priceCents: 10_001 })]);
  const order = await claimedOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${order.id}`);
  await expectNextStep(page, "Petra Provider has claimed it");
  await expect(page.getByRole("button", { name: "Cancel the order" })).toHaveCount(0);

  await age(order.id, order.turnaroundDays * DAY_MS);
  await page.reload();
  await expectNextStep(page, "This delivery is late");
  await page.getByRole("button", { name: "Cancel the order" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("The delivery is late: the whole $100.01 goes back to your card.");
  await dialog.getByLabel("Reason").fill("The deadline of the contest is over.");
  await dialog.getByRole("button", { name: "Cancel the order" }).click();

  await expectNextStep(page, "Cancelled");
  await expect(page.getByRole("region", { name: "Money" })).toContainText("Refunded to you$100.01");
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline).toContainText("Cancelled because it was late");
  await expect(timeline).toContainText("The deadline of the contest is over.");
  await expect(timeline).toContainText("Refunded to the card$100.01");

  const desk = await pageOf(browser, provider.token);
  await desk.goto(`/coverage/orders/${order.id}`);
  await expectNextStep(desk, "Cancelled");
  await expect(desk.getByRole("link", { name: "Write the coverage" })).toHaveCount(0);
  await desk.goto("/coverage/dashboard?tab=earnings");
  await expect(desk.getByRole("row", { name: /Returned to the writer/ })).toContainText("$0.00");
});

test("days past the deadline a dispute opens by itself, and an admin gives the money back", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id, turnaroundDays } = await claimedOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${id}`);
  await age(id, (turnaroundDays + 3) * DAY_MS);
  await expectNextStep(page, "An admin is deciding");
  await expect(page.getByText("Dispute opened by itself: nothing was delivered")).toBeVisible();

  const chambers = await pageOf(browser, await admin());
  await chambers.goto(`/coverage/orders/${id}`);
  await chambers.getByRole("link", { name: "Open the case" }).click();
  await expect(chambers.getByRole("region", { name: "Both sides" })).toContainText("Nothing was delivered");
  const take = chambers.getByRole("button", { name: "Take under review" });
  await take.click();
  await expect(take).toHaveCount(0);
  await chambers.getByRole("radio", { name: "Full refund" }).check();
  await chambers.getByLabel("Reasons").fill("Eight days, and not a page.");
  await chambers.getByRole("button", { name: "Decide …" }).click();
  await chambers.getByRole("button", { name: "Confirm the decision" }).click();
  await expectNextStep(page, "Refunded");
  await expect(page.getByText("Eight days, and not a page.")).toBeVisible();
});

test("a late order can be disputed by its writer at once, as not delivered", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id, turnaroundDays } = await claimedOrder(writer, provider);
  await age(id, turnaroundDays * DAY_MS);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${id}`);
  await page.getByRole("button", { name: "Open a dispute" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What is it about?").selectOption("Nothing was delivered");
  await dialog.getByLabel("What is wrong?").fill("Not a word since Monday.");
  await dialog.getByRole("button", { name: "Open the dispute" }).click();
  await expectNextStep(page, "An admin is deciding");
  await expect(page.getByRole("region", { name: "Timeline" })).toContainText(
    "Dispute opened: the delivery is late",
  );
});

test("a delivery nobody answers is accepted by itself, and the provider is paid", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await deliveredOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${id}`);
  await age(id, 7 * DAY_MS);
  await expectNextStep(page, "Completed");
  await expect(page.getByText("Review window closed, order completed")).toBeVisible();
  await until("the provider is paid", () =>
    orderWhen(provider, id, ({ moneyState }) => moneyState === "paid_out"),
  );
  await expect(page.getByRole("region", { name: "Money" })).toContainText("Paid to the provider");
});

test("an order nobody claims is cancelled by itself and never charged", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await heldOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${id}`);
  await age(id, 3 * DAY_MS);
  await expectNextStep(page, "Cancelled");
  await expect(page.getByText("Not claimed in time, cancelled")).toBeVisible();
  await expect(page.getByRole("region", { name: "Money" })).toContainText("Released, never charged");
});

test("a deadline that passes while the page is open is seen at once, by both sides", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id, turnaroundDays } = await claimedOrder(writer, provider);
  const [page, desk] = await Promise.all([pageOf(browser, writer.token), pageOf(browser, provider.token)]);
  await age(id, turnaroundDays * DAY_MS - 5_000);
  await Promise.all([page.goto(`/coverage/orders/${id}`), desk.goto(`/coverage/orders/${id}`)]);
  await expectNextStep(page, "This delivery is late");
  await expect(page.getByRole("button", { name: "Cancel the order" })).toBeVisible();
  await expectNextStep(desk, "This delivery is late");
  await expect(desk.getByText("Until then you can still deliver")).toBeVisible();
  await expect(desk.getByText("Time until a dispute opens")).toBeVisible();
  await desk.goto("/coverage/dashboard?tab=active");
  await expect(desk.getByRole("listitem").filter({ hasText: "This delivery is late" })).toContainText(
    /time until a dispute opens 2 days/,
  );
});
