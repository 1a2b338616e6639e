/** A public list in memory: sorted, continued after a cursor, cut to a page. Filters are each list's own. */

import { type CursorPlace, decodeCursor, pageOf } from "../cursor.ts";
import type { CursorList } from "../interface.ts";
import { byId } from "./rows.ts";

export interface MemorySort<T> {
  readonly descending: boolean;
  readonly valueOf: (row: T) => number;
}

/**
 * `matching` is every row that passes the filters. Throws DomainError invalid_payload for a malformed cursor.
 */
export function browse<T extends { readonly id: string }>(
  matching: readonly T[],
  o: { sort: string; by: MemorySort<T>; cursor: string | undefined; limit: number; offset: number },
): CursorList<T> {
  const placeOf = (row: T): CursorPlace => ({ value: o.by.valueOf(row), id: row.id });
  const compare = (a: CursorPlace, b: CursorPlace): number =>
    (o.by.descending ? b.value - a.value : a.value - b.value) || byId(a, b);
  const after = o.cursor === undefined ? null : decodeCursor(o.cursor, o.sort);
  const rest = matching
    .filter((row) => after === null || compare(placeOf(row), after) > 0)
    .sort((a, b) => compare(placeOf(a), placeOf(b)))
    .slice(o.offset);
  const page = pageOf(rest, { limit: o.limit, sort: o.sort, placeOf });
  return { ...page, total: matching.length };
}
