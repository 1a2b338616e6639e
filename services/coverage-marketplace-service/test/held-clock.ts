/**
 * Time in a test database stands still until the test moves it: coverage_now() is replaced by a row.
 *
 * Belongs here: the database's clock for tests. Does not: the queue's, which stays real (jobs keep their
 * distance).
 */
import type { Pool } from "pg";
import { type Instant, toIso } from "../src/domain/clock.ts";

export interface HeldClock {
  now(): Instant;
  advance(ms: number): Promise<void>;
}

/** Statements already prepared see the new clock too: replacing a function makes their plans anew. */
export async function holdClock(pool: Pool, start: Instant): Promise<HeldClock> {
  await pool.query("CREATE TABLE coverage_test_clock (at timestamptz NOT NULL)");
  await pool.query("INSERT INTO coverage_test_clock VALUES ($1)", [toIso(start)]);
  await pool.query(`CREATE OR REPLACE FUNCTION coverage_now() RETURNS timestamptz LANGUAGE sql STABLE
    AS 'SELECT at FROM coverage_test_clock'`);
  let now = start;
  return {
    now: () => now,
    advance: async (ms) => {
      now += ms;
      await pool.query("UPDATE coverage_test_clock SET at = $1", [toIso(now)]);
    },
  };
}
