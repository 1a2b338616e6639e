/** Lists, filters and expansions, the same for every resource. */
import type { State } from "../state/state.ts";
import { missing } from "./errors.ts";
import { nested, type Params, text, values, wholeNumber } from "./form.ts";

/**
 * Newest first, a page at a time, as Stripe pages and the SDK's auto-paging asks. `rows` come oldest first.
 */
export function list<T extends { id: string }>(url: string, rows: readonly T[], params: Params) {
  const limit = Math.min(Math.max(wholeNumber(params, "limit") ?? 10, 1), 100);
  const newestFirst = [...rows].reverse();
  const before = text(params, "ending_before");
  if (before !== undefined) {
    const end = position(newestFirst, before, "ending_before");
    const data = newestFirst.slice(Math.max(end - limit, 0), end);
    return { object: "list", url, has_more: end > limit, data };
  }
  const after = text(params, "starting_after");
  const start = after === undefined ? 0 : position(newestFirst, after, "starting_after") + 1;
  const data = newestFirst.slice(start, start + limit);
  return { object: "list", url, has_more: start + limit < newestFirst.length, data };
}

function position(rows: readonly { id: string }[], id: string, param: string): number {
  const index = rows.findIndex((row) => row.id === id);
  if (index < 0) throw missing("object", id, param);
  return index;
}

/** The rows that fit `created` and each of these parameters that was sent. */
export function matching<T extends { created: number }>(
  rows: readonly T[],
  params: Params,
  fields: readonly (keyof T & string)[],
): T[] {
  const created = createdWithin(params);
  const asked = fields.flatMap((field) => {
    const value = text(params, field);
    return value === undefined ? [] : [[field, value] as const];
  });
  return rows.filter((row) => created(row.created) && asked.every(([field, value]) => row[field] === value));
}

/** `created` as Stripe takes it: one second exactly, or `gt`, `gte`, `lt`, `lte`. */
export function createdWithin(params: Params): (created: number) => boolean {
  const exactly = wholeNumber(params, "created");
  const range = nested(params, "created");
  const above = Math.max((wholeNumber(range, "gt") ?? -1) + 1, wholeNumber(range, "gte") ?? 0);
  const most = Number.MAX_SAFE_INTEGER;
  const below = Math.min((wholeNumber(range, "lt") ?? most) - 1, wholeNumber(range, "lte") ?? most);
  return (created) => (exactly === undefined ? created >= above && created <= below : created === exactly);
}

/** Which collection an id of this prefix lives in. */
const BY_PREFIX = [
  ["pi_", "intents"],
  ["ch_", "charges"],
  ["re_", "refunds"],
  ["tr_", "transfers"],
  ["trr_", "reversals"],
  ["txn_", "balanceTransactions"],
  ["cus_", "customers"],
  ["du_", "disputes"],
  ["tu_", "topUps"],
] as const;

function lookUp(state: State, id: string): object | undefined {
  if (id.startsWith("po_")) return state.get("payouts", id)?.payout;
  const found = BY_PREFIX.find(([prefix]) => id.startsWith(prefix));
  return found && state.get(found[1], id);
}

/** Replaces ids by their objects along each `expand[]` path. Lists are expanded through `data.`. */
export function expand(state: State, body: unknown, params: Params): unknown {
  const paths = values(params, "expand").map((path) => path.split("."));
  return paths.reduce((expanded, path) => expandPath(state, expanded, path), body);
}

function expandPath(state: State, node: unknown, [field, ...rest]: readonly string[]): unknown {
  if (Array.isArray(node))
    return node.map((item) => expandPath(state, item, field === undefined ? [] : [field, ...rest]));
  if (field === undefined || typeof node !== "object" || node === null) return node;
  const value: unknown = (node as Record<string, unknown>)[field];
  const target = typeof value === "string" ? (lookUp(state, value) ?? value) : value;
  return { ...node, [field]: rest.length > 0 ? expandPath(state, target, rest) : target };
}
