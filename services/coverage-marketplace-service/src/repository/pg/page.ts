/**
 * One page of a list and what all of the list comes to, in one statement. A page past the end still knows the
 * total.
 *
 * Belongs here: the frame. Does not: filters, cursors (browse.ts).
 */
import type { Query } from "./query.ts";
import { allOf, type Values } from "./statement.ts";

export interface PageStatement {
  readonly label: string;
  readonly values: Values;
  /** The page's select list; no name in it may be `totals` or `ordinal`. */
  readonly columns: string;
  readonly from: string;
  /** What else the columns are read from, for the page's rows alone. */
  readonly joined?: string;
  readonly where: readonly string[];
  /** Narrows the page only, such as a cursor's place; the totals stay those of the whole list. */
  readonly after?: readonly string[];
  readonly orderBy: string;
  readonly limit: number;
  readonly offset: number;
  /** Further totals, as arguments of json_build_object. */
  readonly totals?: string;
}

export async function queryPage<Row extends object, Totals extends object = object>(
  query: Query,
  o: PageStatement,
): Promise<{ rows: Row[]; totals: { total: number } & Totals }> {
  const { values } = o;
  // The totals come first and are always one row; the page hangs on it, numbered so that its order survives
  // the join.
  const text = `
    SELECT all_rows.totals, page.*
    FROM (SELECT json_build_object('total', count(*)${o.totals ? `, ${o.totals}` : ""}) AS totals
          FROM ${o.from}${allOf(o.where)}) all_rows
    LEFT JOIN (${o.joined ? joinedRows(o, o.joined) : plainRows(o)}) page ON true
    ORDER BY page.ordinal`;
  type Joined = { totals: { total: number } & Totals; ordinal: number | null };
  const joined = await query<Joined>({ label: o.label, text, values: values.list });
  const [first] = joined;
  if (!first) throw new Error("a count without a row");
  const rows = joined.filter((row) => row.ordinal !== null);
  return { rows: rows.map(({ totals: _said, ordinal: _done, ...row }) => row as Row), totals: first.totals };
}

const plainRows = (o: PageStatement): string => `
  SELECT rows.*, row_number() OVER () AS ordinal FROM (SELECT ${o.columns} ${placesOf(o)}) rows`;

/** The rows are found and counted first, so that the rest is read for thirty of them and not for all. */
const joinedRows = (o: PageStatement, joined: string): string => `
  SELECT ${o.columns}, place.ordinal
  FROM (SELECT found.id, row_number() OVER () AS ordinal FROM (SELECT l.id ${placesOf(o)}) found) place
  ${joined}`;

const placesOf = (o: PageStatement): string => `
  FROM ${o.from}${allOf([...o.where, ...(o.after ?? [])])}
  ORDER BY ${o.orderBy} LIMIT ${limitOf(o)} OFFSET ${o.offset === 0 ? 0 : o.values.add(o.offset)}`;

/** The usual sizes of a page, and one more to see whether there is a next one. */
const USUAL_LIMITS: ReadonlySet<number> = new Set([30, 31, 100, 101]);

/**
 * Written out where that makes few texts: of a limit it does not know the planner expects a tenth of the
 * table, and reads that.
 */
const limitOf = ({ limit, values }: PageStatement): number | string =>
  USUAL_LIMITS.has(limit) ? limit : values.add(limit);
