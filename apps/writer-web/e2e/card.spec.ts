/** The card form: declines, the bank's question, and coming back later. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { CARDS, expectNextStep, payWith, placeOrder } from "./support/orders";
import { newProvider, newWriter, pageOf } from "./support/people";

/** A page standing at the card form of a fresh order. */
async function atTheCardForm(browser: Browser): Promise<Page> {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { order } = await placeOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${order.id}`);
  await page.getByRole("link", { name: "Pay now" }).click();
  await expect(page.getByLabel("Card number")).toBeVisible();
  return page;
}

const refusal = (page: Page) => page.getByRole("alert").filter({ hasText: "The payment did not go through" });

test("a declined card is explained, and another one pays", async ({ browser }) => {
  const page = await atTheCardForm(browser);
  await payWith(page, CARDS.declined);
  await expect(refusal(page)).toContainText("declined");
  await payWith(page, CARDS.pays);
  await expectNextStep(page, "Waiting for Petra Provider to claim it");
});

test("the bank asks, the writer confirms, the card is authorised", async ({ browser }) => {
  const page = await atTheCardForm(browser);
  await payWith(page, CARDS.threeDSecure);
  await page.getByRole("button", { name: "Complete authentication" }).click();
  await expectNextStep(page, "Waiting for Petra Provider to claim it");
});

test("the bank's question answered with no leaves the order to be paid again", async ({ browser }) => {
  const page = await atTheCardForm(browser);
  await payWith(page, CARDS.threeDSecure);
  await page.getByRole("button", { name: "Fail authentication" }).click();
  await expect(refusal(page)).toBeVisible();
  await payWith(page, CARDS.pays);
  await expectNextStep(page, "Waiting for Petra Provider to claim it");
});

test("an order left unpaid is resumed where it was left, and a paid one is not paid twice", async ({
  browser,
}) => {
  const page = await atTheCardForm(browser);
  const cardForm = page.url();
  await page.goto("/coverage/orders");
  await page.goBack();
  await payWith(page, CARDS.pays);
  await expectNextStep(page, "Waiting for Petra Provider to claim it");
  await page.goto(cardForm);
  await expectNextStep(page, "Waiting for Petra Provider to claim it");
});
