/**
 * The demo data of a first start, made by driving the real API: ledger, jobs, simulator and notifications
 * agree because they have done the work themselves.
 *
 * Two of the orders need time to pass. `startCoverageReplica` starts one more coverage service for as long
 * as the seeding takes: the same environment and database as the stack's own, a free port, and `settings`
 * on top. It is called twice, once with windows of two seconds (an order nobody pays, a delivery nobody
 * answers) and once with a payment window of thirty days (so that the demo's unpaid order can still be paid
 * next week). Both are asked directly, with tokens from `signServiceToken`.
 *
 * Belongs here: the order of the acts. Does not: the acts (seed-people.ts, seed-orders.ts).
 */
import { coverage } from "./client.ts";
import { ADMIN, DEMO_PASSWORD, READERS, type ReaderKey, SUSPENSION_REASON, WRITERS } from "./people.ts";
import { type OtherCoverage, type SignServiceToken, seedOrders } from "./seed-orders.ts";
import { type Cast, type Desk, seedAccounts, seedReaders, seedScripts } from "./seed-people.ts";
import { STORIES } from "./stories.ts";

export type { SignServiceToken } from "./seed-orders.ts";

export interface CoverageReplica {
  /** Where it answers, for example `http://127.0.0.1:53211`. */
  readonly url: string;
  /** Stops it and waits until it has stopped. */
  close(): Promise<void>;
}

export interface SeedOptions {
  readonly gatewayUrl: string;
  readonly simulatorUrl: string;
  /** Resolves when the replica is ready. Without it, no order expires and none completes by itself. */
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

const HURRIED = { COVERAGE_PAYMENT_WINDOW: "2s", COVERAGE_REVIEW_WINDOW: "2s" };
const PATIENT = { COVERAGE_PAYMENT_WINDOW: "30d" };

/**
 * Makes whatever of the demo is not there yet; after a crash, call it again. Throws a SeedError that names
 * the step that failed. The admin account is an admin only where `ADMIN_EMAILS` names it.
 */
export async function seedDemo(o: SeedOptions): Promise<{ accounts: readonly DemoAccount[] }> {
  const starting = startReplicas(o);
  // Told when it is waited for; until then it must not count as unhandled.
  starting.catch(() => undefined);
  try {
    const cast = await seedAccounts(o.gatewayUrl);
    o.log(`${cast.writers.size} writers, ${cast.readers.size} readers and an admin have accounts`);
    const [desk, scripts] = await Promise.all([seedReaders(cast), seedScripts(cast)]);
    o.log(`${desk.services.size} services are offered, ${scripts.size} scripts are uploaded`);
    const { hurried, patient } = await starting;
    const { simulatorUrl } = o;
    const orders = await seedOrders({ cast, desk, scripts, simulatorUrl, hurried, patient }, STORIES);
    await suspend(cast, desk);
    o.log(
      `${orders.length} orders are placed, in ${new Set(orders.map(({ status }) => status)).size} statuses`,
    );
    return { accounts: DEMO_ACCOUNTS };
  } finally {
    await starting.then(({ close }) => close()).catch(() => undefined);
  }
}

interface Replicas {
  readonly hurried: OtherCoverage | null;
  readonly patient: OtherCoverage | null;
  close(): Promise<void>;
}

async function startReplicas({ replicas }: SeedOptions): Promise<Replicas> {
  if (!replicas) return { hurried: null, patient: null, close: async () => undefined };
  const { startCoverageReplica, signServiceToken } = replicas;
  const started = await Promise.allSettled([startCoverageReplica(HURRIED), startCoverageReplica(PATIENT)]);
  const running = started.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const close = async () => {
    await Promise.all(running.map((replica) => replica.close()));
  };
  const [hurried, patient] = running;
  if (hurried && patient) {
    return {
      hurried: { url: hurried.url, signServiceToken },
      patient: { url: patient.url, signServiceToken },
      close,
    };
  }
  await close();
  throw started.find((one) => one.status === "rejected")?.reason;
}

/** After the orders: a suspended reader takes none. */
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
