/** Providers in memory. */
import type { CoverageProviderFilters } from "@script-manifest/contracts";
import type { Provider } from "../../domain/entities.ts";
import type { NewProvider, ProviderStore } from "../interface.ts";
import { logAct } from "./audit.ts";
import { browse, type MemorySort } from "./browse.ts";
import { definedFields, mentions, newestFirst, slicePage, toProvider } from "./rows.ts";
import { assertNew, type MemoryState, type ProviderRow } from "./state.ts";

export function providerStore(state: MemoryState): ProviderStore {
  const find = (matches: (row: ProviderRow) => boolean): Provider | null => {
    const row = [...state.providers.values()].find(matches);
    return row ? toProvider(state, row) : null;
  };
  const replace = (id: string, change: (row: ProviderRow) => Partial<ProviderRow>): Provider | null => {
    const row = state.providers.get(id);
    if (!row) return null;
    const next = { ...row, ...change(row), updatedAt: state.clock() };
    state.providers.set(id, next);
    return toProvider(state, next);
  };
  return {
    createProvider: async (provider) => createProvider(state, provider),
    getProvider: async (id) => {
      const row = state.providers.get(id);
      return row ? toProvider(state, row) : null;
    },
    getProviderByUserId: async (userId) => find((row) => row.userId === userId),
    getProviderByStripeAccountId: async (accountId) => find((row) => row.stripeAccountId === accountId),
    updateProvider: async (id, change) => replace(id, () => definedFields(change)),
    updateProviderStripe: async (id, facts) => {
      const updated = replace(id, (row) => stripeFacts(state, row, facts));
      const ours = updated?.stripeAccountId === facts.stripeAccountId;
      if (ours && facts.onboardingComplete) wakeParkedTransfers(state, id);
      return updated;
    },
    updateProviderPayout: async (id, { failed, jobs }) => {
      const before = state.providers.get(id)?.failedPayout?.payoutId;
      const updated = replace(id, () => ({ failedPayout: failed }));
      if (updated && failed && failed.payoutId !== before) state.jobs.add(jobs);
      return updated;
    },
    updateProviderStatus: async (id, change) => {
      const suspensionReason = change.status === "suspended" ? change.reason : null;
      const updated = replace(id, () => ({ status: change.status, suspensionReason }));
      const { admin, reason, status } = change;
      if (updated) logAct(state, { admin, act: `provider_${status}`, subject: id, reason });
      return updated;
    },
    listProviders: async (filters) => listProviders(state, filters),
    listAllProviders: async ({ status, q, ...page }) => {
      const matching = [...state.providers.values()]
        .filter(
          (row) =>
            (status === undefined || row.status === status) &&
            (q === undefined || mentions([row.displayName, row.email], q)),
        )
        .sort(newestFirst);
      return {
        rows: slicePage(matching, page).map((row) => toProvider(state, row)),
        total: matching.length,
      };
    },
  };
}

function createProvider(state: MemoryState, provider: NewProvider): Provider | null {
  const rows = [...state.providers.values()];
  if (rows.some((row) => row.userId === provider.userId)) return null;
  assertNew(state.providers, provider.id);
  const now = state.clock();
  const row: ProviderRow = {
    ...provider,
    status: "pending_verification",
    suspensionReason: null,
    stripeAccountId: null,
    stripeOnboardingComplete: false,
    failedPayout: null,
    avgRating: null,
    reviewCount: 0,
    ratingSum: 0,
    totalOrdersCompleted: 0,
    recentTurnaroundMinutes: [],
    createdAt: now,
    updatedAt: now,
  };
  state.providers.set(row.id, row);
  return toProvider(state, row);
}

/** Facts of another account than the provider's own say nothing about it. */
function stripeFacts(
  state: MemoryState,
  row: ProviderRow,
  facts: { stripeAccountId: string; onboardingComplete: boolean },
): Partial<ProviderRow> {
  if (row.stripeAccountId !== null && row.stripeAccountId !== facts.stripeAccountId) return {};
  for (const other of state.providers.values()) {
    if (other.id !== row.id && other.stripeAccountId === facts.stripeAccountId)
      throw new Error(`account ${facts.stripeAccountId} is another provider's`);
  }
  const byStripe = facts.onboardingComplete ? "active" : "pending_verification";
  const follows = row.status === "pending_verification" || row.status === "active";
  return {
    stripeAccountId: facts.stripeAccountId,
    stripeOnboardingComplete: facts.onboardingComplete,
    status: follows ? byStripe : row.status,
  };
}

function wakeParkedTransfers(state: MemoryState, providerId: string): void {
  for (const operation of state.operations.values()) {
    if (operation.kind !== "transfer" && operation.kind !== "retransfer") continue;
    if (operation.status !== "parked") continue;
    if (state.orders.get(operation.orderId)?.providerId !== providerId) continue;
    state.operations.set(operation.id, { ...operation, status: "pending", updatedAt: state.clock() });
    state.jobs.add([{ task: "run_money_operation", operationId: operation.id, runAt: null }]);
  }
}

const SORTS: Record<CoverageProviderFilters["sort"], MemorySort<Provider>> = {
  rating: { descending: true, valueOf: (row) => Math.round((row.avgRating ?? 0) * 100) },
  orders: { descending: true, valueOf: (row) => row.totalOrdersCompleted },
  newest: { descending: true, valueOf: (row) => row.createdAt },
};

function listProviders(state: MemoryState, filters: CoverageProviderFilters) {
  const { q, specialty, minRating, sort, cursor, limit, offset } = filters;
  const matching = [...state.providers.values()].filter(
    (row) =>
      row.status === "active" &&
      (q === undefined || mentions([row.displayName, row.bio, row.specialties.join(" ")], q)) &&
      (specialty === undefined || row.specialties.includes(specialty)) &&
      (minRating === undefined || (row.avgRating !== null && row.avgRating >= minRating)),
  );
  const shown = matching.map((row) => toProvider(state, row));
  return browse(shown, { sort, by: SORTS[sort], cursor, limit, offset });
}
