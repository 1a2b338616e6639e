/** The provider's own report as a file: sent with progress, again after a failure, delivered, downloaded. */
import { expect, type Page, test } from "@playwright/test";
import { pdf, type UploadedFile } from "./support/files";
import { claimedOrder, expectNextStep } from "./support/orders";
import { newProvider, newWriter, pageOf } from "./support/people";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The smallest archive there is; storage keeps what it gets, and the report's words stand beside it. */
const docx: UploadedFile = {
  name: "coverage of the night ferry.docx",
  mimeType: DOCX,
  buffer: Buffer.concat([Buffer.from([0x50, 0x4b, 0x05, 0x06]), Buffer.alloc(18)]),
};

const FIELD = "Your own report as a file (optional)";
const uploadTo = /^http:\/\/[^/]+\/coverage-reports/;

async function deliver(page: Page): Promise<void> {
  await page.getByLabel("Summary", { exact: true }).fill("The lifeboat is the story.");
  await page.getByRole("button", { name: "Deliver the coverage" }).click();
  await page.getByRole("button", { name: "Deliver without it" }).click();
  await expectNextStep(page, "Waiting for the writer to accept");
}

for (const [kind, file] of [
  ["PDF", pdf("my coverage.pdf", 2)],
  ["DOCX", docx],
] as const)
  test(`a ${kind} goes with the report and is what the writer downloads`, async ({ browser }) => {
    const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
    const { id } = await claimedOrder(writer, provider);
    const page = await pageOf(browser, provider.token);
    await page.goto(`/coverage/orders/${id}/deliver`);
    await page.getByLabel(FIELD).setInputFiles({ ...file });
    await expect(page.getByText(`Uploaded ${file.name}`)).toBeVisible();
    await deliver(page);

    const reader = await pageOf(browser, writer.token);
    await reader.goto(`/coverage/orders/${id}`);
    const [download] = await Promise.all([
      reader.waitForEvent("download"),
      reader.getByRole("link", { name: "Download the file" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(file.name);
  });

test("an upload shows how far it is, can be stopped, and one that broke is sent again by one press", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await claimedOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  await page.goto(`/coverage/orders/${id}/deliver`);
  const file = { ...pdf("my coverage.pdf", 3) };
  const held = Promise.withResolvers<void>();
  await page.route(uploadTo, async (route) => {
    await held.promise;
    await route.abort();
  });
  await page.getByLabel(FIELD).setInputFiles(file);
  await expect(page.getByRole("progressbar", { name: `Uploading ${file.name}` })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByLabel(FIELD)).toBeVisible();

  await page.getByLabel(FIELD).setInputFiles(file);
  await expect(page.getByRole("progressbar")).toBeVisible();
  held.resolve();
  await expect(page.getByText("The connection broke while sending.")).toBeVisible();
  await page.unroute(uploadTo);
  await page.getByRole("button", { name: `Send ${file.name} again` }).click();
  await expect(page.getByText(`Uploaded ${file.name}`)).toBeVisible();
  await page.getByRole("button", { name: `Remove ${file.name}` }).click();
  await expect(page.getByLabel(FIELD)).toBeVisible();
});

test("a file of the wrong kind is refused before it is sent, and is not offered to be sent again", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { id } = await claimedOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  await page.goto(`/coverage/orders/${id}/deliver`);
  await page
    .getByLabel(FIELD)
    .setInputFiles({ name: "report.pages", mimeType: "application/zip", buffer: Buffer.from("no") });
  await expect(page.getByText("Choose a .pdf or .docx file.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Send .* again$/ })).toHaveCount(0);
});
