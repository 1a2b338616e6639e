/**
 * Every kind of page, on a phone in the dark and on a desk in the light: axe finds nothing, nothing scrolls
 * sideways.
 */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { pdf } from "./support/files";
import { claimedOrder, deliveredOrder, disputedOrder, heldOrder } from "./support/orders";
import { admin, newProvider, newWriter, pageOf, uploadScript } from "./support/people";

/** Many pages in one test, each looked at twice. */
test.describe.configure({ timeout: 240_000 });

const DEVICES = [
  { colorScheme: "dark" as const, viewport: { width: 360, height: 780 } },
  { colorScheme: "light" as const, viewport: { width: 1440, height: 900 } },
];

async function expectSound(page: Page, path: string): Promise<void> {
  for (const { colorScheme, viewport } of DEVICES) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const where = `${path} in ${colorScheme} at ${viewport.width}`;
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
      where,
    ).toEqual([]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(sideways, `${where} scrolls sideways`).toBe(false);
  }
}

test("public pages", async ({ page }) => {
  const { provider } = await newProvider();
  for (const path of [
    "/",
    "/coverage",
    `/coverage/providers/${provider.id}`,
    "/sign-in",
    "/register",
    "/nowhere",
  ])
    await expectSound(page, path);
});

test("a writer's pages", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const held = await heldOrder(writer, provider);
  const delivered = await deliveredOrder(writer, provider);
  const page = await pageOf(browser, writer.token);
  for (const path of [
    "/projects",
    "/projects/new",
    `/projects/${writer.project.id}`,
    `/coverage/order/${provider.coverageService.id}`,
    "/coverage/orders",
    `/coverage/orders/${held.id}`,
    `/coverage/orders/${delivered.id}`,
    `/coverage/orders/${delivered.id}/report`,
    "/notifications",
    "/coverage/become-provider",
  ])
    await expectSound(page, path);
});

test("scripts to read, typeset and drawn", async ({ browser }) => {
  const writer = await newWriter();
  const drawn = await uploadScript(writer, writer.project, pdf("ferry.pdf", 3));
  const page = await pageOf(browser, writer.token);
  for (const id of [writer.script.id, drawn.id]) await expectSound(page, `/scripts/${id}`);
});

test("a provider's and an admin's pages", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const held = await heldOrder(writer, provider);
  const claimed = await claimedOrder(writer, provider);
  const { disputeId } = await disputedOrder(writer, provider);
  const page = await pageOf(browser, provider.token);
  for (const path of [
    "/coverage/dashboard",
    "/coverage/dashboard?tab=earnings",
    "/coverage/dashboard?tab=services",
    "/coverage/dashboard?tab=services&edit=new",
    "/coverage/dashboard/profile",
    `/coverage/orders/${held.id}`,
    `/coverage/orders/${claimed.id}/deliver`,
  ])
    await expectSound(page, path);
  const chambers = await pageOf(browser, await admin());
  for (const path of [
    "/coverage/admin",
    "/coverage/admin/disputes",
    "/coverage/admin/providers",
    "/coverage/admin/alarms",
    "/coverage/admin/audit-log",
    "/coverage/admin/trial-balance",
    `/coverage/admin/disputes/${disputeId}`,
  ])
    await expectSound(chambers, path);
});
