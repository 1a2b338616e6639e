/** What statements are made of: whole accounts, and a provider's entries one after the other. */
import type { Instant } from "../../domain/clock.ts";
import type { ProviderEntry, Span, StoredPosting, TrialBalanceRow } from "../interface.ts";
import { joined, type MemoryState, type OrderRow } from "./state.ts";

export function trialBalance(state: MemoryState): TrialBalanceRow[] {
  const rows = new Map<string, TrialBalanceRow>();
  for (const { layer, currency, entries } of [...state.postings.values()].flat()) {
    for (const { account, amountCents } of entries) {
      const key = joined(account, layer, currency);
      const { debitCents = 0, creditCents = 0 } = rows.get(key) ?? {};
      rows.set(key, {
        account,
        layer,
        currency,
        debitCents: debitCents + Math.max(amountCents, 0),
        creditCents: creditCents + Math.max(-amountCents, 0),
      });
    }
  }
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function theirs(state: MemoryState, providerId: string): ProviderEntry[] {
  return [...state.orders.values()]
    .filter((order) => order.providerId === providerId)
    .flatMap((order) => (state.postings.get(order.id) ?? []).flatMap((posting) => entriesOf(order, posting)))
    .sort((a, b) => a.at - b.at);
}

function entriesOf(order: OrderRow, posting: StoredPosting): ProviderEntry[] {
  const { id: postingId, createdAt: at, kind, currency, stripeId, counterOrderId } = posting;
  const about = { postingId, at, orderId: order.id, serviceTitle: order.serviceTitle };
  return posting.entries
    .filter(({ account }) => account === "provider:payable" && posting.layer === "posted")
    .map(({ amountCents }) => ({
      ...about,
      kind,
      amountCents: -amountCents,
      currency,
      stripeId,
      counterOrderId,
    }));
}

/** See LedgerStore. A place is the number of entries up to there. */
export function listProviderEntries(
  state: MemoryState,
  o: { providerId: string; after: number; limit: number } & Span,
): { rows: ProviderEntry[]; place: number } {
  const all = theirs(state, o.providerId);
  const rows = all.filter(({ at }, index) => index >= o.after && at >= o.from && at < o.to).slice(0, o.limit);
  const last = rows.at(-1);
  return { rows, place: last ? all.indexOf(last) + 1 : o.after };
}

/** See LedgerStore. */
export function providerBalances(
  state: MemoryState,
  o: { providerId: string; at: Instant },
): { currency: string; amountCents: number }[] {
  const sums = new Map<string, number>();
  for (const { at, currency, amountCents } of theirs(state, o.providerId))
    if (at < o.at) sums.set(currency, (sums.get(currency) ?? 0) + amountCents);
  return [...sums]
    .map(([currency, amountCents]) => ({ currency, amountCents }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
