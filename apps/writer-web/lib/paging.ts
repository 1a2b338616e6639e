/** Pages of an admin's list: the address keeps the filters, the offset moves. */

/** The address of `path` with these parameters; empty ones are left out. */
export function addressWith(
  path: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== "" && value !== 0) query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}

interface PageLinks {
  readonly previous: string | null;
  readonly next: string | null;
}

/** Where the pages before and after this one are, or null at either end. */
export function pageLinks(o: {
  readonly offset: number;
  readonly perPage: number;
  readonly total: number;
  readonly at: (offset: number) => string;
}): PageLinks {
  const { offset, perPage, total, at } = o;
  return {
    previous: offset > 0 ? at(Math.max(0, offset - perPage)) : null,
    next: offset + perPage < total ? at(offset + perPage) : null,
  };
}
