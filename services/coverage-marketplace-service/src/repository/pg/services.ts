/** Services in Postgres. One statement each. */
import type { CoverageServiceFilters } from "@script-manifest/contracts";
import type { Provider, Service, ServiceWithProvider } from "../../domain/entities.ts";
import type { CursorList, NewService, ServiceStore } from "../interface.ts";
import { type BrowseSort, browse, instantOf, mentions, wholeNumber } from "./browse.ts";
import type { Query } from "./query.ts";
import { PROVIDER, SERVICE, selection, unfolding } from "./rows.ts";
import { assignments, insertion, Values, type WritableColumns } from "./statement.ts";

const COLUMNS = selection<Service>(SERVICE);
const WITH_PROVIDER = `${selection<Service>(SERVICE, "service.")},
  ${selection<Provider>(PROVIDER, "provider.")},
  coverage_now() AS "readAt"`;
const JOINED = "coverage_services s JOIN coverage_providers p ON p.id = s.provider_id";

type Editable = Omit<NewService, "id" | "providerId">;

export function serviceStore(query: Query): ServiceStore {
  return {
    createService: async (service) => {
      const values = new Values();
      const row = insertion(service, NEW, values);
      const text = `INSERT INTO coverage_services AS s (${row.columns}) VALUES (${row.values})
        RETURNING ${COLUMNS}`;
      const [created] = await query<Service>({ label: "create_service", text, values: values.list });
      if (!created) throw new Error("an insert without a row");
      return created;
    },
    getService: async (id) => {
      const text = `SELECT ${WITH_PROVIDER} FROM ${JOINED} WHERE s.id = $1`;
      const [row] = await query<object>({ label: "service", text, values: [id] });
      return row ? toServiceWithProvider(row) : null;
    },
    updateService: async (id, change) => {
      const values = new Values();
      const sets = assignments<Partial<Editable>>(change, EDITABLE, values);
      const text =
        sets.length === 0
          ? `SELECT ${COLUMNS} FROM coverage_services s WHERE s.id = ${values.add(id)}`
          : `UPDATE coverage_services s SET ${sets.join(", ")} WHERE s.id = ${values.add(id)}
            RETURNING ${COLUMNS}`;
      const [updated] = await query<Service>({ label: "update_service", text, values: values.list });
      return updated ?? null;
    },
    listServicesByProvider: (providerId, { includeInactive }) => {
      const text = `SELECT ${COLUMNS} FROM coverage_services s
        WHERE s.provider_id = $1${includeInactive ? "" : " AND s.active"} ORDER BY s.price_cents, s.id`;
      return query<Service>({ label: "services_by_provider", text, values: [providerId] });
    },
    listServices: (filters) => listServices(query, filters),
  };
}

const EDITABLE: WritableColumns<Editable> = {
  title: { column: "title" },
  description: { column: "description" },
  tier: { column: "tier" },
  priceCents: { column: "price_cents" },
  currency: { column: "currency" },
  turnaroundDays: { column: "turnaround_days" },
  maxPages: { column: "max_pages" },
  active: { column: "active" },
};

const NEW: WritableColumns<NewService> = {
  id: { column: "id" },
  providerId: { column: "provider_id" },
  ...EDITABLE,
};

const serviceOf = unfolding<Service>(SERVICE, "service.");
const providerOf = unfolding<Provider>(PROVIDER, "provider.");

function toServiceWithProvider(row: object): ServiceWithProvider {
  const { readAt } = row as { readAt: number };
  return { ...serviceOf(row), provider: providerOf(row), readAt };
}

/**
 * Over the listings (packages/db, 0022). An unreviewed provider's services sort as rated 0, so they come
 * last.
 */
const SORTS: Record<CoverageServiceFilters["sort"], BrowseSort<ServiceWithProvider>> = {
  price: {
    expression: "l.price_cents",
    descending: false,
    valueOf: (row) => row.priceCents,
    bound: wholeNumber,
  },
  price_desc: {
    expression: "l.price_cents",
    descending: true,
    valueOf: (row) => row.priceCents,
    bound: wholeNumber,
  },
  rating: {
    expression: "l.rating",
    descending: true,
    valueOf: (row) => Math.round((row.provider.avgRating ?? 0) * 100),
    bound: wholeNumber,
  },
  turnaround: {
    expression: "l.turnaround_days",
    descending: false,
    valueOf: (row) => row.turnaroundDays,
    bound: wholeNumber,
  },
  newest: { expression: "l.created_at", descending: true, valueOf: (row) => row.createdAt, bound: instantOf },
};

async function listServices(
  query: Query,
  filters: CoverageServiceFilters,
): Promise<CursorList<ServiceWithProvider>> {
  const { sort, cursor, limit, offset } = filters;
  const values = new Values();
  return browse<ServiceWithProvider>(query, {
    label: "list_services",
    values,
    columns: WITH_PROVIDER,
    from: "coverage_listings l",
    joined: `JOIN coverage_services s ON s.id = place.id JOIN coverage_providers p ON p.id = s.provider_id`,
    where: conditions(filters, values),
    idColumn: "l.id",
    sort,
    by: SORTS[sort],
    cursor,
    limit,
    offset,
    toRow: toServiceWithProvider,
  });
}

function conditions(filters: CoverageServiceFilters, values: Values): string[] {
  const { q, tier, minPriceCents, maxPriceCents, maxTurnaroundDays, minPages, specialty, minRating } =
    filters;
  const where: string[] = [];
  if (tier !== undefined) where.push(`l.tier = ${values.add(tier)}`);
  if (minPriceCents !== undefined) where.push(`l.price_cents >= ${values.add(minPriceCents)}`);
  if (maxPriceCents !== undefined) where.push(`l.price_cents <= ${values.add(maxPriceCents)}`);
  if (maxTurnaroundDays !== undefined) where.push(`l.turnaround_days <= ${values.add(maxTurnaroundDays)}`);
  if (minPages !== undefined) where.push(`l.max_pages >= ${values.add(minPages)}`);
  if (specialty !== undefined) where.push(`l.specialties @> ARRAY[${values.add(specialty)}]`);
  if (minRating !== undefined) where.push(`l.rating >= ${values.add(minRating)}::numeric * 100`);
  if (q !== undefined) where.push(mentioned(q, values));
  return where;
}

/** A listing's texts are lines of its words: only what has a line break could be found across two of them. */
function mentioned(q: string, values: Values): string {
  if (!q.includes("\n")) return mentions(["l.words"], q, values);
  const texts = mentions(["s.title", "s.description", "p.display_name"], q, values);
  return `${mentions(["l.words"], q, values)} AND EXISTS (
    SELECT FROM coverage_services s JOIN coverage_providers p ON p.id = s.provider_id
    WHERE s.id = l.id AND ${texts})`;
}
