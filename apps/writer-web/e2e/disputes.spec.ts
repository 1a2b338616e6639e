/** A dispute from both ends: the writer opens it, an admin decides it in each of the three ways. */
import { expect, test } from "@playwright/test";
import { deliveredOrder, disputedOrder, expectNextStep } from "./support/orders";
import { admin, newProvider, newWriter, pageOf } from "./support/people";

/** An odd price, so that a rounding mistake would show. */
const PRICE_CENTS = 10_001;

test("the writer disputes a delivery", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const order = await deliveredOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/orders/${order.id}`);
  await page.getByRole("button", { name: "Open a dispute" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Open the dispute" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Some fields need another look");
  await dialog.getByLabel("What is wrong?").fill("The report is about another script.");
  await dialog.getByRole("button", { name: "Open the dispute" }).click();
  await expectNextStep(page, "An admin is deciding");
  await expect(page.getByText("The report is about another script.")).toBeVisible();
});

test("the provider answers a dispute once, and the writer and the admin read it", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { order, disputeId } = await disputedOrder(writer, provider);
  const writersPage = await pageOf(browser, writer.token);
  await writersPage.goto(`/coverage/orders/${order.id}`);
  const dispute = writersPage.getByRole("region", { name: "Dispute" });
  await expect(dispute).toContainText("They have not answered yet.");
  await expect(dispute.getByLabel("How do you see it?")).toHaveCount(0);

  const desk = await pageOf(browser, provider.token);
  await desk.goto(`/coverage/orders/${order.id}`);
  await desk.getByRole("button", { name: "Send your answer" }).click();
  await expect(desk.getByRole("region", { name: "Dispute" }).getByRole("alert")).toContainText(
    "Some fields need another look",
  );
  await desk.getByLabel("How do you see it?").fill("The full report is there.\nPage notes included.");
  await desk.getByRole("button", { name: "Send your answer" }).click();
  await expect(desk.getByRole("button", { name: "Send your answer" })).toHaveCount(0);
  await expect(desk.getByRole("region", { name: "Dispute" })).toContainText("Your answer");
  await expect(dispute).toContainText("Petra Provider’s answer");
  await expect(dispute).toContainText("Page notes included.");

  const chambers = await pageOf(browser, await admin());
  await chambers.goto(`/coverage/admin/disputes/${disputeId}`);
  const sides = chambers.getByRole("region", { name: "Both sides" });
  await expect(sides).toContainText("Two paragraphs are not the full report that was sold.");
  await expect(sides).toContainText("Page notes included.");
  await writersPage.goto("/notifications");
  await expect(writersPage.getByText("Your dispute is answered").first()).toBeVisible();
});

const RULINGS = [
  { choice: "Full refund", writer: "$100.01", provider: "$0.00", money: "Refunded", status: "Refunded" },
  {
    choice: "No refund",
    writer: "$0.00",
    provider: "$85.01",
    money: "Paid to the provider",
    status: "Completed",
  },
  {
    choice: "Partial refund",
    refund: "33.34",
    writer: "$33.34",
    provider: "$56.67",
    money: "Part refunded, part paid",
    status: "Completed",
  },
] as const;

for (const ruling of RULINGS)
  test(`an admin decides: ${ruling.choice.toLowerCase()}`, async ({ browser }) => {
    const [writer, provider] = await Promise.all([newWriter(), newProvider({ priceCents: PRICE_CENTS })]);
    const { order, disputeId } = await disputedOrder(writer, provider);
    const page = await pageOf(browser, await admin());
    await page.goto(`/coverage/admin/disputes/${disputeId}`);
    const take = page.getByRole("button", { name: "Take under review" });
    await take.click();
    await expect(take).toHaveCount(0);
    await expect(page.getByRole("definition").filter({ hasText: "Under review" })).toBeVisible();
    await page.getByRole("radio", { name: ruling.choice }).check();
    if ("refund" in ruling)
      await page.getByRole("textbox", { name: "Back to the writer" }).fill(ruling.refund);
    await page.getByLabel("Reasons").fill("I have read both sides.");
    await page.getByRole("button", { name: "Decide …" }).click();
    const preview = page.getByRole("dialog").getByLabel("Who gets what");
    await expect(preview).toContainText(`Wanda Writer gets backrefunded to the card${ruling.writer}`);
    await expect(preview).toContainText(`Petra Provider receivestransferred${ruling.provider}`);
    await page.getByRole("button", { name: "Confirm the decision" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();

    const writersPage = await pageOf(browser, writer.token);
    await writersPage.goto(`/coverage/orders/${order.id}`);
    await expectNextStep(writersPage, ruling.status);
    await expect(writersPage.getByRole("region", { name: "Money" })).toContainText(ruling.money);
    await expect(writersPage.getByText("I have read both sides.")).toBeVisible();
  });
