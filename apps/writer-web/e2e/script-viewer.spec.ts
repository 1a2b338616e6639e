/** Reading a script in the page: every format, its tools, and who may. */
import { expect, type Page, test } from "@playwright/test";
import { callApi } from "./support/api";
import { fountain, pdf } from "./support/files";
import { claimedOrder, heldOrder } from "./support/orders";
import { admin, newProvider, newWriter, pageOf, uploadScript } from "./support/people";
import { expectAwake } from "./support/slow-line";

const pageNumber = (page: Page) => page.getByLabel("Page", { exact: true });
const sheet = (page: Page, number: number) =>
  page.getByRole("article", { name: `Page ${number}`, exact: true });

test("a Fountain script is set as a screenplay, and its writer turns to any page by field, key and button", async ({
  browser,
}) => {
  const writer = await newWriter();
  const script = await uploadScript(writer, writer.project, fountain("ferry.fountain", 40));
  expect(script.pageCount).toBe(40);
  const page = await pageOf(browser, writer.token);
  await page.goto(`/projects/${writer.project.id}`);
  await page
    .getByRole("link", { name: /^Read / })
    .first()
    .click();

  await expect(page.getByText("of 40")).toBeVisible();
  await expect(sheet(page, 1).getByText("INT. CABIN 1 - NIGHT")).toBeVisible();
  await expectAwake(pageNumber(page));
  await pageNumber(page).fill("23");
  await pageNumber(page).press("Enter");
  await expect(sheet(page, 23).getByText("Still 23.")).toBeInViewport();
  await page.getByRole("region", { name: /^Pages of/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(pageNumber(page)).toHaveValue("24");
  await expect(sheet(page, 24).getByText("Still 24.")).toBeInViewport();
  await page.getByRole("button", { name: "Previous page" }).click();
  await expect(pageNumber(page)).toHaveValue("23");

  await page.goto(`/scripts/${script.id}#script-page-31`);
  await expect(sheet(page, 31).getByText("Still 31.")).toBeInViewport();
});

test("words are found in a text and in a PDF, from one place to the next", async ({ browser }) => {
  const writer = await newWriter();
  const page = await pageOf(browser, writer.token);
  for (const [file, words, on] of [
    [fountain("ferry.fountain", 12), "still 1", 10],
    [pdf("ferry.pdf", 12), "NIGHT,  page 1", 10],
  ] as const) {
    const script = await uploadScript(writer, writer.project, file);
    await page.goto(`/scripts/${script.id}`);
    await expect(sheet(page, 1)).toBeVisible();
    await page.getByRole("button", { name: "Find in the script" }).click();
    const field = page.getByRole("searchbox");
    await field.fill(words);
    await field.press("Enter");
    await expect(page.getByText("1 of 4")).toBeVisible();
    await field.press("Enter");
    await expect(page.getByText("2 of 4")).toBeVisible();
    await expect(pageNumber(page)).toHaveValue(String(on));
    await expect(sheet(page, on)).toBeInViewport();
    await field.fill("a lighthouse");
    await field.press("Enter");
    await expect(page.getByText("Not found")).toBeVisible();
  }
});

test("a PDF is drawn, zoomed and read out; its script travels with it alone", async ({ browser }) => {
  const writer = await newWriter();
  const script = await uploadScript(writer, writer.project, pdf("ferry.pdf", 30));
  const page = await pageOf(browser, writer.token);
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await page.goto("/projects");
  await page.goto(`/projects/${writer.project.id}`);
  expect(loaded.filter((url) => /pdf[._]worker/.test(url))).toEqual([]);

  await page.goto(`/scripts/${script.id}`);
  await expect(sheet(page, 1).getByText("INT. FERRY - NIGHT, page 1")).toBeVisible();
  expect(await hasInk(page, 1)).toBe(true);
  const width = () => sheet(page, 1).evaluate((element) => element.clientWidth);
  const fitted = await width();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(width).toBeGreaterThan(fitted);
  await expectAwake(pageNumber(page));
  await pageNumber(page).fill("30");
  await pageNumber(page).press("Enter");
  await expect(sheet(page, 30).getByText("INT. FERRY - NIGHT, page 30")).toBeInViewport();
  // Far pages give their drawing back.
  await expect(sheet(page, 1).locator("canvas")).toHaveCount(0);
  expect(refused).toEqual([]);
});

/** Whether anything dark stands on the drawn page. */
async function hasInk(page: Page, number: number): Promise<boolean> {
  const canvas = sheet(page, number).locator("canvas");
  await expect(canvas).toBeVisible();
  const count = () =>
    canvas.evaluate((element: HTMLCanvasElement) => {
      const { data } = element.getContext("2d")?.getImageData(0, 0, element.width, element.height) ?? {
        data: [],
      };
      let dark = 0;
      for (let at = 0; at < data.length; at += 4)
        if ((data[at] ?? 255) < 100 && data[at + 3] === 255) dark += 1;
      return dark;
    });
  await expect.poll(count).toBeGreaterThan(50);
  return true;
}

test("a link that has ended is asked for anew", async ({ browser }) => {
  const writer = await newWriter();
  const script = await uploadScript(writer, writer.project, pdf("ferry.pdf", 2));
  const page = await pageOf(browser, writer.token);
  let refusals = 0;
  await page.route(/X-Amz-Signature/, (route) => {
    refusals += 1;
    return refusals === 1 ? route.fulfill({ status: 403, body: "expired" }) : route.continue();
  });
  await page.goto(`/scripts/${script.id}`);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(sheet(page, 1).getByText("INT. FERRY - NIGHT, page 1")).toBeVisible();
});

test("the provider reads it from the claim on, an admin always, a stranger never", async ({ browser }) => {
  const [writer, provider, stranger] = await Promise.all([
    newWriter(),
    newProvider(),
    newWriter("Sam Stranger"),
  ]);
  const held = await heldOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  const path = `/scripts/${writer.script.id}`;
  await page.goto(path);
  await expect(page.getByRole("heading", { name: /not in the script/i })).toBeVisible();
  await callApi("claimOrder", { params: { id: held.id } }, provider.token);
  await expect(async () => {
    await page.goto(`/coverage/orders/${held.id}`);
    await page.getByRole("link", { name: "Read the script" }).click({ timeout: 2_000 });
  }).toPass();
  await expect(sheet(page, 1).getByText("INT. FERRY - NIGHT")).toBeVisible();
  await page.getByRole("link", { name: "Back to the order" }).click();
  await expect(page).toHaveURL(new RegExp(held.id));

  const chambers = await pageOf(browser, await admin());
  await chambers.goto(path);
  await expect(sheet(chambers, 1).getByText("INT. FERRY - NIGHT")).toBeVisible();
  const foreign = await pageOf(browser, stranger.token);
  await foreign.goto(path);
  await expect(sheet(foreign, 1)).toHaveCount(0);
});

test("beside the report's form a cited page turns the script there; delivered, the citation leads to it", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const script = await uploadScript(writer, writer.project, fountain("ferry.fountain", 20));
  const order = await claimedOrder({ ...writer, script }, provider);
  const page = await pageOf(browser, provider.token);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/coverage/orders/${order.id}/deliver`);
  await expect(sheet(page, 1).getByText("INT. CABIN 1 - NIGHT")).toBeVisible();
  await page.getByRole("button", { name: "Cite pages in summary" }).click();
  await page.getByLabel("Page of citation 1", { exact: true }).fill("14");
  await page.getByLabel("What is there of citation 1").fill("She waits again.");
  await page.getByRole("link", { name: "Show page 14 in the script" }).click();
  await expect(sheet(page, 14).getByText("Still 14.")).toBeInViewport();
  await page.getByRole("button", { name: "Put the script away" }).click();
  await expect(sheet(page, 14)).toHaveCount(0);
  await page.getByRole("link", { name: "Show page 14 in the script" }).click();
  await expect(sheet(page, 14).getByText("Still 14.")).toBeInViewport();

  await page.getByLabel("Summary").first().fill("A ferry, and a woman who waits.");
  await page.getByRole("button", { name: "Deliver the coverage" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Deliver/ })
    .click();
  await expect(page).toHaveURL(new RegExp(`/coverage/orders/${order.id}$`));
  const readers = await pageOf(browser, writer.token);
  await readers.goto(`/coverage/orders/${order.id}/report`);
  await readers.getByRole("link", { name: "p. 14" }).click();
  await expect(sheet(readers, 14).getByText("Still 14.")).toBeInViewport();
});
