/**
 * The demo data of a first start, made by driving the real API: ledger, jobs, simulator and notifications
 * agree because they have done the work themselves.
 *
 * The orders lie in the last three months. `time` goes on from story to story, so that windows pass, banks
 * decide and readers take their days; without it all of it happens now. One order must stay payable for
 * weeks: `startCoverageReplica` starts one more coverage service for as long as the seeding takes, with the
 * stack's own environment and database, a free port, and `settings` on top. It is asked directly, with tokens
 * from `signServiceToken`.
 *
 * Belongs here: the order of the acts. Does not: the acts (seed-people.ts, seed-orders.ts).
 */
import type { Script } from "@script-manifest/contracts";
import { coverage, notifications } from "./client.ts";
import { inParallel } from "./parallel.ts";
import { ADMIN, DEMO_PASSWORD, READERS, type ReaderKey, SUSPENSION_REASON, WRITERS } from "./people.ts";
import type { ScriptKey } from "./scripts.ts";
import { type DemoTime, type OtherCoverage, type SignServiceToken, seedOrders } from "./seed-orders.ts";
import { type Cast, type Desk, seedAccounts, seedProject, seedReaders } from "./seed-people.ts";
import { STORIES } from "./stories.ts";
import { uploadsBefore } from "./timeline.ts";

export type { DemoTime, SignServiceToken } from "./seed-orders.ts";

export interface CoverageReplica {
  /** Where it answers, for example `http://127.0.0.1:53211`. */
  readonly url: string;
  /** Stops it and waits until it has stopped. */
  close(): Promise<void>;
}

export interface SeedOptions {
  readonly gatewayUrl: string;
  readonly simulatorUrl: string;
  /** Null when the demo is made in the present. */
  readonly time?: DemoTime | null;
  /** The first resolves when the replica is ready. Without them, an unpaid order expires as any does. */
  readonly replicas?: {
    readonly startCoverageReplica: (settings: Readonly<Record<string, string>>) => Promise<CoverageReplica>;
    readonly signServiceToken: SignServiceToken;
  };
  /** One line about what has just been done. */
  readonly log: (line: string) => void;
}

export interface DemoAccount {
  readonly role: "writer" | "provider" | "admin";
  readonly email: string;
  readonly password: string;
}

/** The accounts a start tells people about. There are more (people.ts), all with the same password. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { role: "writer", email: WRITERS.elena.email, password: DEMO_PASSWORD },
  { role: "provider", email: READERS.daniel.email, password: DEMO_PASSWORD },
  { role: "admin", email: ADMIN.email, password: DEMO_PASSWORD },
];

/** Everybody is there before the first order. */
export const DEMO_DAYS = 91;
const PATIENT = { COVERAGE_PAYMENT_WINDOW: "30d" };

/**
 * Makes whatever of the demo is not there yet; after a crash, call it again. Throws a SeedError that names
 * the step that failed. The admin account is an admin only where `ADMIN_EMAILS` names it.
 */
export async function seedDemo(o: SeedOptions): Promise<{ accounts: readonly DemoAccount[] }> {
  const starting = startPatient(o);
  // Told when it is waited for; until then it must not count as unhandled.
  starting.catch(() => undefined);
  try {
    const cast = await seedAccounts(o.gatewayUrl);
    o.log(`${cast.writers.size} writers, ${cast.readers.size} readers and an admin have accounts`);
    const { simulatorUrl, time = null } = o;
    const desk = await seedReaders(cast, async (group) => time?.until(DEMO_DAYS - 0.6 * group));
    o.log(`${desk.services.size} services are offered`);
    const { patient } = await starting;
    const scripts = new Map<ScriptKey, Script>();
    const interludes = [
      ...uploadsBefore(STORIES).map(({ daysAgo, key }) => ({
        daysAgo,
        take: async () => scripts.set(key, await seedProject(cast, key)),
      })),
      { daysAgo: SUSPENDED_DAYS_AGO, take: () => suspend(cast, desk) },
      { daysAgo: NEWS_DAYS, take: () => readNews(cast) },
    ];
    const stage = { cast, desk, scripts, simulatorUrl, time, interludes, patient };
    const orders = await seedOrders(stage, STORIES);
    o.log(
      `${scripts.size} scripts are uploaded, ${orders.length} orders placed, in ${new Set(orders.map(({ status }) => status)).size} statuses`,
    );
    return { accounts: DEMO_ACCOUNTS };
  } finally {
    await starting.then(({ close }) => close()).catch(() => undefined);
  }
}

async function startPatient({
  replicas,
}: SeedOptions): Promise<{ patient: OtherCoverage | null; close(): Promise<void> }> {
  if (!replicas) return { patient: null, close: async () => undefined };
  const { startCoverageReplica, signServiceToken } = replicas;
  const replica = await startCoverageReplica(PATIENT);
  return { patient: { url: replica.url, signServiceToken }, close: () => replica.close() };
}

/** What is older has been read by whom it was told. */
const NEWS_DAYS = 1.5;

async function readNews({ admin, writers, readers }: Cast): Promise<void> {
  await inParallel([admin, ...writers.values(), ...readers.values()], 6, async ({ door, user }) => {
    const step = `${user.displayName} reading the news`;
    const query = { limit: 1 };
    const [latest] = (await notifications(door, step, "listNotifications", { query })).notifications;
    if (latest) await notifications(door, step, "markAllRead", { body: { upTo: latest.createdAt } });
  });
}

/** After their last order: a suspended reader takes none. */
const SUSPENDED_DAYS_AGO = 40;

async function suspend({ admin }: Cast, { providers }: Desk): Promise<void> {
  const keys = (Object.keys(READERS) as ReaderKey[]).filter((key) => READERS[key].standing === "suspended");
  for (const key of keys) {
    const provider = providers.get(key);
    if (!provider || provider.status === "suspended") continue;
    await coverage(admin.door, `suspending ${provider.displayName}`, "updateProviderStatus", {
      params: { id: provider.id },
      body: { status: "suspended", reason: SUSPENSION_REASON },
    });
  }
}
