/** On a slow line a page is there before its scripts: what is typed, chosen and pressed meanwhile counts. */
import { expect, type Page, test } from "@playwright/test";
import { callApi, until } from "./support/api";
import { fountainScript, pdf } from "./support/files";
import {
  claimedOrder,
  deliveredOrder,
  disputedOrder,
  expectNextStep,
  heldOrder,
  orderWhen,
} from "./support/orders";
import {
  freshEmail,
  newProvider,
  newWriter,
  PASSWORD,
  pageOf,
  uploadScript,
  visitorPage,
} from "./support/people";
import { expectAwake, openBare } from "./support/slow-line";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const projects = (page: Page) => page.getByRole("heading", { level: 1, name: "Projects" });

test("an account that was asked for is made, and what was typed to sign in stays", async ({ browser }) => {
  const email = freshEmail();
  const page = await visitorPage(browser);
  const arrive = await openBare(page, "/register");
  await page.getByLabel("Name").fill("Ella Early");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await button(page, "Create account").click();
  arrive();
  await expect(projects(page)).toBeVisible();

  const again = await visitorPage(browser);
  const arriveAgain = await openBare(again, "/sign-in");
  await again.getByLabel("E-mail").fill(email);
  arriveAgain();
  await expectAwake(button(again, "Sign in"));
  await again.getByLabel("Password").fill(PASSWORD);
  await expect(again.getByLabel("E-mail")).toHaveValue(email);
  await button(again, "Sign in").click();
  await expect(projects(again)).toBeVisible();
});

test("a project is made of what was typed", async ({ browser }) => {
  const writer = await newWriter();
  const page = await pageOf(browser, writer.token);
  const arrive = await openBare(page, "/projects/new");
  await page.getByLabel("Title").fill("The Day Ferry");
  await page.getByLabel("Logline").fill("There are lifeboats enough.");
  arrive();
  await expectAwake(button(page, "Create project"));
  await expect(page.getByText("27 / 1,000")).toBeVisible();
  await page.getByLabel("Genre").fill("Comedy");
  await button(page, "Create project").click();
  await expect(page.getByRole("heading", { level: 1, name: "The Day Ferry" })).toBeVisible();
  const { projects: made } = await callApi("listProjects", { query: {} }, writer.token);
  expect(made.find(({ title }) => title === "The Day Ferry")).toMatchObject({
    genre: "Comedy",
    logline: "There are lifeboats enough.",
  });
});

test("the script that was chosen and the brief are ordered, over an older draft of the brief", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  await uploadScript(writer, writer.project, { ...fountainScript, name: "other.fountain" });
  const page = await pageOf(browser, writer.token);
  const path = `/coverage/order/${provider.coverageService.id}`;
  const brief = page.getByLabel("Brief for the reader");
  await page.goto(path);
  await brief.fill("An older thought.");
  await page.goto("/projects");

  const arrive = await openBare(page, path);
  const choices = page.getByRole("radio");
  await choices.nth(1).check();
  await choices.nth(0).check();
  await brief.fill("Count the lifeboats.");
  arrive();
  await expectAwake(button(page, "Continue to payment"));
  await expect(choices.nth(0)).toBeChecked();
  await expect(page.getByText("20 / 5,000")).toBeVisible();
  await expect(brief).toHaveValue("Count the lifeboats.");
  const scriptId = await choices.nth(0).getAttribute("value");
  await button(page, "Continue to payment").click();
  await expect(page.getByLabel("Card number")).toBeVisible();
  const { orders } = await callApi("listOrders", { query: { role: "writer" } }, writer.token);
  expect(orders.map(({ id }) => id)).toHaveLength(1);
  expect(orders[0]).toMatchObject({ scriptId, brief: "Count the lifeboats." });
});

