/** Pages of lists. */

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface List<T> {
  readonly rows: readonly T[];
  /** All rows that match, not only this page's. */
  readonly total: number;
}

/** A public list can also be walked by an opaque cursor; null when this was the last page. */
export interface CursorList<T> extends List<T> {
  readonly nextCursor: string | null;
}
