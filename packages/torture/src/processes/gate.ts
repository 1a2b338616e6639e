/**
 * Makes races certain: while the gate of a table is closed, every statement that writes to the table waits
 * before its first row, with the reading of the world it began with. Then all of them go on at one moment.
 *
 * Nothing waits here for long: no client gives up, and a jump of the clock finds the gates open.
 */
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

export type Gated = "coverage_orders" | "coverage_money_ops" | "coverage_webhook_inbox";

const SPACE = 7_301;
const LOOK_MS = 10;
const LOOKS_MAX = 60;

/** For the database, once. */
export const GATES = [
  `CREATE FUNCTION torture_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_advisory_xact_lock_shared(${SPACE}, hashtext(TG_TABLE_NAME));
    RETURN NULL;
  END $$`,
  ...(["coverage_orders", "coverage_money_ops", "coverage_webhook_inbox"] satisfies Gated[]).map(
    (table) => `CREATE TRIGGER torture_gate BEFORE INSERT OR UPDATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION torture_gate()`,
  ),
];

const WAITING = `SELECT count(*)::integer AS waiting FROM pg_locks
  WHERE locktype = 'advisory' AND NOT granted AND classid = ${SPACE}`;

export class Gate {
  readonly #connectionString: string;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(connectionString: string) {
    this.#connectionString = connectionString;
  }

  /** One at a time: gates, and whatever else may not meet a closed one. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine.catch(() => {});
    return mine;
  }

  /**
   * Begins the work before a closed gate, which opens once so many wait, or nobody else seems to come.
   * Answers what the work answers.
   */
  rush<T>(table: Gated, o: { waiting: number; work: () => Promise<T> }): Promise<T> {
    return this.alone(async () => {
      const client = new pg.Client({ connectionString: this.#connectionString });
      client.on("error", () => {});
      let done: Promise<T> | null = null;
      try {
        await client.connect();
        await client.query("SELECT pg_advisory_lock($1, hashtext($2))", [SPACE, table]);
        done = o.work();
        done.catch(() => {});
        for (let looks = 0; looks < LOOKS_MAX; looks++) {
          const { rows } = await client.query<{ waiting: number }>(WAITING);
          if ((rows[0]?.waiting ?? 0) >= o.waiting) break;
          await delay(LOOK_MS);
        }
      } catch {
        // The server went away, and the gate with it.
      } finally {
        await client.end().catch(() => {});
      }
      return done ?? o.work();
    });
  }
}
