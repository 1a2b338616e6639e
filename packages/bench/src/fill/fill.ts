/**
 * A database with a marketplace's worth of rows, made inside the server. The same size gives
 * the same rows but for their moments.
 *
 * Belongs here: how many, and the order of the statements. Does not: the statements (catalogue.ts,
 * orders.ts).
 */
import pg from "pg";
import { LISTINGS, PROVIDERS, RATINGS, SERVICES } from "./catalogue.ts";
import { BALANCES, ENTRIES, OPERATIONS, ORDERS, POSTINGS, REVIEWS, TRANSITIONS } from "./orders.ts";
import { YARDSTICK_TABLES } from "./yardstick-tables.ts";

export interface Size {
  readonly providers: number;
  readonly services: number;
  readonly orders: number;
  readonly writers: number;
}

/** A tenth as many providers as services, twice as many orders; a writer has forty. */
export function sizeOf(services: number): Size {
  const orders = services * 2;
  return { services, orders, providers: Math.ceil(services / 10), writers: Math.ceil(orders / 40) };
}

/** What the fill numbers from 1 on; ids are theirs in sixteen hexadecimal digits. */
export const idOf = (prefix: string, number: number): string =>
  `${prefix}_${number.toString(16).padStart(16, "0")}`;

/** Half of the orders, those with odd numbers, are claimed and wait for their provider to start. */
export const isClaimed = (order: number): boolean => order % 2 === 1;

/**
 * Fills the migrated database. The books are in order, to the cent: triggers are off while rows are written,
 * so what they would keep is written as well.
 */
export async function fillDatabase({
  connectionString,
  size,
}: {
  connectionString: string;
  size: Size;
}): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL session_replication_role = replica");
    await client.query("SET LOCAL synchronous_commit = off");
    await client.query("SELECT setseed(0.5)");
    for (const text of [PROVIDERS, SERVICES, ORDERS, TRANSITIONS, OPERATIONS, POSTINGS, ENTRIES]) {
      await client.query(numbered(text, size));
    }
    for (const text of [BALANCES, REVIEWS, RATINGS, LISTINGS]) await client.query(text);
    for (const text of YARDSTICK_TABLES) await client.query(text);
    await client.query(HOLD_ROUNDS);
    await client.query("COMMIT");
    await client.query("VACUUM (ANALYZE)");
    await client.query("CHECKPOINT");
  } finally {
    await client.end();
  }
}

function numbered(text: string, size: Size): string {
  return text.replace(/:(\w+)/g, (word, name: keyof Size) => String(size[name] ?? word));
}

/**
 * Stripe knows nothing of the orders that were made here, so the rounds that compare them with Stripe would
 * raise an alarm for each and disturb every figure.
 */
const HOLD_ROUNDS = `
  CREATE FUNCTION bench_no_rounds() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
  CREATE TRIGGER bench_no_rounds BEFORE INSERT ON graphile_worker._private_jobs
    FOR EACH ROW WHEN (NEW.key LIKE 'reconcile%') EXECUTE FUNCTION bench_no_rounds()`;
