/** Requests that fail under way: what was typed stays, the next press tries again, nothing is done twice. */
import { expect, type Page, test } from "@playwright/test";
import { callApi, until } from "./support/api";
import { countRequests, failOnce } from "./support/failures";
import { claimedOrder, deliveredOrder, expectNextStep, heldOrder, orderWhen } from "./support/orders";
import { newProvider, newWriter, pageOf } from "./support/people";

const problem = (page: Page) => page.getByRole("alert").filter({ hasText: /try again|moment/i });

test("an order whose answer was lost is placed once, however often one presses", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/order/${provider.coverageService.id}`);
  await failOnce(page, { method: "POST", path: "/coverage/orders", failure: "answer lost" });
  await page.getByLabel("Brief for the reader").fill("Count the lifeboats.");
  const go = page.getByRole("button", { name: "Continue to payment" });
  await go.click();
  await expect(problem(page)).toBeVisible();
  await expect(page.getByLabel("Brief for the reader")).toHaveValue("Count the lifeboats.");
  await go.dblclick();
  await expect(page.getByLabel("Card number")).toBeVisible();
  const query = { role: "writer" as const };
  const { total } = await callApi("listOrders", { query }, writer.token);
  expect(total).toBe(1);
});

test("the button of an order rests until the payment is shown, so a second press orders nothing", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const page = await pageOf(browser, writer.token);
  const path = `/coverage/order/${provider.coverageService.id}`;
  await page.goto(path);
  const posted = countRequests(page, "POST", "/coverage/orders");
  const held = Promise.withResolvers<void>();
  await page.route(
    (url) => url.pathname === path && url.searchParams.has("order"),
    async (route) => {
      await held.promise;
      await route.fallback();
    },
  );
  const go = page.getByRole("button", { name: "Continue to payment" });
  await go.dblclick();
  await expect.poll(posted).toBe(1);
  await until("the order stands", async () => {
    const { total } = await callApi("listOrders", { query: { role: "writer" } }, writer.token);
    return total > 0 ? total : null;
  });
  await expect(go).toBeDisabled();
  held.resolve();
  await expect(page.getByLabel("Card number")).toBeVisible();
  expect(posted()).toBe(1);
});

test("a claim is made once, and one that failed is made again", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await heldOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  await page.goto(`/coverage/orders/${id}`);
  await failOnce(page, { method: "POST", path: `${id}/claim`, failure: "away" });
  const claimed = countRequests(page, "POST", `${id}/claim`);
  await page.getByRole("button", { name: "Claim the order" }).click();
  const yes = page.getByRole("button", { name: "Claim and charge the card" });
  await yes.click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("away for a moment");
  await yes.dblclick();
  await expectNextStep(page, "Start reading");
  expect(claimed()).toBe(2);
});

test("a delivery that failed keeps the report and is delivered by the next press", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await claimedOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  await page.goto(`/coverage/orders/${id}/deliver`);
  await failOnce(page, { method: "POST", path: `${id}/deliver`, failure: "answer lost" });
  await page.getByLabel("Summary", { exact: true }).fill("The lifeboat is the story.");
  const deliver = async () => {
    await page.getByRole("button", { name: "Deliver the coverage" }).click();
    await page.getByRole("button", { name: "Deliver without it" }).click();
  };
  await deliver();
  await expect(problem(page)).toBeVisible();
  await expect(page.getByLabel("Summary", { exact: true })).toHaveValue("The lifeboat is the story.");
  await deliver();
  await expectNextStep(page, "Waiting for the writer to accept");
});

test("a dispute that failed keeps its words and is opened by the next press", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await deliveredOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${id}`);
  await failOnce(page, { method: "POST", path: `${id}/dispute`, failure: "server error" });
  await page.getByRole("button", { name: "Open a dispute" }).click();
  const words = page.getByLabel("What is wrong?");
  await words.fill("It is about another script.");
  const open = page.getByRole("button", { name: "Open the dispute" });
  await open.click();
  await expect(problem(page)).toBeVisible();
  await expect(words).toHaveValue("It is about another script.");
  await open.click();
  await expectNextStep(page, "An admin is deciding");
});

test("a review that failed keeps its stars and words and is published by the next press", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await deliveredOrder(writer, provider);
  await callApi("completeOrder", { params: { id } }, writer.token);
  await until("it is completed", () => orderWhen(writer, id, ({ status }) => status === "completed"));
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${id}`);
  await failOnce(page, { method: "POST", path: `${id}/review`, failure: "no connection" });
  await page.getByRole("radio", { name: "4 stars" }).check();
  await page.getByLabel("In your words").fill("She counted with me.");
  const publish = page.getByRole("button", { name: "Publish the review" });
  await publish.click();
  await expect(problem(page)).toBeVisible();
  await expect(page.getByRole("radio", { name: "4 stars" })).toBeChecked();
  await expect(page.getByLabel("In your words")).toHaveValue("She counted with me.");
  await publish.click();
  await expect(publish).toHaveCount(0);
  await expect(page.getByText("She counted with me.")).toBeVisible();
});

test("a claim that comes too late says so, on a page that shows why", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await heldOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  // Nothing tells this page that the order is gone before the button is pressed.
  await page.route(/\/events$/, (route) => route.abort());
  await page.route(
    (url) => url.pathname.endsWith(`/api/v1/coverage/orders/${id}`),
    (route) => route.abort(),
  );
  await page.goto(`/coverage/orders/${id}`);
  await page.getByRole("button", { name: "Claim the order" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await callApi("cancelOrder", { params: { id }, body: {} }, writer.token);
  await page.getByRole("button", { name: "Claim and charge the card" }).click();
  // A passing word; what stays is the page.
  const toasts = page.getByRole("region", { name: /^Notifications/ });
  await expect(toasts).toContainText("Nothing was done. The page now shows how it stands.");
  await expectNextStep(page, "Cancelled");
  await expect(page.getByRole("main")).toContainText("the writer's card was never charged.");
});

test("a session that ended under an open dialog offers to sign in beside it, and the next press goes on", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await heldOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  await page.goto(`/coverage/orders/${id}`);
  await page.getByRole("button", { name: "Claim the order" }).click();
  await page.getByRole("dialog").waitFor();
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  const yes = page.getByRole("button", { name: "Claim and charge the card" });
  await yes.click();
  const alert = page.getByRole("dialog").getByRole("alert");
  await expect(alert).toContainText("Your session has ended");
  await expect(alert.getByRole("link", { name: /Sign in again in another tab/ })).toHaveAttribute(
    "href",
    "/sign-in",
  );
  await page.context().addCookies(cookies);
  await yes.click();
  await expectNextStep(page, "Start reading");
});
