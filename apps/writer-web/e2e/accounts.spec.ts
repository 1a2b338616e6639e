/** Signing in and out, and the doors that stay shut. */
import { expect, test } from "@playwright/test";
import { disputedOrder, heldOrder } from "./support/orders";
import { newPerson, newProvider, newWriter, PASSWORD, pageOf } from "./support/people";

test("a private page asks to sign in and comes back to itself", async ({ page }) => {
  const { email } = await newPerson("Ida");
  await page.goto("/coverage/orders?tab=completed");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/coverage/orders?tab=completed");
  await expect(page.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible();
});

test("signing in never leads to another site", async ({ page }) => {
  const { email } = await newPerson("Ida");
  await page.goto("/sign-in?next=//evil.example/orders");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/projects");
});

test("a wrong password is said once, and the e-mail stays typed", async ({ page }) => {
  const { email } = await newPerson("Ida");
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Some fields need another look");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").first()).toContainText("The e-mail or the password is wrong");
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
});

test("what is missing is listed as one meets the fields, each in a sentence", async ({ page }) => {
  await page.goto("/register");
  await page.getByRole("button", { name: "Create account" }).click();
  const missing = page.getByRole("alert").getByRole("listitem");
  await expect(missing).toHaveText([
    "Name: Fill this in.",
    "E-mail: Enter an e-mail address such as name@example.com.",
    "Password: Must have at least 10 characters.",
  ]);
  await missing.last().getByRole("link").click();
  await expect(page.getByLabel("Password")).toBeFocused();
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/Must have at least 10 characters\./);
});

test("signing out ends the session, also the API's", async ({ browser }) => {
  const { token } = await newPerson("Ida");
  const page = await pageOf(browser, token);
  await page.goto("/projects");
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  const again = await pageOf(browser, token);
  await again.goto("/projects");
  await expect(again.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("the admin's rooms and other people's orders do not exist for a writer", async ({ browser }) => {
  const [writer, provider, stranger] = await Promise.all([newWriter(), newProvider(), newPerson("Sid")]);
  const order = await heldOrder(writer, provider);
  const { disputeId } = await disputedOrder(writer, provider);
  const page = await pageOf(browser, stranger.token);
  for (const path of [
    "/coverage/admin",
    "/coverage/admin/disputes",
    "/coverage/admin/orders",
    "/coverage/admin/providers",
    "/coverage/admin/alarms",
    "/coverage/admin/audit-log",
    "/coverage/admin/trial-balance",
    `/coverage/admin/disputes/${disputeId}`,
    `/coverage/orders/${order.id}`,
    `/projects/${writer.project.id}`,
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
  }
  await expect(page.getByRole("link", { name: "Admin" })).toHaveCount(0);
});

test("a request from another site changes nothing", async ({ request, baseURL }) => {
  const { email } = await newPerson("Ida");
  const login = (origin: string) =>
    request.post("/api/v1/auth/login", { data: { email, password: PASSWORD }, headers: { origin } });
  expect((await login("https://evil.example")).status()).toBe(403);
  const own = await login(baseURL ?? "");
  expect(own.status()).toBe(200);
  expect(await own.json()).not.toHaveProperty("token");
  expect(own.headers()["set-cookie"]).toMatch(/HttpOnly/i);
});
