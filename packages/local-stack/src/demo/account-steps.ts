/**
 * One person becoming somebody: registering, onboarding with Stripe, offering a service, uploading a script.
 *
 * Belongs here: which requests a step takes, and waiting until its effect is there. Does not: orders
 * (order-steps.ts), what is already done and may be skipped (seed-people.ts).
 */
import { setTimeout as wait } from "node:timers/promises";
import type {
  CoverageProvider,
  CoverageProviderCreateRequest,
  CoverageService,
  Project,
  Script,
  UploadTarget,
  User,
} from "@script-manifest/contracts";
import { coverage, type Door, gatewayDoor, identity, projects, SeedError, send } from "./client.ts";

/** Somebody signed in. */
export interface Session {
  readonly user: User;
  readonly door: Door;
}

export interface UploadedFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Quick at first; slower when something takes so long that another pair of hands has to pick it up. */
const PAUSE_MS = 100;
const PAUSE_MS_LATER = 500;
const QUICK_TRIES = 50;
const TRIES_MAX = 250;

/**
 * Reads again and again until the answer is there (not null). Gives up after two minutes: longer than the
 * leases that a killed service leaves on its work.
 */
export async function waitFor<T>(what: string, read: () => Promise<T | null>): Promise<T> {
  for (let attempt = 1; attempt <= TRIES_MAX; attempt += 1) {
    const found = await read();
    if (found !== null) return found;
    await wait(attempt <= QUICK_TRIES ? PAUSE_MS : PAUSE_MS_LATER);
  }
  throw new SeedError(`waiting until ${what}`, "it has not happened within two minutes");
}

/** A new account, or a session of the one there is. */
export async function signUp(
  gatewayUrl: string,
  o: { email: string; password: string; displayName: string },
): Promise<Session> {
  const outside = gatewayDoor(gatewayUrl);
  const signedUp = await identity(outside, `registering ${o.email}`, "register", { body: o }).catch(
    (error: unknown) => {
      if (error instanceof SeedError && error.problem?.error === "already_exists") return null;
      throw error;
    },
  );
  return signedUp ? sessionOf(gatewayUrl, signedUp) : signIn(gatewayUrl, o);
}

export async function signIn(
  gatewayUrl: string,
  { email, password }: { email: string; password: string },
): Promise<Session> {
  const outside = gatewayDoor(gatewayUrl);
  return sessionOf(
    gatewayUrl,
    await identity(outside, `signing in ${email}`, "login", { body: { email, password } }),
  );
}

const sessionOf = (gatewayUrl: string, { user, token }: { user: User; token: string }): Session => ({
  user,
  door: gatewayDoor(gatewayUrl, token),
});

/** The profile, and the link to Stripe's hosted onboarding. */
export async function becomeProvider(
  { door, user }: Session,
  profile: CoverageProviderCreateRequest,
): Promise<{ provider: CoverageProvider; onboardingUrl: string }> {
  return coverage(door, `${user.displayName} becoming a provider`, "createProvider", { body: profile });
}

/** Completes the hosted onboarding as its page would, and waits until the provider may sell. */
export async function finishOnboarding(
  { door, user }: Session,
  o: { onboardingUrl: string },
): Promise<CoverageProvider> {
  const step = `onboarding ${user.displayName} with Stripe`;
  const { status, text } = await send(step, o.onboardingUrl, { method: "POST", body: new URLSearchParams() });
  if (status >= 400) throw new SeedError(step, `${status} ${text.slice(0, 200)}`);
  return waitFor(`${user.displayName} is active`, async () => {
    const { provider } = await coverage(door, step, "getOwnProvider");
    return provider.status === "active" ? provider : null;
  });
}

export async function offerService(
  { door, user }: Session,
  o: {
    providerId: string;
    idempotencyKey?: string;
    service: Pick<
      CoverageService,
      "title" | "description" | "tier" | "priceCents" | "turnaroundDays" | "maxPages" | "active"
    >;
  },
): Promise<CoverageService> {
  const answer = await coverage(door, `${user.displayName} offering "${o.service.title}"`, "createService", {
    params: { providerId: o.providerId },
    body: o.service,
    ...keyed(o),
  });
  return answer.service;
}

export async function createProject(
  { door, user }: Session,
  o: {
    project: Pick<Project, "title" | "format" | "genre" | "logline">;
    idempotencyKey?: string;
  },
): Promise<Project> {
  const step = `${user.displayName} creating the project "${o.project.title}"`;
  return (await projects(door, step, "createProject", { body: o.project, ...keyed(o) })).project;
}

/** The upload link, the file straight to storage, and the script read from it. */
export async function uploadScript(
  { door, user }: Session,
  o: { projectId: string; title: string; file: UploadedFile; idempotencyKey?: string },
): Promise<Script> {
  const step = `${user.displayName} uploading ${o.file.fileName}`;
  const { fileName, contentType, bytes } = o.file;
  const params = { id: o.projectId };
  const { upload, fileKey } = await projects(door, step, "createScriptUploadUrl", {
    params,
    body: { fileName, contentType, sizeBytes: bytes.byteLength },
    ...keyed(o),
  });
  await putFile(step, upload, o.file);
  const body = { fileKey, fileName, title: o.title };
  return (await projects(door, step, "createScript", { params, body, ...keyed(o) })).script;
}

/** One file to where an upload link says. */
export async function putFile(step: string, target: UploadTarget, file: UploadedFile): Promise<void> {
  const blob = new Blob([new Uint8Array(file.bytes)], { type: file.contentType });
  const form = new FormData();
  for (const [name, value] of Object.entries(target.fields ?? {})) form.set(name, value);
  form.set("file", blob, file.fileName);
  const { status, text } = await send(step, target.url, {
    method: target.method,
    headers: target.headers ?? {},
    body: target.method === "POST" ? form : blob,
  });
  if (status >= 300) throw new SeedError(step, `storage answered ${status} ${text.slice(0, 300)}`);
}

const keyed = ({ idempotencyKey }: { idempotencyKey?: string }) =>
  idempotencyKey === undefined ? {} : { idempotencyKey };