test("a report shows what was kept of it, and goes on from what was typed and chosen", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await claimedOrder(writer, provider);
  const kept = { summary: "On the train.", "report.logline": "A ferry.", "report.verdict.writer": "pass" };
  await callApi("saveDeliveryDraft", { params: { id }, body: { values: kept, basedOn: 0 } }, provider.token);
  const page = await pageOf(browser, provider.token);
  const arrive = await openBare(page, `/coverage/orders/${id}/deliver`);
  const summary = page.getByLabel("Summary", { exact: true });
  const verdict = (on: string, words: string) =>
    page.getByRole("group", { name: `Verdict on the ${on}` }).getByLabel(words);
  await expect(summary).toHaveValue("On the train.");
  await expect(verdict("writer", "Pass")).toBeChecked();
  await summary.press("End");
  await summary.pressSequentially(" And at home.");
  await verdict("script", "Consider").check();
  await page.getByLabel("Overall score").fill("71");
  arrive();
  await expectAwake(button(page, "Deliver the coverage"));
  await expect(summary).toHaveValue("On the train. And at home.");
  await expect(verdict("script", "Consider")).toBeChecked();
  const draft = await until("all of it is kept", async () => {
    const answer = await callApi("getDeliveryDraft", { params: { id } }, provider.token);
    return (answer.draft?.version ?? 0) > 1 ? answer.draft : null;
  });
  expect(draft?.values).toMatchObject({
    ...kept,
    summary: "On the train. And at home.",
    score: "71",
    "report.verdict.script": "consider",
  });
});

test("a report that was sent with a file is delivered with it", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await claimedOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  const arrive = await openBare(page, `/coverage/orders/${id}/deliver`);
  await page.getByLabel("Summary", { exact: true }).fill("The lifeboat is the story.");
  await page.getByLabel(/report as a file/).setInputFiles(pdf("report.pdf", 2));
  await button(page, "Deliver the coverage").click();
  arrive();
  await expect(page.getByText("Uploaded report.pdf")).toBeAttached();
  await button(page, "Deliver without it").click();
  await expectNextStep(page, "Waiting for the writer to accept");
  const { delivery } = await callApi("getDelivery", { params: { id } }, writer.token);
  expect(delivery).toMatchObject({ summary: "The lifeboat is the story.", fileName: "report.pdf" });
});

test("a review has the stars and the words it was given", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await deliveredOrder(writer, provider);
  await callApi("completeOrder", { params: { id } }, writer.token);
  await until("it is completed", () => orderWhen(writer, id, ({ status }) => status === "completed"));
  const page = await pageOf(browser, writer.token);
  const arrive = await openBare(page, `/coverage/orders/${id}`);
  await page.getByRole("radio", { name: "2 stars" }).check();
  await page.getByRole("radio", { name: "4 stars" }).check();
  await page.getByLabel("In your words").fill("She counted with me.");
  await button(page, "Publish the review").click();
  arrive();
  await expect(button(page, "Publish the review")).toHaveCount(0);
  const { review } = await callApi("getOrderReview", { params: { id } }, writer.token);
  expect(review).toMatchObject({ rating: 4, comment: "She counted with me." });
});

test("a dispute is answered with what was typed", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { order } = await disputedOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  const arrive = await openBare(page, `/coverage/orders/${order.id}`);
  await page.getByLabel("How do you see it?").fill("The full report is there.");
  await button(page, "Send your answer").click();
  arrive();
  await expect(button(page, "Send your answer")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Dispute" })).toContainText("The full report is there.");
});

test("a button that was pressed is answered, and once", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await heldOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  const arrive = await openBare(page, `/coverage/orders/${id}`);
  await button(page, "Claim the order").click();
  arrive();
  await expect(page.getByRole("dialog", { name: "Claim this order?" })).toBeVisible();

  await page.emulateMedia({ colorScheme: "light" });
  const arriveAgain = await openBare(page, "/");
  const root = page.locator("html");
  await button(page, "Switch between light and dark").first().click();
  await expect(root).not.toHaveAttribute("data-theme");
  arriveAgain();
  await expect(root).toHaveAttribute("data-theme", "dark");
  await expectAwake(button(page, "Go to"));
  await button(page, "Switch between light and dark").first().click();
  await expect(root).toHaveAttribute("data-theme", "light");
});

test("filters that were set are searched with", async ({ page }) => {
  const { coverageService } = await newProvider({ priceCents: 7_700 });
  const arrive = await openBare(page, "/coverage");
  await page.getByLabel("Search").fill(coverageService.title);
  await page.getByLabel("Tier").selectOption("early_draft");
  arrive();
  await expectAwake(button(page, "Go to"));
  await expect(page.getByLabel("Search")).toHaveValue(coverageService.title);
  await button(page, "Show results").click();
  await expect(page).toHaveURL(/tier=early_draft/);
  await expect(page.getByRole("heading", { name: "1 service" })).toBeVisible();
});
