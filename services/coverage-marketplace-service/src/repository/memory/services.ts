/** Services in memory. */
import type { CoverageServiceFilters } from "@script-manifest/contracts";
import type { Service, ServiceWithProvider } from "../../domain/entities.ts";
import type { ServiceStore } from "../interface.ts";
import { browse, type MemorySort } from "./browse.ts";
import { byId, definedFields, mentions, servicesOf, toServiceWithProvider } from "./rows.ts";
import { append, assertNew, type MemoryState, required } from "./state.ts";

export function serviceStore(state: MemoryState): ServiceStore {
  return {
    createService: async (service) => {
      required(state.providers, service.providerId);
      assertNew(state.services, service.id);
      const now = state.clock();
      const row: Service = { ...service, createdAt: now, updatedAt: now };
      state.services.set(row.id, row);
      append(state.serviceIds, row.providerId, row.id);
      return row;
    },
    getService: async (id) => {
      const row = state.services.get(id);
      return row ? toServiceWithProvider(state, row) : null;
    },
    updateService: async (id, change) => {
      const row = state.services.get(id);
      if (!row) return null;
      const next = { ...row, ...definedFields(change), updatedAt: state.clock() };
      state.services.set(id, next);
      return next;
    },
    listServicesByProvider: async (providerId, { includeInactive }) =>
      servicesOf(state, providerId)
        .filter((row) => includeInactive || row.active)
        .sort((a, b) => a.priceCents - b.priceCents || byId(a, b)),
    listServices: async (filters) => listServices(state, filters),
  };
}

const SORTS: Record<CoverageServiceFilters["sort"], MemorySort<ServiceWithProvider>> = {
  price: { descending: false, valueOf: (row) => row.priceCents },
  price_desc: { descending: true, valueOf: (row) => row.priceCents },
  rating: { descending: true, valueOf: (row) => Math.round((row.provider.avgRating ?? 0) * 100) },
  turnaround: { descending: false, valueOf: (row) => row.turnaroundDays },
  newest: { descending: true, valueOf: (row) => row.createdAt },
};

function listServices(state: MemoryState, filters: CoverageServiceFilters) {
  const { sort, cursor, limit, offset } = filters;
  const matching = [...state.services.values()]
    .filter((row) => row.active && required(state.providers, row.providerId).status === "active")
    .map((row) => toServiceWithProvider(state, row))
    .filter((row) => passes(row, filters));
  return browse(matching, { sort, by: SORTS[sort], cursor, limit, offset });
}

function passes(row: ServiceWithProvider, filters: CoverageServiceFilters): boolean {
  const { q, tier, minPriceCents, maxPriceCents, maxTurnaroundDays, minPages, specialty, minRating } =
    filters;
  const { avgRating, displayName, specialties } = row.provider;
  return (
    (q === undefined || mentions([row.title, row.description, displayName], q)) &&
    (tier === undefined || row.tier === tier) &&
    (minPriceCents === undefined || row.priceCents >= minPriceCents) &&
    (maxPriceCents === undefined || row.priceCents <= maxPriceCents) &&
    (maxTurnaroundDays === undefined || row.turnaroundDays <= maxTurnaroundDays) &&
    (minPages === undefined || row.maxPages >= minPages) &&
    (specialty === undefined || specialties.includes(specialty)) &&
    (minRating === undefined || (avgRating !== null && avgRating >= minRating))
  );
}
