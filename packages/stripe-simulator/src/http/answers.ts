/** Lists and expansions, the same for every resource. */
import type { State } from "../state/state.ts";
import { type Params, text, values, wholeNumber } from "./form.ts";

/** Newest first, a page at a time, as Stripe pages. `rows` come oldest first. */
export function list<T extends { id: string }>(url: string, rows: readonly T[], params: Params) {
  const limit = Math.min(Math.max(wholeNumber(params, "limit") ?? 10, 1), 100);
  const newestFirst = [...rows].reverse();
  const after = text(params, "starting_after");
  const start = after ? newestFirst.findIndex((row) => row.id === after) + 1 : 0;
  const data = newestFirst.slice(start, start + limit);
  return { object: "list", url, has_more: start + limit < newestFirst.length, data };
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
] as const;

function lookUp(state: State, id: string): object | undefined {
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
