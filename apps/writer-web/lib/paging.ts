/**
 * Pages of a list: the address keeps the filters, the offset moves. What an address cannot mean is left out,
 * so that an old or edited link still shows a list.
 */
import { OFFSET_MAX } from "@script-manifest/contracts";
import { redirect } from "next/navigation";

/** A parameter of an address: repeated, it is a list. */
type Parameter = string | string[] | undefined;

const FILTER_LENGTH_MAX = 200;

/** A list's place from the address; anything that is no place is the beginning. */
export function offsetOf(value: Parameter): number {
  const offset = typeof value === "string" ? Number.parseInt(value, 10) || 0 : 0;
  return Math.min(Math.max(0, offset), OFFSET_MAX);
}

/** What somebody searches a list for, or nothing. */
export function filterOf(value: Parameter): string {
  const text = typeof value === "string" ? value.trim() : "";
  return text.length <= FILTER_LENGTH_MAX && !text.includes("\0") ? text : "";
}

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

/**
 * Where the pages before and after this one are, or null at either end. A place past the list's end leads to
 * its last page: the address was made by hand, or the list has become shorter.
 */
export function pageLinks(o: {
  readonly offset: number;
  readonly perPage: number;
  readonly total: number;
  readonly at: (offset: number) => string;
}): PageLinks {
  const { offset, perPage, total, at } = o;
  if (offset > 0 && offset >= total) redirect(at(perPage * Math.max(0, Math.ceil(total / perPage) - 1)));
  return {
    previous: offset > 0 ? at(Math.max(0, offset - perPage)) : null,
    next: offset + perPage < total ? at(offset + perPage) : null,
  };
}
