/** What requests ask of the database: how often, which never varies, and for how long. */
import { idOf } from "../fill/fill.ts";
import { fire, type Shot } from "../measure/load.ts";
import { percentile } from "../measure/ratios.ts";
import { type LoggedStatement, statementsOf } from "../measure/statements.ts";
import type { Finding } from "../report.ts";
import type { Stage } from "../stage/stage.ts";
import { type Scenario, untilIdle } from "./scenario.ts";
import { browsingAnew } from "./shots.ts";

const APPLICATION = "coverage-marketplace-service";

/** One after the other, so that every statement belongs to the request that was under way. */
async function statementsFor(stage: Stage, shots: readonly Shot[]): Promise<LoggedStatement[]> {
  const left = [...shots];
  const { database, databaseLog: logFile } = stage;
  return statementsOf({ database, logFile, applicationName: APPLICATION }, async () => {
    const next = () => left.shift() ?? null;
    await fire({ url: stage.url("coverage"), next, expect: [200], connections: 1 });
  });
}

/** Further requests of the kinds a visitor makes, with words that are looked for among them. */
function publicShots(stage: Stage): Shot[] {
  const headers = stage.as(stage.writer.userId);
  const get = (path: string): Shot => ({ method: "GET", path: `/internal${path}`, headers });
  const numbers = Array.from({ length: 40 }, (_, index) => index * 7 + 1);
  const providers = numbers.map((number) => idOf("cprov", 1 + (number % stage.size.providers)));
  const words = ["pilot", "polish feature", "dialogue", "Reader 12", "synopsis series"];
  return [
    ...Array.from({ length: 120 }, browsingAnew(stage)),
    ...words
      .flatMap((q) => [`/services?q=${encodeURIComponent(q)}`, `/providers?q=${encodeURIComponent(q)}`])
      .map(get),
    ...["rating", "orders", "newest"].map((sort) => get(`/providers?sort=${sort}`)),
    ...providers
      .filter((_, index) => (numbers[index] ?? 0) % 50 !== 49)
      .flatMap((provider) => [
        get(`/providers/${provider}`),
        get(`/providers/${provider}/services`),
        get(`/providers/${provider}/reviews`),
      ]),
  ];
}

const databaseTime: Scenario = {
  name: "database-time",
  async run({ stage }) {
    const statements = await statementsFor(stage, [...publicShots(stage), ...publicShots(stage)]);
    const slowest = statements.reduce((one, other) => (other.ms > one.ms ? other : one));
    const what = `database time of public queries, p99 of ${statements.length}`;
    const usual = percentile(times(statements), 0.5).toFixed(2);
    const note = `p50 ${usual} ms; slowest ${slowest.label} ${slowest.ms.toFixed(0)} ms`;
    const value = percentile(times(statements), 0.99);
    return [{ scenario: "database-time", what, value, unit: "ms", target: { atMost: 2 }, note }];
  },
};

const times = (statements: readonly LoggedStatement[]) => statements.map(({ ms }) => ms);

/** Jobs ask the database by the same name: they wait until the counting is over. */
const HOLD_JOBS = `
  CREATE OR REPLACE FUNCTION bench_later() RETURNS trigger LANGUAGE plpgsql
  AS 'BEGIN NEW.run_at := NEW.run_at + interval ''1 minute''; RETURN NEW; END';
  CREATE TRIGGER bench_later BEFORE INSERT ON graphile_worker._private_jobs
    FOR EACH ROW EXECUTE FUNCTION bench_later()`;
const LET_JOBS_GO = "DROP TRIGGER bench_later ON graphile_worker._private_jobs";

const roundTrips: Scenario = {
  name: "round-trips",
  async run({ stage }) {
    const findings: Finding[] = [];
    const count = async (what: string, atMost: number, shot: () => Shot) => {
      const statements = await statementsFor(stage, [shot()]);
      const note = statements.map(({ label }) => label).join(", ");
      const value = statements.length;
      findings.push({ scenario: "round-trips", what, value, unit: "round trips", target: { atMost }, note });
    };
    const headers = stage.as(stage.writer.userId);
    const get = (path: string): Shot => ({ method: "GET", path: `/internal${path}`, headers });
    await untilIdle(stage);
    await stage.database.query(HOLD_JOBS);
    try {
      await count("browse, not kept", 1, () =>
        get(`/services?tier=early_draft&maxPriceCents=${60_000 + Math.floor(performance.now())}`),
      );
      await count("profile", 1, () => get(`/providers/${idOf("cprov", 1)}`));
      await count("one order", 1, () => get(`/orders/${idOf("cord", 1)}`));
      await count("my orders, 100 of them", 1, () => get("/orders?role=writer&limit=100"));
      const start = await startOf(stage);
      await count("a transition", 2, () => start);
    } finally {
      await stage.database.query(LET_JOBS_GO);
    }
    return findings;
  },
};

async function startOf(stage: Stage): Promise<Shot> {
  const { rows } = await stage.database.query<{ id: string; userId: string }>(
    `SELECT o.id, p.user_id AS "userId" FROM coverage_orders o JOIN coverage_providers p ON p.id =
      o.provider_id
     WHERE o.writer_user_id = $1 AND o.status = 'claimed' AND p.status = 'active' LIMIT 1`,
    [stage.writer.userId],
  );
  const [order] = rows;
  if (!order) throw new Error("no order is left that could be started");
  return { method: "POST", path: `/internal/orders/${order.id}/start`, headers: stage.as(order.userId) };
}

export const DATABASE: readonly Scenario[] = [databaseTime, roundTrips];
