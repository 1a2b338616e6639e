/**
 * What the tables' own constraints refuse, so that a test against memory fails where the database would. All
 * throw plain errors: breaking one is a mistake in the program, never the caller's.
 */
import type { Order } from "../../domain/entities.ts";
import type { LedgerEntry, NewPosting } from "../../domain/ledger.ts";
import type { StoredPosting } from "../interface.ts";

const CAPTURED_STATUSES: readonly Order["status"][] = ["delivered", "completed", "disputed", "refunded"];

export function assertOrder(
  order: Pick<
    Order,
    "id" | "status" | "heldAt" | "capturedAt" | "refundedCents" | "withheldCents" | "priceCents"
  >,
): void {
  if (order.status === "payment_held" && order.heldAt === null)
    throw new Error(`order ${order.id} cannot be payment_held without heldAt`);
  if (CAPTURED_STATUSES.includes(order.status) && order.capturedAt === null)
    throw new Error(`order ${order.id} cannot be ${order.status} without capturedAt`);
  if (order.refundedCents < 0 || order.refundedCents > order.priceCents)
    throw new Error(`order ${order.id} cannot have ${order.refundedCents} refunded of ${order.priceCents}`);
  if (order.withheldCents < 0 || order.withheldCents > order.priceCents)
    throw new Error(`order ${order.id} cannot have ${order.withheldCents} withheld of ${order.priceCents}`);
}

/** Every posting has entries, none of nothing, and sums to zero. */
export function assertPosting({ id, entries }: NewPosting): void {
  if (entries.length === 0) throw new Error(`posting ${id} has no entries`);
  if (entries.some((entry) => !Number.isSafeInteger(entry.amountCents) || entry.amountCents === 0))
    throw new Error(`posting ${id} has an entry that is no amount`);
  if (sum(entries) !== 0) throw new Error(`posting ${id} does not sum to zero`);
}

/**
 * What is held for an order is a credit: it may shrink to nothing, never below. `postings` are all of the
 * order's.
 */
export function assertHeld(
  orderId: string,
  postings: readonly Pick<StoredPosting, "layer" | "currency" | "entries">[],
): void {
  const held = new Map<string, number>();
  for (const { layer, currency, entries } of postings) {
    const book = `${layer} ${currency}`;
    for (const { account, amountCents } of entries)
      if (account === "held:order") held.set(book, (held.get(book) ?? 0) + amountCents);
  }
  if (held.values().some((amountCents) => amountCents > 0))
    throw new Error(`held:order of ${orderId} is overdrawn`);
}

function sum(entries: readonly LedgerEntry[]): number {
  return entries.reduce((total, entry) => total + entry.amountCents, 0);
}
