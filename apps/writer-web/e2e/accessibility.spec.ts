/** Every kind of page, in the light and in the dark, on a desk and on a phone. */
import { test } from "@playwright/test";
import { pdf } from "./support/files";
import { claimedOrder, deliveredOrder, disputedOrder, heldOrder } from "./support/orders";
import { admin, newPerson, newProvider, newWriter, pageOf, uploadScript } from "./support/people";
import { expectSoundPage } from "./support/sound";

/** Many pages in one test, each looked at four times. */
test.describe.configure({ timeout: 600_000 });

test("public pages", async ({ page }) => {
  const { provider } = await newProvider();
  for (const path of [
    "/",
    "/coverage",
    "/coverage?q=nothing-is-called-this",
    `/coverage/providers/${provider.id}`,
    "/sign-in",
    "/register",
    "/nowhere",
  ])
    await expectSoundPage(page, path);
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
    await expectSoundPage(page, path);
});

test("pages that are empty yet", async ({ browser }) => {
  const { token } = await newPerson("Nora Newcomer");
  const page = await pageOf(browser, token);
  for (const path of ["/projects", "/coverage/orders", "/coverage/orders?tab=ended", "/notifications"])
    await expectSoundPage(page, path);
  const { token: readers } = await newProvider();
  const desk = await pageOf(browser, readers);
  for (const tab of ["incoming", "completed", "earnings"])
    await expectSoundPage(desk, `/coverage/dashboard?tab=${tab}`);
});

test("scripts to read, typeset and drawn", async ({ browser }) => {
  const writer = await newWriter();
  const drawn = await uploadScript(writer, writer.project, pdf("ferry.pdf", 3));
  const page = await pageOf(browser, writer.token);
  for (const id of [writer.script.id, drawn.id]) await expectSoundPage(page, `/scripts/${id}`);
});

test("a provider's pages", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const held = await heldOrder(writer, provider);
  const claimed = await claimedOrder(writer, provider);
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
    await expectSoundPage(page, path);
});

test("an admin's pages", async ({ browser }) => {
  const [writer, provider] = await Promise.all([newWriter(), newProvider()]);
  const { disputeId } = await disputedOrder(writer, provider);
  const page = await pageOf(browser, await admin());
  for (const path of [
    "/coverage/admin",
    "/coverage/admin/disputes",
    "/coverage/admin/orders",
    "/coverage/admin/providers",
    "/coverage/admin/alarms",
    "/coverage/admin/audit-log",
    "/coverage/admin/trial-balance",
    `/coverage/admin/disputes/${disputeId}`,
  ])
    await expectSoundPage(page, path);
});
