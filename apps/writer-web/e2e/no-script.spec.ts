/** Where scripts are off, nobody waits for what will not come. */
import { expect, test } from "@playwright/test";
import { e2eConfig } from "./support/config";
import { heldOrder } from "./support/orders";
import { newProvider, newWriter } from "./support/people";

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });

/** Found by where it stands: searches by text pass over what is for those without scripts. */
const NEED = "main > noscript p";

test("pages that are somebody's own say that they need scripts, in a shape that fits a phone", async ({
  page,
  context,
}) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const order = await heldOrder(writer, provider);
  await context.addCookies([
    { name: "sm_session", value: writer.token, url: e2eConfig.webUrl, httpOnly: true, sameSite: "Lax" },
  ]);
  for (const path of [
    "/projects",
    "/projects/new",
    `/projects/${writer.project.id}`,
    `/scripts/${writer.script.id}`,
    "/coverage/orders",
    `/coverage/orders/${order.id}`,
    `/coverage/order/${provider.coverageService.id}`,
    "/coverage/become-provider",
    "/notifications",
  ]) {
    await page.goto(path);
    await expect(page.locator(NEED), path).toHaveText("This page needs JavaScript");
    await expect(page.locator(NEED), path).toBeVisible();
    const widest = await page.evaluate(() =>
      Math.max(
        ...Array.from(document.querySelectorAll("main *"), (one) => one.getBoundingClientRect().right),
      ),
    );
    expect(widest, path).toBeLessThanOrEqual(360);
  }
});

test("public pages need none, and do not speak of it", async ({ page }) => {
  const { provider } = await newProvider();
  for (const path of ["/", "/coverage", `/coverage/providers/${provider.id}`]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
    await expect(page.locator(NEED), path).toHaveCount(0);
  }
});
