/** What a provider comes to owe, how it is kept back, and what their own bank sends back. */
import { expect, type Page, test } from "@playwright/test";
import { callApi, until } from "./support/api";
import { chargeBack, decideChargeback, payOut } from "./support/bank";
import { deliveredOrder, orderWhen } from "./support/orders";
import { newProvider, newWriter, type Provider, pageOf, type Writer } from "./support/people";

const PRICE_CENTS = 10_001;
const timeline = (page: Page) => page.getByRole("region", { name: "Timeline" });

async function paidOutOrder(writer: Writer, provider: Provider) {
  const { id } = await deliveredOrder(writer, provider);
  await callApi("completeOrder", { params: { id } }, writer.token);
  return until("the provider is paid", () =>
    orderWhen(provider, id, ({ moneyState }) => moneyState === "paid_out"),
  );
}

async function accountOf({ token }: Provider): Promise<string> {
  const { provider } = await callApi("getOwnProvider", {}, token);
  return provider.stripeAccountId ?? "";
}

test("what an empty account could not give back is kept back from the next payout, and both orders say so", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider({ priceCents: PRICE_CENTS })]);
  const lost = await paidOutOrder(writer, provider);
  await payOut(await accountOf(provider), "paid");
  await decideChargeback(await chargeBack(lost), "lost");
  await until("the provider owes", async () => {
    const { earnings } = await callApi("getEarnings", {}, provider.token);
    return earnings.owedCents > 0 ? earnings : null;
  });
  const desk = await pageOf(browser, provider.token);
  await desk.goto("/coverage/dashboard?tab=earnings");
  await expect(desk.getByText("It is kept back from your next payouts.")).toContainText("$85.01");

  const next = await paidOutOrder(writer, provider);
  await desk.goto(`/coverage/orders/${next.id}`);
  await expect(timeline(desk)).toContainText(
    "Kept back from the payout, for what was owed over another order$85.01",
  );
  await timeline(desk).getByRole("link", { name: "The other order" }).click();
  await expect(timeline(desk)).toContainText(
    "Owed for this order, settled out of another order's payout$85.01",
  );
  await desk.goto("/coverage/dashboard?tab=earnings");
  await expect(desk.getByRole("row", { name: /Kept back/ })).toContainText(
    "$85.01 kept back for what you owed",
  );
  await expect(desk.getByText("It is kept back from your next payouts.")).toHaveCount(0);

  // What the provider owed is none of the writer's business.
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${next.id}`);
  await expect(timeline(page)).toContainText("order completed");
  await expect(timeline(page)).not.toContainText("Kept back");
});

test("a payout that the bank sent back is shown with its reason until a later one arrives", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider({ priceCents: PRICE_CENTS })]);
  await paidOutOrder(writer, provider);
  const account = await accountOf(provider);
  const failedPayout = async () =>
    (await callApi("getOwnProvider", {}, provider.token)).provider.failedPayout;
  await payOut(account, "failed");
  await until("the failure is told", failedPayout);
  const desk = await pageOf(browser, provider.token);
  await desk.goto("/coverage/dashboard?tab=earnings");
  await expect(desk.getByText("Your bank sent $85.01 back")).toBeVisible();
  await expect(desk.getByText("The bank account has been closed.")).toBeVisible();
  await expect(desk.getByRole("button", { name: "Open your Stripe account" })).toBeVisible();
  await desk.goto("/notifications");
  await expect(desk.getByRole("heading", { name: "Your bank sent a payout back" })).toHaveCount(1);

  await payOut(account, "paid");
  await until("it is mended", async () => ((await failedPayout()) === null ? true : null));
  await desk.goto("/coverage/dashboard?tab=earnings");
  await expect(desk.getByText("Your bank sent $85.01 back")).toHaveCount(0);
});
