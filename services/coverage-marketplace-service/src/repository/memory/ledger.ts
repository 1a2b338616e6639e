/** The ledger in memory. Append-only because nothing here changes or removes a posting. */
import type { LedgerAccount, PostingKind } from "../../domain/ledger.ts";
import type { EarningsRow, LedgerBalance, LedgerStore, ProviderDebt } from "../interface.ts";
import { findLedgerFaults } from "./ledger-faults.ts";
import { listProviderEntries, providerBalances, trialBalance } from "./ledger-statements.ts";
import { newestFirst, oldestFirst } from "./rows.ts";
import { joined, type MemoryState, type OrderRow, required } from "./state.ts";

export function ledgerStore(state: MemoryState): LedgerStore {
  return {
    listPostings: async (orderId) => [...(state.postings.get(orderId) ?? [])],
    hasPosting: async ({ orderId, kind }) =>
      (state.postings.get(orderId) ?? []).some((posting) => posting.kind === kind),
    getBalances: async ({ orderId }) => balances(state, orderId),
    findLedgerFaults: async () => findLedgerFaults(state),
    listClearing: async (stripeIds) => {
      const sums = new Map<string, number>();
      for (const { stripeId, entries } of [...state.postings.values()].flat()) {
        if (stripeId === null || !stripeIds.includes(stripeId)) continue;
        for (const { account, amountCents } of entries)
          if (account === "stripe:clearing") sums.set(stripeId, (sums.get(stripeId) ?? 0) + amountCents);
      }
      return [...sums].map(([stripeId, amountCents]) => ({ stripeId, amountCents })).sort(byStripeId);
    },
    getTrialBalance: async () => trialBalance(state),
    listProviderEntries: async (o) => listProviderEntries(state, o),
    getProviderBalances: async (o) => providerBalances(state, o),
    listDebts: async (o) => debts(state, o),
    listEarnings: async ({ providerId, limit }) =>
      [...state.orders.values()]
        .filter((row) => row.providerId === providerId && row.capturedAt !== null)
        .sort(newestFirst)
        .slice(0, limit)
        .map((row) => earnings(state, row)),
  };
}

const byStripeId = (a: { stripeId: string }, b: { stripeId: string }): number =>
  a.stripeId < b.stripeId ? -1 : 1;

function balances(state: MemoryState, orderId: string | undefined): LedgerBalance[] {
  const postings =
    orderId === undefined ? [...state.postings.values()].flat() : (state.postings.get(orderId) ?? []);
  const sums = new Map<string, LedgerBalance>();
  for (const { layer, currency, entries } of postings) {
    for (const { account, amountCents } of entries) {
      const key = joined(account, layer, currency);
      const before = sums.get(key)?.amountCents ?? 0;
      sums.set(key, { account, layer, currency, amountCents: before + amountCents });
    }
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, balance]) => balance);
}

function debts(state: MemoryState, o: { providerId: string; currency: string }): ProviderDebt[] {
  return [...state.orders.values()]
    .filter(
      ({ providerId, currency, frozen }) => providerId === o.providerId && currency === o.currency && !frozen,
    )
    .filter(({ id }) => !takenBackNow(state, id))
    .sort(oldestFirst)
    .map(({ id: orderId, version }) => ({ orderId, version, owedCents: payableOf(state, orderId) }))
    .filter(({ owedCents }) => owedCents > 0);
}

const takenBackNow = (state: MemoryState, orderId: string): boolean =>
  (state.operationIds.get(orderId) ?? [])
    .map((id) => required(state.operations, id))
    .some(({ kind, status }) => kind === "reversal" && ["pending", "sent", "parked"].includes(status));

function payableOf(state: MemoryState, orderId: string): number {
  const posted = (state.postings.get(orderId) ?? []).filter(({ layer }) => layer === "posted");
  return total(
    posted.flatMap(({ entries }) => entries),
    "provider:payable",
    (amount) => amount,
  );
}

function earnings(state: MemoryState, order: OrderRow): EarningsRow {
  const posted = (state.postings.get(order.id) ?? []).filter((posting) => posting.layer === "posted");
  const entries = posted.flatMap((posting) => posting.entries);
  const payable = (...kinds: PostingKind[]): number =>
    total(
      posted.filter(({ kind }) => kinds.includes(kind)).flatMap((posting) => posting.entries),
      "provider:payable",
      (amount) => amount,
    );
  const debits = (account: LedgerAccount): number => total(entries, account, (amount) => Math.max(amount, 0));
  const credits = (account: LedgerAccount): number =>
    total(entries, account, (amount) => Math.max(-amount, 0));
  return {
    orderId: order.id,
    serviceTitle: order.serviceTitle,
    scriptTitle: order.scriptTitle,
    status: order.status,
    priceCents: order.priceCents,
    currency: order.currency,
    heldCents: credits("held:order") - debits("held:order"),
    providerPayoutCents: order.providerPayoutCents,
    releasedCents: 0 - payable("release", "chargeback_lost"),
    offsetCents: payable("withheld", "debt_settled"),
    transferredCents: payable("transfer", "retransfer", "reversal"),
    commissionCents: credits("platform:revenue") - debits("platform:revenue"),
    stripeTransferId: order.stripeTransferId,
    updatedAt: order.updatedAt,
  };
}

function total(
  entries: readonly { account: string; amountCents: number }[],
  account: LedgerAccount,
  part: (amountCents: number) => number,
): number {
  return entries.reduce((sum, entry) => sum + (entry.account === account ? part(entry.amountCents) : 0), 0);
}
