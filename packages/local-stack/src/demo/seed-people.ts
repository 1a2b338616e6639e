/**
 * Brings the demo's people in: accounts, readers with their services, writers with their scripts.
 * Looks at what is there before each step, so that it can be run again after a crash.
 */
import type { CoverageProvider, CoverageService, Script } from "@script-manifest/contracts";
import { coverage, projects, SeedError } from "./client.ts";
import { inParallel } from "./parallel.ts";
import {
  ADMIN,
  DEMO_PASSWORD,
  type Person,
  READERS,
  type Reader,
  type ReaderKey,
  WRITERS,
  type WriterKey,
} from "./people.ts";
import { type DemoScript, readScriptFile, SCRIPTS, type ScriptKey } from "./scripts.ts";
import { OFFERS, type Offer, type OfferKey, readerOf } from "./services.ts";
import {
  becomeProvider,
  createProject,
  finishOnboarding,
  offerService,
  type Session,
  signUp,
  uploadScript,
} from "./steps.ts";

/** Two cores: more at once only waits. */
const WIDTH = 6;

export interface Cast {
  readonly admin: Session;
  readonly writers: ReadonlyMap<WriterKey, Session>;
  readonly readers: ReadonlyMap<ReaderKey, Session>;
}

export async function seedAccounts(gatewayUrl: string): Promise<Cast> {
  const people: readonly Person[] = [ADMIN, ...Object.values(WRITERS), ...Object.values(READERS)];
  const sessions = await inParallel(people, WIDTH, ({ email, displayName }) =>
    signUp(gatewayUrl, { email, displayName, password: DEMO_PASSWORD }),
  );
  const of = ({ email }: Person): Session => {
    const session = sessions.find(({ user }) => user.email === email);
    if (!session) throw new Error(`${email} has not been registered`);
    return session;
  };
  return {
    admin: of(ADMIN),
    writers: new Map(keysOf(WRITERS).map((key) => [key, of(WRITERS[key])])),
    readers: new Map(keysOf(READERS).map((key) => [key, of(READERS[key])])),
  };
}

export interface Desk {
  readonly providers: ReadonlyMap<ReaderKey, CoverageProvider>;
  readonly services: ReadonlyMap<OfferKey, CoverageService>;
}

/**
 * Every reader with a profile, onboarded unless the demo leaves them waiting, and with all offers. They come
 * a few at a time: `meanwhile` passes before each of the later ones.
 */
export async function seedReaders(
  { readers }: Cast,
  meanwhile: (group: number) => Promise<void>,
): Promise<Desk> {
  const desk = {
    providers: new Map<ReaderKey, CoverageProvider>(),
    services: new Map<OfferKey, CoverageService>(),
  };
  const all = [...readers];
  for (let group = 0; group * GROUP < all.length; group += 1) {
    if (group > 0) await meanwhile(group);
    await inParallel(all.slice(group * GROUP, (group + 1) * GROUP), WIDTH, ([key, session]) =>
      seedReader(desk, key, session),
    );
  }
  return desk;
}
const GROUP = 5;

async function seedReader(
  {
    providers,
    services,
  }: { providers: Map<ReaderKey, CoverageProvider>; services: Map<OfferKey, CoverageService> },
  key: ReaderKey,
  session: Session,
): Promise<void> {
  const provider = await seedProvider(session, READERS[key]);
  providers.set(key, provider);
  const own = await coverage(session.door, "listing services", "listProviderServices", {
    params: { id: provider.id },
  });
  for (const offerKey of keysOf(OFFERS).filter((offer) => readerOf(offer) === key)) {
    const there = own.services.find(({ title }) => title === OFFERS[offerKey].title);
    services.set(offerKey, there ?? (await seedService(session, provider, offerKey)));
  }
}

async function seedProvider(session: Session, reader: Reader): Promise<CoverageProvider> {
  const { displayName, bio, specialties, standing } = reader;
  const profile = { displayName, bio, specialties: [...specialties] };
  const step = `reading the profile of ${displayName}`;
  const there = await coverage(session.door, step, "getOwnProvider").catch(nullWhenMissing);
  // Whoever sells something has been with Stripe.
  const isHeldUp = standing === "held_up" && (there?.provider.startingPriceCents ?? null) !== null;
  const isPending = there?.provider.status === "pending_verification" && standing !== "unverified";
  if (there && (isHeldUp || !isPending)) return there.provider;
  // A provider without a Stripe account is one whose creation was cut short: asking for a link finishes it.
  const begun = there
    ? {
        onboardingUrl: (
          await coverage(session.door, step, "getStripeOnboarding", { params: { id: there.provider.id } })
        ).url,
        provider: there.provider,
      }
    : await becomeProvider(session, profile);
  return standing === "unverified" ? begun.provider : finishOnboarding(session, begun);
}

function seedService(session: Session, provider: CoverageProvider, key: OfferKey): Promise<CoverageService> {
  const { paused = false, ...offer }: Offer = OFFERS[key];
  const service = { ...offer, active: !paused };
  return offerService(session, { providerId: provider.id, service, idempotencyKey: `demo-service-${key}` });
}

/** A writer's project with its script, read by the service. */
export async function seedProject({ writers }: Cast, key: ScriptKey): Promise<Script> {
  const material: DemoScript = SCRIPTS[key];
  const session = writers.get(material.writer);
  if (!session) throw new Error(`the writer of ${key} has not been registered`);
  const own = await projects(session.door, "listing projects", "listProjects", { query: { limit: 100 } });
  const project =
    own.projects.find(({ title }) => title === material.project.title) ??
    (await createProject(session, { project: material.project, idempotencyKey: `demo-project-${key}` }));
  return seedScript(session, { projectId: project.id, key, material });
}

async function seedScript(
  session: Session,
  { projectId, key, material }: { projectId: string; key: ScriptKey; material: DemoScript },
): Promise<Script> {
  const params = { id: projectId };
  const { scripts } = await projects(session.door, "listing scripts", "listScripts", { params });
  const there = scripts.find(({ title }) => title === material.title);
  if (there) return there;
  const file = await readScriptFile(material);
  return uploadScript(session, {
    projectId,
    title: material.title,
    file,
    idempotencyKey: `demo-script-${key}`,
  });
}

/** To be put behind a read that may find nothing. */
export function nullWhenMissing(error: unknown): null {
  if (error instanceof SeedError && error.problem?.error === "not_found") return null;
  throw error;
}

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): K[] => Object.keys(record) as K[];
