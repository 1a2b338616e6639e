/**
 * Fills a new stack with demo data, once. Belongs here: whether it is due, and what it needs. Does not: the
 * data (demo/).
 */
import { createServiceTokenSigner } from "@script-manifest/service-kit";
import pg from "pg";
import { DEMO_DAYS, seedDemo } from "./demo/index.ts";
import { type PartContext, servicePart } from "./parts.ts";
import { enterPast, leavePast } from "./past.ts";
import { findFreePort } from "./ports.ts";

/**
 * Seeds unless this database has been seeded. The fact lies in the database itself, so that it goes where the
 * data goes, and is written last: seeding that was interrupted is taken up again.
 */
export async function seedOnce(o: {
  context: PartContext;
  /** Database and Stripe are our own: their clocks may be moved. */
  movesTime: boolean;
  abort: AbortSignal;
  say: (line: string) => void;
}): Promise<void> {
  const { context, abort, say } = o;
  const simulatorUrl = context.env.STRIPE_API_BASE ?? "";
  await withDatabase(context, async (client) => {
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS local_stack;
      CREATE TABLE IF NOT EXISTS local_stack.demo (seeded_at timestamptz NOT NULL DEFAULT now())`);
    const { rowCount } = await client.query("SELECT 1 FROM local_stack.demo");
    if (rowCount) return;
    say("making demo data (first start only) …");
    const time = o.movesTime ? await enterPast(client, { simulatorUrl, days: DEMO_DAYS }) : null;
    await seedDemo({
      gatewayUrl: `http://127.0.0.1:${context.ports.gateway}`,
      simulatorUrl,
      time,
      replicas: {
        startCoverageReplica: (settings) => startReplica({ context, settings, abort }),
        signServiceToken: createServiceTokenSigner({
          secret: context.env.SERVICE_TOKEN_SECRET ?? "",
          issuer: "api-gateway",
        }),
      },
      log: (line) => say(`  ${line}`),
    });
    await time?.end();
    await client.query("INSERT INTO local_stack.demo DEFAULT VALUES");
  });
}

/** For a start without the demo: an earlier one may have been interrupted while it made it. */
export async function leaveUnseeded(context: PartContext): Promise<void> {
  const simulatorUrl = context.env.STRIPE_API_BASE ?? "";
  await withDatabase(context, (client) => leavePast(client, { simulatorUrl }));
}

async function withDatabase(context: PartContext, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: context.env.DATABASE_URL, application_name: "demo" });
  // Stopping the stack in the middle takes the connection away; the seeding then fails by itself.
  client.on("error", () => {});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** One more coverage service on the same database, for as long as the seeding needs it. */
async function startReplica(o: {
  context: PartContext;
  settings: Readonly<Record<string, string>>;
  abort: AbortSignal;
}) {
  const port = await findFreePort();
  const context = { ...o.context, env: { ...o.context.env, ...o.settings }, watch: false };
  const running = await servicePart(context, "coverage", { name: "demo", port }).start(o.abort);
  return { url: `http://127.0.0.1:${port}`, close: () => running.stop() };
}
