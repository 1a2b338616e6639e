/** Whoever sets out to order and lacks something on the way is led to it, and back to the order. */
import { expect, test } from "@playwright/test";
import { fountainScript } from "./support/files";
import { freshEmail, newProvider, newWriter, PASSWORD, pageOf } from "./support/people";
import { expectAwake } from "./support/slow-line";

test("an order leads through registering, the project and the upload, and each leads back to it", async ({
  page,
}) => {
  const { coverageService } = await newProvider();
  const order = `/coverage/order/${coverageService.id}`;
  await page.goto(order);
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.waitForURL("**/register?**");
  await page.getByLabel("Name").fill("Nora New");
  await page.getByLabel("E-mail").fill(freshEmail());
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();

  await expect(page.getByRole("heading", { name: "You have no script here yet" })).toBeVisible();
  await page.getByRole("link", { name: "Create a project" }).click();
  await page.waitForURL("**/projects/new?**");
  await page.getByLabel("Title").fill("The Night Ferry");
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByText("Your order waits")).toBeVisible();
  await page.getByLabel("Script file").setInputFiles(fountainScript);
  await page.getByRole("link", { name: "Go on with your order" }).click();

  await page.waitForURL(`**${order}`);
  await expect(page.getByRole("radio", { name: /the-night-ferry/ })).toBeChecked();
});

test("another draft is uploaded from the order's form, and the order goes on", async ({ browser }) => {
  const [writer, { coverageService }] = await Promise.all([newWriter(), newProvider()]);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/coverage/order/${coverageService.id}`);
  await expectAwake(page.getByRole("button", { name: "Continue to payment" }));
  await page.getByLabel("Brief for the reader").fill("Is the horn too much?");
  await page.getByRole("link", { name: "Upload it to its project" }).click();
  await page.waitForURL("**/projects?ordering=*");
  await page.getByRole("link", { name: writer.project.title }).click();
  await page.waitForURL("**/projects/proj_*");
  await page.getByLabel("Script file").setInputFiles({ ...fountainScript, name: "draft-4.fountain" });
  await expect(page.getByRole("heading", { level: 3, name: "draft-4" })).toBeVisible();
  await page.getByRole("link", { name: "Go on with your order" }).click();
  await page.waitForURL(`**/coverage/order/${coverageService.id}`);
  await expect(page.getByRole("radio", { name: /draft-4/ })).toBeVisible();
  await expect(page.getByLabel("Brief for the reader")).toHaveValue("Is the horn too much?");
});

test("an address that orders nothing leads to the readers, as ever", async ({ browser }) => {
  const writer = await newWriter();
  const page = await pageOf(browser, writer.token);
  await page.goto(`/projects/${writer.project.id}?ordering=//evil.example`);
  await expect(page.getByRole("main").getByRole("link", { name: "Find a reader" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Go on with your order" })).toHaveCount(0);
});
