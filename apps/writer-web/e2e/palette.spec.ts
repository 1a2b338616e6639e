/** The palette: opened by key and by button, it leads where its visitor may go, and nowhere else. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { heldOrder } from "./support/orders";
import { admin, newProvider, newWriter, pageOf } from "./support/people";

const field = (page: Page) => page.getByRole("combobox", { name: "Go to" });

async function open(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await expect(field(page)).toBeFocused({ timeout: 2_000 });
  }).toPass();
}

test("a writer goes to their order by its script, by its number, and to its reader by name", async ({
  browser,
}) => {
  const [writer, provider] = await Promise.all([
    newWriter(),
    newProvider({ name: `Quill ${crypto.randomUUID().slice(0, 8)}` }),
  ]);
  const order = await heldOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  await page.goto("/projects");
  for (const words of ["night ferry", order.id, provider.name.toLowerCase()]) {
    await open(page);
    await field(page).fill(words);
    await expect(page.getByRole("option", { name: /The Night Ferry, draft 3/ })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(field(page)).toHaveCount(0);
  }
  await open(page);
  await field(page).fill(provider.name);
  const reader = page.getByRole("group", { name: "Readers" }).getByRole("option", { name: provider.name });
  await expect(reader).toBeVisible();
  await expect(page.getByRole("group", { name: "Services" }).getByRole("option")).toHaveCount(1);
  await reader.click();
  await expect(page.getByRole("heading", { level: 1, name: provider.name })).toBeVisible();

  await open(page);
  await field(page).fill(order.id);
  await expect(page.getByRole("option", { selected: true })).toHaveText(/The Night Ferry, draft 3/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/coverage/orders/${order.id}$`));
});

test("it offers each person what is theirs: no stranger's order, the desk to providers, the chambers to admins", async ({
  browser,
}) => {
  const [writer, stranger, provider] = await Promise.all([
    newWriter(),
    newWriter("Sam Stranger"),
    newProvider(),
  ]);
  const order = await heldOrder(writer, provider);
  const offered = async (token: string, words: string) => {
    const page = await pageOf(browser, token);
    await page.goto("/notifications");
    await open(page);
    await field(page).fill(words);
    await expect(page.getByText(/^(\d+ found)$/)).toBeAttached();
    const options = await page.getByRole("option").allInnerTexts();
    await page.context().close();
    return options.join("\n");
  };
  expect(await offered(stranger.token, order.id)).toBe("");
  await expect.poll(() => offered(provider.token, order.id)).toContain("The Night Ferry");
  expect(await offered(provider.token, "earnings")).toContain("Earnings");
  expect(await offered(writer.token, "earnings")).toBe("");
  expect(await offered(writer.token, "audit log")).toBe("");
  expect(await offered(await admin(), "audit log")).toContain("Audit log");
  expect(await offered(await admin(), order.id)).toContain(`The order\n${order.id}`);
});

test("visitors find it by its button on a phone in the dark; axe finds nothing in it", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto("/");
  await page.getByRole("button", { name: "Go to" }).click();
  await field(page).fill("re");
  await expect(page.getByRole("option").first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  await field(page).fill("xyzzy of nowhere");
  await expect(page.getByText("Nothing is called “xyzzy of nowhere”.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Go to" })).toBeFocused();
});
