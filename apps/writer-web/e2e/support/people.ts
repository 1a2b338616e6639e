/** Fresh people for every test, so that tests can run side by side. */

import { type Browser, type BrowserContext, type Page, test } from "@playwright/test";
import type { CoverageProvider, CoverageService, Project, Script } from "@script-manifest/contracts";
import { callApi, until } from "./api";
import { e2eConfig } from "./config";
import { fountainScript, type UploadedFile } from "./files";

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly token: string;
}

export const PASSWORD = "a-long-enough-password";

export function freshEmail(): string {
  return `${crypto.randomUUID()}@people.example`;
}

export async function newPerson(name: string): Promise<Person> {
  const email = freshEmail();
  const { token } = await callApi("register", { body: { email, password: PASSWORD, displayName: name } });
  return { email, name, token };
}

export interface Writer extends Person {
  readonly project: Project;
  readonly script: Script;
}

/** A writer with one project and one script of one page. */
export async function newWriter(name = "Wanda Writer"): Promise<Writer> {
  const person = await newPerson(name);
  const { project } = await callApi("createProject", { body: { title: "The Night Ferry" } }, person.token);
  return { ...person, project, script: await uploadScript(person, project, fountainScript) };
}

/** Sends a file as a script's next draft. */
export async function uploadScript(
  { token }: Person,
  project: Project,
  { name, mimeType, buffer }: UploadedFile,
): Promise<Script> {
  const params = { id: project.id };
  const asked = { fileName: name, contentType: mimeType, sizeBytes: buffer.length };
  const { upload, fileKey } = await callApi("createScriptUploadUrl", { params, body: asked }, token);
  const form = new FormData();
  for (const [field, value] of Object.entries(upload.fields ?? {})) form.set(field, value);
  form.set("file", new Blob([new Uint8Array(buffer)], { type: mimeType }), name);
  const body = upload.method === "POST" ? form : new Uint8Array(buffer);
  const stored = await fetch(upload.url, { method: upload.method, headers: upload.headers ?? {}, body });
  if (!stored.ok) throw new Error(`storage: ${stored.status} ${await stored.text()}`);
  const request = { params, body: { fileKey, fileName: name, title: "The Night Ferry, draft 3" } };
  return (await callApi("createScript", request, token)).script;
}

export interface Provider extends Person {
  readonly provider: CoverageProvider;
  readonly coverageService: CoverageService;
}

/** A provider whom Stripe has accepted, with one service at this price. */
export async function newProvider({ priceCents = 12_000, name = "Petra Provider" } = {}): Promise<Provider> {
  const person = await newPerson(name);
  const profile = { displayName: name, bio: "Reads for a living.", specialties: ["Thriller"] };
  const { provider, onboardingUrl } = await callApi("createProvider", { body: profile }, person.token);
  await fetch(onboardingUrl, { method: "POST", redirect: "manual" });
  await until("the provider is active", async () => {
    const own = await callApi("getOwnProvider", {}, person.token);
    return own.provider.status === "active" ? own : null;
  });
  const body = {
    title: `Full report ${crypto.randomUUID().slice(0, 8)}`,
    tier: "early_draft" as const,
    priceCents,
    turnaroundDays: 5,
    maxPages: 120,
  };
  const { service } = await callApi(
    "createService",
    { params: { providerId: provider.id }, body },
    person.token,
  );
  return { ...person, provider, coverageService: service };
}

let adminToken: Promise<string> | null = null;

/** The demo's admin; signed in once per worker. */
export function admin(): Promise<string> {
  adminToken ??= callApi("login", { body: e2eConfig.admin }).then(({ token }) => token);
  return adminToken;
}

/** What the test that runs now has opened: live pages of tests that have ended would slow the others down. */
const opened: { testId: string; contexts: BrowserContext[] } = { testId: "", contexts: [] };

async function closeEarlier(): Promise<void> {
  const { testId } = test.info();
  if (opened.testId === testId) return;
  const earlier = opened.contexts.splice(0);
  opened.testId = testId;
  await Promise.all(earlier.map((context) => context.close()));
}

/** A browser of their own, with nobody signed in. */
export async function visitorPage(browser: Browser): Promise<Page> {
  await closeEarlier();
  const context = await browser.newContext({ baseURL: e2eConfig.webUrl });
  opened.contexts.push(context);
  return context.newPage();
}

/** A browser of their own, signed in. */
export async function pageOf(browser: Browser, token: string): Promise<Page> {
  const page = await visitorPage(browser);
  await page
    .context()
    .addCookies([
      { name: "sm_session", value: token, url: e2eConfig.webUrl, httpOnly: true, sameSite: "Lax" },
    ]);
  return page;
}
