/** What the card's bank does to an order, as its writer, its provider and an admin read it. */
import { expect, type Page, test } from "@playwright/test";
import { callApi, until } from "./support/api";
import { chargeBack, decideChargeback, warnOfFraud } from "./support/bank";
import { deliveredOrder, expectNextStep, orderWhen } from "./support/orders";
import { admin, newProvider, newWriter, type Provider, pageOf, type Writer } from "./support/people";

const PRICE_CENTS = 10_001;

const timeline = (page: Page) => page.getByRole("region", { name: "Timeline" });
const frozen = (page: Page) => page.getByText("The money of this order is frozen");

async function parties(): Promise<[Writer, Provider]> {
  return Promise.all([newWriter(), newProvider({ priceCents: PRICE_CENTS })]);
}

/** Completed, and the provider has their share. */
async function paidOutOrder(writer: Writer, provider: Provider) {
  const { id } = await deliveredOrder(writer, provider);
  await callApi("completeOrder", { params: { id } }, writer.token);
  return until("the provider is paid", () =>
    orderWhen(provider, id, ({ moneyState }) => moneyState === "paid_out"),
  );
}

test("charged back before the payout: everything stands still, and won it goes on", async ({ browser }) => {
  const [writer, provider] = await parties();
  const order = await deliveredOrder(writer, provider);
  const path = `/coverage/orders/${order.id}`;
  const page = await pageOf(browser, writer.token);
  const desk = await pageOf(browser, provider.token);
  const chambers = await pageOf(browser, await admin());
  const pages = [page, desk, chambers];
  await Promise.all(pages.map((each) => each.goto(path)));
  const chargeback = await chargeBack(order);
  for (const each of pages) {
    await expect(frozen(each)).toBeVisible();
    await expect(timeline(each)).toContainText("Money frozen: the card's bank has questioned the payment");
    await expect(timeline(each)).toContainText("The cardholder wants the money back.");
    await expect(timeline(each)).toContainText("Taken by the card's bank$100.01");
    await expectNextStep(each, "Waiting for the card's bank");
    for (const name of ["Complete the order", "Let it go on", "Give the money back"])
      await expect(each.getByRole("button", { name })).toHaveCount(0);
  }

  await decideChargeback(chargeback, "won");
  await expect(timeline(page)).toContainText("Given back by the card's bank$100.01");
  await expect(frozen(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Complete the order" }).click();
  await page.getByRole("button", { name: "Accept and complete" }).click();
  await expectNextStep(page, "Completed");
  await expect(page.getByRole("region", { name: "Money" })).toContainText("Paid to the provider");
});

test("charged back before the payout and lost: the order ends, and nothing is due for it", async ({
  browser,
}) => {
  const [writer, provider] = await parties();
  const order = await deliveredOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${order.id}`);
  const chargeback = await chargeBack(order);
  await expect(frozen(page)).toBeVisible();
  await decideChargeback(chargeback, "lost");
  await expectNextStep(page, "Refunded");
  await expect(page.getByText("Your card's bank gave you the money back.")).toBeVisible();

  const desk = await pageOf(browser, provider.token);
  await desk.goto(`/coverage/orders/${order.id}`);
  await expectNextStep(desk, "Refunded");
  await desk.goto("/coverage/dashboard?tab=earnings");
  await expect(desk.getByRole("row", { name: /Returned to the writer/ })).toContainText("$0.00");
  await desk.goto("/notifications");
  await expect(
    desk.getByRole("heading", { name: "An order ended: its payment was charged back" }),
  ).toBeVisible();
});

test("charged back after the payout: the transfer is taken back, and lost it stays with the writer", async ({
  browser,
}) => {
  const [writer, provider] = await parties();
  const order = await paidOutOrder(writer, provider);
  const desk = await pageOf(browser, provider.token);
  await desk.goto(`/coverage/orders/${order.id}`);
  const chargeback = await chargeBack(order);
  await expect(frozen(desk)).toBeVisible();
  await expect(timeline(desk)).toContainText("Transfer taken back$85.01");
  await decideChargeback(chargeback, "lost");
  await expect(timeline(desk)).toContainText("The card's bank gave the writer the money back");
  await expect(frozen(desk)).toHaveCount(0);
  await desk.goto("/coverage/dashboard?tab=earnings");
  await expect(desk.getByRole("main")).not.toContainText("Paid out The order was completed");
});

test("charged back after the payout and won: the provider gets their share again", async ({ browser }) => {
  const [writer, provider] = await parties();
  const order = await paidOutOrder(writer, provider);
  const desk = await pageOf(browser, provider.token);
  await desk.goto(`/coverage/orders/${order.id}`);
  const chargeback = await chargeBack(order);
  await expect(timeline(desk)).toContainText("Transfer taken back$85.01");
  await decideChargeback(chargeback, "won");
  await expect(timeline(desk)).toContainText("Transferred to the provider again$85.01");
  await desk.goto("/coverage/dashboard?tab=earnings");
  await expect(desk.getByRole("row", { name: /Paid out/ })).toContainText("$85.01");
});

test("a warning of fraud freezes the order until an admin lets it go on, and says why", async ({
  browser,
}) => {
  const [writer, provider] = await parties();
  const order = await deliveredOrder(writer, provider);
  const path = `/coverage/orders/${order.id}`;
  const page = await pageOf(browser, writer.token);
  await page.goto(path);
  await warnOfFraud(order);
  await expect(frozen(page)).toBeVisible();
  await expect(timeline(page)).toContainText("Money frozen: the card's bank has asked about the payment");
  await expect(page.getByRole("button", { name: "Complete the order" })).toHaveCount(0);

  const chambers = await pageOf(browser, await admin());
  await chambers.goto(path);
  await expectNextStep(chambers, "Decide over the frozen money");
  await chambers.getByRole("button", { name: "Let it go on" }).click();
  const dialog = chambers.getByRole("dialog");
  await dialog.getByRole("button", { name: "Let this order go on" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Some fields need another look");
  await dialog.getByLabel("Why").fill("The writer sent a photo of the card.");
  await dialog.getByRole("button", { name: "Let this order go on" }).click();
  await expect(dialog).toBeHidden();
  await expect(frozen(chambers)).toHaveCount(0);

  await expect(frozen(page)).toHaveCount(0);
  await expect(timeline(page)).toContainText("Money free again");
  await expect(timeline(page)).not.toContainText("fraud_warning");
  await expect(page.getByText("a photo of the card")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Complete the order" })).toBeVisible();
  const alarm = chambers.getByRole("listitem").filter({ has: chambers.locator(`a[href="${path}"]`) });
  await chambers.goto("/coverage/admin/alarms?status=acknowledged");
  await expect(alarm).toContainText("The writer sent a photo of the card.");
  await chambers.goto("/coverage/admin/audit-log");
  const act = chambers.getByRole("listitem").filter({ hasText: "The writer sent a photo of the card." });
  await expect(act.first()).toContainText("Let a frozen order go on");
});

test("a warning of fraud answered by giving the money back ends the order", async ({ browser }) => {
  const [writer, provider] = await parties();
  const order = await deliveredOrder(writer, provider);
  const chambers = await pageOf(browser, await admin());
  await chambers.goto(`/coverage/orders/${order.id}`);
  await warnOfFraud(order);
  await chambers.getByRole("button", { name: "Give the money back" }).click();
  const dialog = chambers.getByRole("dialog");
  await expect(dialog).toContainText("$100.01 goes back to the writer's card and the order ends.");
  await dialog.getByLabel("Why").fill("The writer does not answer.");
  await dialog.getByRole("button", { name: "Give the money back" }).click();
  await expectNextStep(chambers, "Refunded");

  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${order.id}`);
  await expectNextStep(page, "Refunded");
  await expect(page.getByRole("region", { name: "Money" })).toContainText("Refunded to you$100.01");
  await expect(timeline(page)).toContainText("The payment could not be confirmed and was given back.");
});
