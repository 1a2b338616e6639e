/**
 * Everything a real run needs: PostgreSQL that may be restarted, the Stripe simulator as a process of its
 * own, an object storage, neighbours, replicas. Made once, for all seeds of a run.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureCoverageMarketplaceTables } from "@script-manifest/db";
import {
  type Cluster,
  findFreePorts,
  openTestStorage,
  startCluster,
  type TestStorage,
} from "@script-manifest/local-stack/testing";
import type { Tally } from "../tally.ts";
import { Child } from "./child.ts";
import { TortureDatabase } from "./database.ts";
import { Gate } from "./gate.ts";
import { Journal } from "./journal.ts";
import { type Neighbours, startNeighbours } from "./neighbours.ts";
import { Replicas } from "./replicas.ts";
import { StripeControl } from "./stripe-control.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..", "..");
const SIMULATOR = join(ROOT, "packages", "stripe-simulator", "src", "index.ts");
const LEASH = join(import.meta.dirname, "leash.ts");
const REPLICAS = 2;
/** An hour, and off in either direction; the replica with the odd clock is the last one. */
const SKEW_MS = 3_600_000;

export const SERVICE_TOKEN_SECRET = "torture-service-token-secret-of-enough-length";
export const WEBHOOK_SECRET = "whsec_for_torture_runs_only";

export class Bench {
  readonly database: TortureDatabase;
  readonly stripe: StripeControl;
  readonly neighbours: Neighbours;
  readonly replicas: Replicas;
  readonly journal: Journal;
  readonly gate: Gate;
  /** How often the clock has jumped. */
  jumps = 0;
  /** Where the processes' logs are. */
  readonly folder: string;
  readonly #simulator: Child;
  readonly #storage: TestStorage;
  #cluster: Cluster;
  readonly #clusterOptions: { folder: string; port: number; durable: boolean };

  private constructor(o: {
    folder: string;
    cluster: Cluster;
    clusterOptions: { folder: string; port: number; durable: boolean };
    simulator: Child;
    stripe: StripeControl;
    storage: TestStorage;
    neighbours: Neighbours;
    replicas: Replicas;
    database: TortureDatabase;
    journal: Journal;
    gate: Gate;
  }) {
    this.folder = o.folder;
    this.#cluster = o.cluster;
    this.#clusterOptions = o.clusterOptions;
    this.#simulator = o.simulator;
    this.#storage = o.storage;
    this.stripe = o.stripe;
    this.neighbours = o.neighbours;
    this.replicas = o.replicas;
    this.database = o.database;
    this.journal = o.journal;
    this.gate = o.gate;
  }

  /** Resolves when everything answers. */
  static async open(o: { tally: Tally; skewed: boolean }): Promise<Bench> {
    const journal = new Journal();
    const folder = await mkdtemp(join(tmpdir(), "script-manifest-torture-"));
    const [postgresPort = 0, stripePort = 0, ...ports] = await findFreePorts(2 + REPLICAS);
    const clusterOptions = { folder: join(folder, "postgres"), port: postgresPort, durable: true };
    const [cluster, storage, neighbours] = await Promise.all([
      startCluster(clusterOptions),
      openTestStorage(),
      startNeighbours(journal),
    ]);
    const connectionString = cluster.url("app");
    await ensureCoverageMarketplaceTables({ connectionString });
    const database = new TortureDatabase(connectionString);
    await database.holdClock();
    await database.watch();
    const stripe = new StripeControl(`http://127.0.0.1:${stripePort}`);
    const simulator = await startSimulator({ folder, port: stripePort, webhookUrl: neighbours.webhookUrl });
    const replicas = new Replicas({
      ports,
      tally: o.tally,
      journal,
      logFolder: folder,
      env: serviceEnv({ folder, connectionString, stripe: stripe.url, neighbours: neighbours.url, storage }),
    });
    neighbours.isStored = (eventId) => database.isInInbox(eventId);
    neighbours.replicaUrl = () => pickOne(replicas.ready.map(({ url }) => url));
    await Promise.all(
      replicas.all.map((replica, index) => replica.start(o.skewed && index === REPLICAS - 1 ? SKEW_MS : 0)),
    );
    return new Bench({
      folder,
      cluster,
      clusterOptions,
      simulator,
      stripe,
      storage,
      neighbours,
      replicas,
      database,
      journal,
      gate: new Gate(connectionString),
    });
  }

  /** The server ends without a chance to finish anything, and recovers from its log. */
  async crashPostgres(): Promise<void> {
    this.journal.note("world: PostgreSQL crashes");
    this.#cluster.child.kill("SIGQUIT");
    await this.#cluster.ended;
    this.#cluster = await startCluster(this.#clusterOptions);
    this.journal.note("world: PostgreSQL is back");
  }

  /** Time goes on for the database, its jobs and Stripe. */
  async jump(ms: number): Promise<void> {
    this.jumps += 1;
    await this.database.jump(ms);
    await this.stripe.post("/clock/advance", { ms });
    this.journal.note(`world: the clock has jumped by ${ms / 60_000} minutes`);
  }

  async close(): Promise<void> {
    this.replicas.stop();
    this.#simulator.kill();
    await this.database.close();
    await Promise.all([this.neighbours.close(), this.#storage.close()]);
    this.#cluster.child.kill("SIGQUIT");
    await this.#cluster.ended;
    // Whoever has just been killed may have written something a moment ago.
    await rm(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

async function startSimulator(o: { folder: string; port: number; webhookUrl: string }): Promise<Child> {
  const readyUrl = `http://127.0.0.1:${o.port}/health/ready`;
  const child = new Child({
    file: SIMULATOR,
    preload: LEASH,
    env: {
      NODE_ENV: "test",
      STRIPE_SIMULATOR_PORT: String(o.port),
      STRIPE_SIMULATOR_DATA_DIR: join(o.folder, "stripe"),
      STRIPE_SIMULATOR_WEBHOOK_URL: o.webhookUrl,
      STRIPE_SIMULATOR_WEBHOOK_SECRET: WEBHOOK_SECRET,
    },
    log: join(o.folder, "stripe.log"),
  });
  await child.ready(readyUrl);
  return child;
}

function serviceEnv(o: {
  folder: string;
  connectionString: string;
  stripe: string;
  neighbours: string;
  storage: TestStorage;
}): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "test",
    LOG_LEVEL: "error",
    // They are started again and again: compiled once is enough.
    NODE_COMPILE_CACHE: join(o.folder, "compiled"),
    DATABASE_URL: o.connectionString,
    SERVICE_TOKEN_SECRET,
    STRIPE_SECRET_KEY: "sk_test_simulator",
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_BASE: o.stripe,
    COVERAGE_ENVIRONMENT: "torture",
    PROFILE_PROJECT_SERVICE_URL: o.neighbours,
    NOTIFICATION_SERVICE_URL: o.neighbours,
    STORAGE_S3_ENDPOINT: o.storage.endpoint,
    STORAGE_S3_REGION: o.storage.region,
    STORAGE_S3_ACCESS_KEY: o.storage.accessKey,
    STORAGE_S3_SECRET_KEY: o.storage.secretKey,
    STORAGE_BUCKET: o.storage.bucket,
  };
}

function pickOne<T>(items: readonly T[]): T | null {
  return items[Math.floor(Math.random() * items.length)] ?? null;
}
