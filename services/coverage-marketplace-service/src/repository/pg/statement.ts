/**
 * The pieces statements are put together from: values with their placeholders, assignments, one statement as
 * a whole.
 *
 * Belongs here: text and values. Does not: running them (query.ts), what they are about (each store's file).
 */
import { type Instant, toIso } from "../../domain/clock.ts";

export interface Statement {
  /** Opens the name of the prepared statement, for those who read pg_stat_statements or a plan. */
  readonly label: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Collects a statement's values; every method answers the placeholder to write into the text. */
export class Values {
  readonly list: unknown[] = [];

  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }

  instant(value: Instant | null): string {
    return `${this.add(value === null ? null : toIso(value))}::timestamptz`;
  }

  /** Half a surrogate pair has no place in jsonb; it becomes the replacement character, as in text. */
  json(value: unknown): string {
    const json = JSON.stringify(value, (_key, part: unknown) =>
      typeof part === "string" ? part.toWellFormed() : part,
    );
    return `${this.add(json)}::jsonb`;
  }
}

/** Field → its column, and how its value is written where it is not simply itself. */
export type WritableColumns<T> = {
  readonly [field in keyof T]-?: { readonly column: string; readonly instant?: true };
};

/**
 * `column = $n` for every field the change defines, always in the columns' own order: the same fields make
 * the same text, and so the same prepared statement. Nothing but the listed columns can be written.
 */
export function assignments<T extends object>(
  change: T,
  columns: WritableColumns<Required<T>>,
  values: Values,
): string[] {
  return Object.entries<{ column: string; instant?: true }>(columns).flatMap(
    ([field, { column, instant }]) => {
      const value: unknown = change[field as keyof T];
      if (value === undefined) return [];
      return `${column} = ${instant ? values.instant(value as Instant | null) : values.add(value)}`;
    },
  );
}

/** `(columns) VALUES (…)`-parts of an INSERT of a whole row, in the columns' own order. */
export function insertion<T extends object>(
  row: T,
  columns: WritableColumns<Required<T>>,
  values: Values,
): { columns: string; values: string } {
  const fields = Object.entries<{ column: string; instant?: true }>(columns);
  return {
    columns: fields.map(([, { column }]) => column).join(", "),
    values: fields
      .map(([field, { instant }]) => {
        const value: unknown = row[field as keyof T];
        return instant ? values.instant(value as Instant | null) : values.add(value);
      })
      .join(", "),
  };
}

/** The WHERE of all conditions; nothing when there are none. */
export function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
}
