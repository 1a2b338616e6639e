/**
 * The opaque place in a public list: the sort's value of the last row seen, and its id for ties. Both
 * implementations write and read the same one.
 *
 * Belongs here: its format and its refusal. Does not: what comes after the place (each implementation's
 * comparison).
 */
import { DomainError } from "../domain/errors.ts";

/**
 * Every sort of a public list is over a whole number: cents, days, a count, an instant, a rating in
 * hundredths.
 */
export interface CursorPlace {
  readonly value: number;
  readonly id: string;
}

/** Beyond every amount and every instant of the next centuries; what is larger was made up. */
const VALUE_MAX = 1e13;

/** The sort's name is inside, so that a place in one order is never taken for a place in another. */
export function encodeCursor({ sort, value, id }: CursorPlace & { sort: string }): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString("base64url");
}

/**
 * Throws DomainError invalid_payload (path query.cursor) for anything that `encodeCursor` did not write for
 * this sort.
 */
export function decodeCursor(cursor: string, sort: string): CursorPlace {
  const place = parse(Buffer.from(cursor, "base64url").toString("utf8"));
  if (!Array.isArray(place) || place.length !== 3) throw malformed();
  const [cursorSort, value, id] = place as unknown[];
  const known = typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= VALUE_MAX;
  // PostgreSQL cannot store NUL, so no row ever had such an id.
  if (cursorSort !== sort || !known || typeof id !== "string" || id.includes("\u0000")) throw malformed();
  return { value, id };
}

/** Cuts the page from its rows and the one after it: if that is there, the page is not the last. */
export function pageOf<T>(
  rows: readonly T[],
  o: { limit: number; sort: string; placeOf: (row: T) => CursorPlace },
): { rows: readonly T[]; nextCursor: string | null } {
  const page = rows.slice(0, o.limit);
  const last = page.at(-1);
  const more = rows.length > o.limit && last !== undefined;
  return { rows: page, nextCursor: more ? encodeCursor({ sort: o.sort, ...o.placeOf(last) }) : null };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function malformed(): DomainError {
  return new DomainError("invalid_payload", "The cursor does not fit this list.", [
    { path: "query.cursor", message: "is not a cursor of this list in this order" },
  ]);
}
