/**
 * The public lists: built from the filters present, continued after a cursor. A condition that is always
 * written and usually empty (`$1 IS NULL OR …`) would make the planner give up on every index.
 *
 * Belongs here: sorting, cursors, escaping. Does not: which filters a list has (its store's file).
 */

import { type CursorPlace, decodeCursor, pageOf } from "../cursor.ts";
import type { CursorList } from "../interface.ts";
import { type PageStatement, queryPage } from "./page.ts";
import type { Query } from "./query.ts";
import type { Values } from "./statement.ts";

export interface BrowseSort<T> {
  readonly expression: string;
  readonly descending: boolean;
  readonly valueOf: (row: T) => number;
  /** The place's whole number as a value to compare the expression with. */
  readonly bound: (value: number, values: Values) => string;
}

export const wholeNumber = (value: number, values: Values): string => `${values.add(value)}::bigint`;
export const instantOf = (value: number, values: Values): string => values.instant(value);
export const hundredths = (value: number, values: Values): string => `${values.add(value)}::bigint / 100.0`;

/** Throws DomainError invalid_payload for a malformed cursor. */
export async function browse<T extends { readonly id: string }>(
  query: Query,
  o: Omit<PageStatement, "after" | "orderBy"> & {
    readonly idColumn: string;
    readonly sort: string;
    readonly by: BrowseSort<T>;
    readonly cursor: string | undefined;
    readonly toRow: (row: object) => T;
  },
): Promise<CursorList<T>> {
  const { by, idColumn } = o;
  const after = o.cursor === undefined ? [] : [beyond(decodeCursor(o.cursor, o.sort), by, o)];
  const { rows, totals } = await queryPage<object>(query, {
    ...o,
    after,
    orderBy: `${by.expression} ${by.descending ? "DESC" : "ASC"}, ${idColumn}`,
    limit: o.limit + 1,
  });
  const placeOf = (row: T): CursorPlace => ({ value: by.valueOf(row), id: row.id });
  const page = pageOf(rows.map(o.toRow), { limit: o.limit, sort: o.sort, placeOf });
  return { ...page, total: totals.total };
}

/** Written so that the first half alone bounds an index scan; the second half is only about ties. */
function beyond<T>(
  { value, id }: CursorPlace,
  { expression, descending, bound }: BrowseSort<T>,
  { idColumn, values }: { idColumn: string; values: Values },
): string {
  const place = bound(value, values);
  const than = descending ? "<" : ">";
  const tie = `${idColumn} > ${values.add(id)}`;
  return `${expression} ${than}= ${place} AND (${expression} ${than} ${place} OR ${tie})`;
}

/** `text ILIKE '%q%'` for any of the expressions, with the wildcards in `q` taken literally. */
export function mentions(expressions: readonly string[], q: string, values: Values): string {
  const pattern = values.add(`%${literal(q)}%`);
  return `(${expressions.map((expression) => `${expression} ILIKE ${pattern}`).join(" OR ")})`;
}

/** `text LIKE 'q%'` for any of the columns: an index of text_pattern_ops answers it. */
export function begins(columns: readonly string[], q: string, values: Values): string {
  const pattern = values.add(`${literal(q)}%`);
  return `(${columns.map((column) => `${column} LIKE ${pattern}`).join(" OR ")})`;
}

const literal = (q: string): string => q.replace(/[\\%_]/g, "\\$&");
