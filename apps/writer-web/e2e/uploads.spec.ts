/** Uploads: what is refused before a byte is sent, and what the page then still offers. */
import { expect, test } from "@playwright/test";
import { fountainScript } from "./support/files";
import { newWriter, pageOf } from "./support/people";

test("a file of the wrong kind is refused before it is sent; the next one is counted and listed", async ({
  browser,
}) => {
  const writer = await newWriter();
  const page = await pageOf(browser, writer.token);
  await page.goto(`/projects/${writer.project.id}`);
  let asked = 0;
  page.on("request", (request) => {
    if (request.url().includes("upload-url")) asked += 1;
  });
  const input = page.getByLabel("Script file");
  await input.setInputFiles({
    name: "script.docx",
    mimeType: "application/msword",
    buffer: Buffer.from("no"),
  });
  await expect(page.getByText("Choose a .pdf, .fdx or .fountain file.")).toBeVisible();
  await input.setInputFiles({ name: "empty.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) });
  await expect(page.getByText("The file is empty.")).toBeVisible();
  expect(asked).toBe(0);

  await input.setInputFiles({ ...fountainScript, name: "second-draft.fountain" });
  await expect(page.getByRole("heading", { level: 3, name: "second-draft" })).toBeVisible();
});

test("a file that is no script is explained", async ({ browser }) => {
  const writer = await newWriter();
  const page = await pageOf(browser, writer.token);
  await page.goto(`/projects/${writer.project.id}`);
  await page.getByLabel("Script file").setInputFiles({
    name: "fake.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7 and nothing else"),
  });
  await expect(page.getByLabel("Script file")).toHaveAttribute("aria-invalid", "true");
});
