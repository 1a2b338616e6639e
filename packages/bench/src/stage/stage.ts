/**
 * Everything a run needs: PostgreSQL that keeps its promises, the services as the image starts them, the
 * Stripe
 * simulator without latency, and a filled database.
 *
 * Belongs here: what is started, in which order, with which settings. Does not: what is measured
 * (scenarios/).
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
import { createServiceTokenSigner } from "@script-manifest/service-kit";
import pg from "pg";
import { fillDatabase, type Size } from "../fill/fill.ts";
import { type DatabaseLoad, openDatabaseLoad } from "../measure/database-load.ts";
import { Child } from "./child.ts";
import { Writer } from "./writer.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..", "..");
const SECRET = "bench-service-token-secret-of-enough-length";
export const WEBHOOK_SECRET = "whsec_for_measurements_only_0000";
/** As the image starts a service. */
const NODE_FLAGS = ["--enable-source-maps"];

export type Service = "coverage" | "gateway" | "identity" | "simulator" | "neighbours" | "bareFastify";

const FILES: Readonly<Record<Service, string>> = {
  coverage: "services/coverage-marketplace-service/src/index.ts",
  gateway: "services/api-gateway/src/index.ts",
  identity: "services/identity-service/src/index.ts",
  simulator: "packages/stripe-simulator/src/index.ts",
  neighbours: "packages/bench/src/stage/neighbours.ts",
  bareFastify: "packages/bench/src/stage/bare-fastify.ts",
};

const READY: Readonly<Partial<Record<Service, string>>> = { neighbours: "/", bareFastify: "/" };

export interface Stage {
  readonly size: Size;
  /** Where a service listens. */
  url(service: Service): string;
  /** One more process of it on a port of its own, and how long it took until it was ready. */
  startAnother(service: Service): Promise<{ child: Child; url: string; readyMs: number }>;
  readonly database: pg.Pool;
  readonly databaseLoad: DatabaseLoad;
  /** The server's log. */
  readonly databaseLog: string;
  /** Somebody who has signed in at the gateway and has orders. */
  readonly writer: Writer;
  /** Headers by which a service knows the user; good for half a minute. */
  as(userId: string): Record<string, string>;
  close(): Promise<void>;
}

export async function openStage({ size, say }: { size: Size; say: (line: string) => void }): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "script-manifest-bench-"));
  const names = Object.keys(FILES) as Service[];
  const [postgresPort = 0, ...free] = await findFreePorts(1 + names.length);
  const ports = Object.fromEntries(names.map((name, index) => [name, free[index]])) as Record<
    Service,
    number
  >;
  const at = (name: Service) => `http://127.0.0.1:${ports[name]}`;
  const [cluster, storage] = await Promise.all([
    startCluster({ folder: join(folder, "postgres"), port: postgresPort, durable: true }),
    openTestStorage(),
  ]);
  const connectionString = cluster.url("app");
  await ensureCoverageMarketplaceTables({ connectionString });
  const filledAt = performance.now();
  await fillDatabase({ connectionString, size });
  const seconds = ((performance.now() - filledAt) / 1_000).toFixed(0);
  say(
    `${size.services} services of ${size.providers} providers, ${size.orders} orders: filled in ${seconds} s`,
  );

  const env = settings({ at, connectionString, storage, folder });
  const start = (name: Service, port: number, log: string = name) =>
    new Child({
      args: [...NODE_FLAGS, join(ROOT, FILES[name])],
      env: { ...env, PORT: String(port) },
      log: join(folder, `${log}.log`),
    });
  const children = Object.fromEntries(names.map((name) => [name, start(name, ports[name])])) as Record<
    Service,
    Child
  >;
  const readyUrl = (name: Service, port: number) =>
    `http://127.0.0.1:${port}${READY[name] ?? "/health/ready"}`;
  await Promise.all(names.map((name) => children[name].ready(readyUrl(name, ports[name]))));
  const database = new pg.Pool({ connectionString, max: 2 });
  database.on("error", () => {});
  const sign = createServiceTokenSigner({ secret: SECRET, issuer: "api-gateway" });
  const databaseLoad = await openDatabaseLoad({ connectionString, folder });
  return {
    size,
    url: at,
    async startAnother(name) {
      const [port = 0] = await findFreePorts(1);
      const child = start(name, port, `${name}-${port}`);
      return { child, readyMs: await child.ready(readyUrl(name, port)), url: `http://127.0.0.1:${port}` };
    },
    database,
    databaseLoad,
    databaseLog: join(folder, "postgres", "postgres.log"),
    writer: await Writer.signUp({ gatewayUrl: at("gateway"), database }),
    as: (userId) => ({ "x-service-token": sign({ userId, name: "Writer", email: "writer@example.com" }) }),
    async close() {
      await Promise.all(Object.values(children).map((child) => child.stop()));
      await Promise.all([database.end(), databaseLoad.close(), storage.close(), endCluster(cluster)]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function endCluster(cluster: Cluster): Promise<void> {
  cluster.child.kill("SIGQUIT");
  await cluster.ended;
}

/**
 * What production sets or leaves to its default, but for keys and addresses: with the simulator's address a
 * service refuses to call itself production.
 */
function settings(o: {
  at: (name: Service) => string;
  connectionString: string;
  storage: TestStorage;
  folder: string;
}): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "development",
    LOG_LEVEL: "info",
    NODE_COMPILE_CACHE: join(o.folder, "compiled"),
    DATABASE_URL: o.connectionString,
    SERVICE_TOKEN_SECRET: SECRET,
    STRIPE_SECRET_KEY: "sk_test_simulator",
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_BASE: o.at("simulator"),
    STRIPE_SIMULATOR_DATA_DIR: join(o.folder, "stripe"),
    STRIPE_SIMULATOR_WEBHOOK_URL: `${o.at("gateway")}/api/v1/coverage/stripe-webhook`,
    STRIPE_SIMULATOR_WEBHOOK_SECRET: WEBHOOK_SECRET,
    COVERAGE_ENVIRONMENT: "bench",
    COVERAGE_MARKETPLACE_SERVICE_URL: o.at("coverage"),
    IDENTITY_SERVICE_URL: o.at("identity"),
    PROFILE_PROJECT_SERVICE_URL: o.at("neighbours"),
    NOTIFICATION_SERVICE_URL: o.at("neighbours"),
    // One client makes all requests here.
    GATEWAY_RATE_LIMIT_PER_MINUTE: "1000000000",
    STORAGE_S3_ENDPOINT: o.storage.endpoint,
    STORAGE_S3_REGION: o.storage.region,
    STORAGE_S3_ACCESS_KEY: o.storage.accessKey,
    STORAGE_S3_SECRET_KEY: o.storage.secretKey,
    STORAGE_BUCKET: o.storage.bucket,
  };
}
