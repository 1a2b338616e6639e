/**
 * Runs one statement: one round trip, one transaction.
 *
 * Belongs here: names of prepared statements, how Postgres' values become ours. Does not: SQL, retries (with-
 * retries.ts).
 */
import { createHash } from "node:crypto";
import pg from "pg";
import { fromIso, type Instant } from "../../domain/clock.ts";
import type { Statement } from "./statement.ts";

/** Answers the rows. Throws what the driver throws. */
export type Query = <Row extends object>(statement: Statement) => Promise<Row[]>;

/**
 * Prepared by name on each connection, so that a plan is made once per shape. Shapes are few, but the public
 * lists' filters multiply: past this many texts further ones run unprepared, so that nobody can fill the
 * server's memory.
 */
const NAMES_MAX = 400;

export function createQuery(pool: Pick<pg.Pool, "query">): Query {
  const names = new Map<string, string>();
  const nameOf = ({ label, text }: Statement): string | undefined => {
    const known = names.get(text);
    if (known || names.size >= NAMES_MAX) return known;
    const name = `${label}_${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
    names.set(text, name);
    return name;
  };
  return async <Row extends object>(statement: Statement) => {
    const name = nameOf(statement);
    const { rows } = await pool.query<Row>({
      ...(name && { name }),
      text: statement.text,
      values: [...statement.values],
      types: TYPES,
    });
    return rows;
  };
}

const INT8 = 20;
const NUMERIC = 1700;
const TIMESTAMPTZ = 1184;

const PARSERS: Readonly<Record<number, (text: string) => number>> = {
  [INT8]: safeInteger,
  [NUMERIC]: Number,
  [TIMESTAMPTZ]: instant,
};

/** Only for our own queries: other users of the driver keep its usual types. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) =>
    (format !== "binary" && PARSERS[oid]) || pg.types.getTypeParser(oid, format as "text"),
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`beyond exact numbers: ${text}`);
  return value;
}

/** `2026-01-31 12:00:00.5+00` as Postgres writes it; the offset is the session's and may lack its minutes. */
function instant(text: string): Instant {
  const minutes = /[+-]\d\d$/.test(text) ? ":00" : "";
  return fromIso(`${text.slice(0, 10)}T${text.slice(11)}${minutes}`);
}
