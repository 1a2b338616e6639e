/**
 * Days gone by, for the demo alone: while its orders are made, the database and the Stripe simulator live in
 * an earlier time that is moved on to the present. Only embedded parts can be taken there.
 *
 * Belongs here: whose clocks are moved, and back to the right time. Does not: what happens when (demo/).
 */
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import type { DemoTime } from "./demo/index.ts";

/** Tables of the neighbours that note by themselves when a row was made. */
const DATED = [
  ["identity.users", "created_at"],
  ["profile_project.projects", "created_at"],
  ["profile_project.projects", "updated_at"],
  ["profile_project.script_uploads", "created_at"],
  ["profile_project.scripts", "created_at"],
  ["notification.notifications", "created_at"],
] as const;

const PAUSE_MS = 20;
/** Longer than a job that fails waits for its next try: then it is not waited for. */
const QUIET_MS_MAX = 60_000;

const DAY_MS = 86_400_000;

type Database = Pick<pg.Client, "query">;

/**
 * Goes back by some days, or to where an interrupted start left the time. Null when that time is over, or
 * when something has happened in the present already.
 */
export async function enterPast(
  database: Database,
  { simulatorUrl, days }: { simulatorUrl: string; days: number },
): Promise<DemoTime | null> {
  const stripe = simulatorAt(simulatorUrl);
  await database.query(`
    CREATE TABLE IF NOT EXISTS local_stack.past (behind interval NOT NULL, is_over boolean NOT NULL)`);
  const known = await readPast(database);
  if (known?.isOver) return null;
  if (!known) {
    const { offsetMs } = await stripe.clock();
    const began = offsetMs < 0 ? { offsetMs } : await stripe.setBack(days * DAY_MS);
    if (!began) return null;
    await turnBack(database, -began.offsetMs);
  }
  return createTime(database, stripe);
}

/** Puts every clock right, where a start was interrupted in the past. */
export async function leavePast(
  database: Database,
  { simulatorUrl }: { simulatorUrl: string },
): Promise<void> {
  const { rows } = await database.query("SELECT to_regclass('local_stack.past') IS NOT NULL AS exists");
  const known = rows[0]?.exists ? await readPast(database) : null;
  if (known && !known.isOver) await (await createTime(database, simulatorAt(simulatorUrl))).end();
}

async function readPast(database: Database): Promise<{ behindMs: number; isOver: boolean } | null> {
  const { rows } = await database.query(
    `SELECT is_over, extract(epoch FROM behind)::float8 * 1000 AS behind FROM local_stack.past`,
  );
  return rows[0] ? { behindMs: Math.round(rows[0].behind), isOver: rows[0].is_over } : null;
}

/** From here on the marketplace's clock, the neighbours' dates and their letters belong to another time. */
async function turnBack(database: Database, ms: number): Promise<void> {
  await inTransaction(database, [
    `INSERT INTO local_stack.past VALUES (${ms} * interval '1 millisecond', false)`,
    `CREATE OR REPLACE FUNCTION local_stack.past_now() RETURNS timestamptz LANGUAGE sql STABLE
      AS 'SELECT date_trunc(''milliseconds'', now()) - behind FROM local_stack.past'`,
    "CREATE OR REPLACE FUNCTION coverage_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT local_stack.past_now()'",
    ...DATED.map(
      ([table, column]) => `ALTER TABLE ${table} ALTER COLUMN ${column} SET DEFAULT local_stack.past_now()`,
    ),
    // Nobody is written to about what is weeks old: its letter counts as sent.
    "ALTER TABLE notification.notifications ALTER COLUMN mailed_at SET DEFAULT local_stack.past_now()",
  ]);
}

async function turnForward(database: Database): Promise<void> {
  await inTransaction(database, [
    "UPDATE local_stack.past SET behind = '0', is_over = true",
    // As the migration 0001-clock-and-touch has it.
    `CREATE OR REPLACE FUNCTION coverage_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
      AS $$ SELECT date_trunc('milliseconds', now()) $$`,
    ...DATED.map(([table, column]) => `ALTER TABLE ${table} ALTER COLUMN ${column} SET DEFAULT now()`),
    "ALTER TABLE notification.notifications ALTER COLUMN mailed_at DROP DEFAULT",
    "DROP FUNCTION local_stack.past_now()",
  ]);
}

async function inTransaction(database: Database, statements: readonly string[]): Promise<void> {
  // Sent as one text, the statements are one transaction.
  await database.query(statements.join(";\n"));
}

async function createTime(database: Database, stripe: SimulatorClock): Promise<DemoTime> {
  const behind = async () => (await readPast(database))?.behindMs ?? 0;
  // A start that was killed between the two left one behind the other.
  const apart = -(await stripe.clock()).offsetMs - (await behind());
  if (apart > 0) await stripe.advance(apart);
  if (apart < 0) await moveDatabase(database, -apart);
  const until = async (daysAgo: number) => {
    const ms = (await behind()) - daysAgo * DAY_MS;
    if (ms <= 0) return;
    await untilQuiet(database, stripe);
    await moveDatabase(database, ms);
    await stripe.advance(ms);
    await untilQuiet(database, stripe);
  };
  return {
    until,
    end: async () => {
      await until(0);
      await turnForward(database);
    },
  };
}

/** Jobs that wait for a later time come nearer with it; whoever works on them is told to look. */
async function moveDatabase(database: Database, ms: number): Promise<void> {
  const span = `${Math.ceil(ms)} * interval '1 millisecond'`;
  await inTransaction(database, [
    `UPDATE local_stack.past SET behind = greatest(behind - ${span}, '0')`,
    `UPDATE graphile_worker._private_jobs SET run_at = run_at - ${span} WHERE run_at > now()`,
    `SELECT pg_notify('jobs:insert', '{"r":"' || random() || '","count":50}')`,
  ]);
}

/** Until what was begun is done: no job is due, no webhook is on its way. */
async function untilQuiet(database: Database, stripe: SimulatorClock): Promise<void> {
  const until = performance.now() + QUIET_MS_MAX;
  while (performance.now() < until) {
    const { rows } = await database.query(`SELECT count(*)::int AS due FROM graphile_worker._private_jobs
      WHERE attempts < max_attempts AND run_at <= now()`);
    if (rows[0]?.due === 0 && (await stripe.due()) === 0) return;
    await wait(PAUSE_MS);
  }
}

interface SimulatorClock {
  clock(): Promise<{ offsetMs: number }>;
  advance(ms: number): Promise<unknown>;
  /** Null when it is too late for that. */
  setBack(ms: number): Promise<{ offsetMs: number } | null>;
  /** Webhooks that are on their way. */
  due(): Promise<number>;
}

function simulatorAt(url: string): SimulatorClock {
  const ask = async <T>(path: string, body?: object): Promise<T | null> => {
    const answer = await fetch(`${url}/_simulator${path}`, {
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
    if (answer.status === 400) return null;
    if (!answer.ok) throw new Error(`the simulator's control API answered ${answer.status} to ${path}`);
    return (await answer.json()) as T;
  };
  return {
    clock: async () => (await ask<{ offsetMs: number }>("/clock")) ?? { offsetMs: 0 },
    advance: (ms) => ask("/clock/advance", { ms: Math.ceil(ms) }),
    setBack: (ms) => ask("/clock/set_back", { ms }),
    due: async () => (await ask<{ due: number }>("/webhooks"))?.due ?? 0,
  };
}
