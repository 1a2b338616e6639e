/** Providers in Postgres. One statement each. */
import type { CoverageAdminProviderFilters, CoverageProviderFilters } from "@script-manifest/contracts";
import type { Provider } from "../../domain/entities.ts";
import type { CursorList, List, NewProvider, ProviderStore } from "../interface.ts";
import { JOB_ATTEMPTS_MAX } from "../job-spec.ts";
import { auditing } from "./audit.ts";
import { type BrowseSort, browse, hundredths, instantOf, mentions, wholeNumber } from "./browse.ts";
import { enqueueing } from "./jobs.ts";
import { queryPage } from "./page.ts";
import type { Query } from "./query.ts";
import { PROVIDER, selection } from "./rows.ts";
import { allOf, assignments, insertion, Values, type WritableColumns } from "./statement.ts";

const COLUMNS = selection<Provider>(PROVIDER);

type Editable = Parameters<ProviderStore["updateProvider"]>[1];

export function providerStore(query: Query): ProviderStore {
  const one = async (label: string, text: string, values: readonly unknown[]): Promise<Provider | null> => {
    const [provider] = await query<Provider>({ label, text, values });
    return provider ?? null;
  };
  const readBy = (column: string) => (value: string) =>
    one("provider", `SELECT ${COLUMNS} FROM coverage_providers p WHERE p.${column} = $1`, [value]);
  const getProvider = readBy("id");
  return {
    createProvider: (provider) => {
      const values = new Values();
      const row = insertion(provider, NEW, values);
      const text = `INSERT INTO coverage_providers AS p (${row.columns}) VALUES (${row.values})
        ON CONFLICT (user_id) DO NOTHING RETURNING ${COLUMNS}`;
      return one("create_provider", text, values.list);
    },
    getProvider,
    getProviderByUserId: readBy("user_id"),
    getProviderByStripeAccountId: readBy("stripe_account_id"),
    updateProvider: (id, change) => {
      const values = new Values();
      const sets = assignments<Editable>(change, EDITABLE, values);
      if (sets.length === 0) return getProvider(id);
      const text = `UPDATE coverage_providers p SET ${sets.join(", ")}
        WHERE p.id = ${values.add(id)} RETURNING ${COLUMNS}`;
      return one("update_provider", text, values.list);
    },
    updateProviderStripe: (id, { stripeAccountId, onboardingComplete }) =>
      one("provider_stripe", UPDATE_STRIPE, [id, stripeAccountId, onboardingComplete]),
    updateProviderPayout: (id, change) => updatePayout(query, id, change),
    updateProviderStatus: (id, change) => updateStatus(query, id, change),
    listProviders: (filters) => listProviders(query, filters),
    listAllProviders: (filters) => listAllProviders(query, filters),
  };
}

const EDITABLE: WritableColumns<Required<Editable>> = {
  displayName: { column: "display_name" },
  bio: { column: "bio" },
  specialties: { column: "specialties" },
};

const NEW: WritableColumns<NewProvider> = {
  id: { column: "id" },
  userId: { column: "user_id" },
  email: { column: "email" },
  ...EDITABLE,
};

/**
 * Facts of another account than the provider's own change nothing. `parked` transfers wait for exactly this,
 * so they are woken by whoever says that the account is payable, also when it was said before: an operation
 * may have been parked since.
 */
const UPDATE_STRIPE = `
  WITH changed AS (
    UPDATE coverage_providers p SET stripe_account_id = $2, stripe_onboarding_complete = $3::boolean,
      status = CASE WHEN p.status NOT IN ('pending_verification', 'active') THEN p.status
                    WHEN $3::boolean THEN 'active' ELSE 'pending_verification' END
    WHERE p.id = $1 AND (p.stripe_account_id IS NULL OR p.stripe_account_id = $2)
    RETURNING *
  ), woken AS (
    UPDATE coverage_money_ops m SET status = 'pending'
    FROM changed, coverage_orders o
    WHERE $3::boolean AND o.provider_id = changed.id AND m.order_id = o.id
      AND m.kind IN ('transfer', 'retransfer') AND m.status = 'parked'
    RETURNING m.id
  ), jobs AS MATERIALIZED (
    SELECT coverage_enqueue(jsonb_agg(jsonb_build_object(
      'task', 'run_money_operation', 'key', 'op:' || woken.id, 'attemptsMax', ${JOB_ATTEMPTS_MAX},
      'payload', jsonb_build_object('operationId', woken.id)) ORDER BY woken.id))
    FROM woken HAVING count(*) > 0
  )
  SELECT ${COLUMNS} FROM (
    SELECT * FROM changed
    UNION ALL SELECT * FROM coverage_providers WHERE id = $1 AND NOT EXISTS (SELECT FROM changed)
  ) p
  WHERE (SELECT count(*) FROM jobs) >= 0`;

/** Whoever sees another failure than was kept tells of it; of two at once one does. */
async function updatePayout(
  query: Query,
  id: string,
  { failed, jobs }: Parameters<ProviderStore["updateProviderPayout"]>[1],
): Promise<Provider | null> {
  const values = new Values();
  const kept = failed === null ? "NULL::jsonb" : values.json(failed);
  const enqueued = enqueueing(failed === null ? [] : jobs, { source: "news", values });
  const ctes = [
    `was AS (SELECT id, failed_payout FROM coverage_providers WHERE id = ${values.add(id)} FOR NO KEY UPDATE)`,
    `changed AS (UPDATE coverage_providers p SET failed_payout = ${kept} FROM was WHERE p.id = was.id
      RETURNING p.*)`,
    `news AS (SELECT FROM was
      WHERE was.failed_payout->>'payoutId' IS DISTINCT FROM ${values.add(failed?.payoutId ?? null)})`,
    ...enqueued.ctes,
  ];
  const text = `WITH ${ctes.join(",\n")} SELECT ${COLUMNS} FROM changed p${allOf(enqueued.executed)}`;
  const [provider] = await query<Provider>({ label: "provider_payout", text, values: values.list });
  return provider ?? null;
}

/** The reason is shown while the provider is suspended; the audit log keeps it for good. */
async function updateStatus(
  query: Query,
  id: string,
  { status, reason, admin }: Parameters<ProviderStore["updateProviderStatus"]>[1],
): Promise<Provider | null> {
  const values = new Values();
  const shown = status === "suspended" ? reason : null;
  const text = `WITH changed AS (
      UPDATE coverage_providers p SET status = ${values.add(status)}, suspension_reason = ${values.add(shown)}
      WHERE p.id = ${values.add(id)} RETURNING *
    ), ${auditing({ admin, act: `provider_${status}`, reason }, "changed", values)}
    SELECT ${COLUMNS} FROM changed p`;
  const [provider] = await query<Provider>({ label: "provider_status", text, values: values.list });
  return provider ?? null;
}

/** Everybody, whatever their state: for admins. */
async function listAllProviders(
  query: Query,
  { status, q, limit, offset }: CoverageAdminProviderFilters,
): Promise<List<Provider>> {
  const values = new Values();
  const where: string[] = [];
  if (status !== undefined) where.push(`p.status = ${values.add(status)}`);
  if (q !== undefined) where.push(mentions(["p.display_name", "p.email"], q, values));
  const { rows, totals } = await queryPage<Provider>(query, {
    label: "all_providers",
    values,
    columns: COLUMNS,
    from: "coverage_providers p",
    where,
    orderBy: "p.created_at DESC, p.id",
    limit,
    offset,
  });
  return { rows, total: totals.total };
}

/** An unreviewed provider sorts as rated 0, so it comes last and the index needs no NULLS LAST. */
const SORTS: Record<CoverageProviderFilters["sort"], BrowseSort<Provider>> = {
  rating: {
    expression: "coalesce(p.avg_rating, 0)",
    descending: true,
    valueOf: (row) => Math.round((row.avgRating ?? 0) * 100),
    bound: hundredths,
  },
  orders: {
    expression: "p.total_orders_completed",
    descending: true,
    valueOf: (row) => row.totalOrdersCompleted,
    bound: wholeNumber,
  },
  newest: { expression: "p.created_at", descending: true, valueOf: (row) => row.createdAt, bound: instantOf },
};

async function listProviders(query: Query, filters: CoverageProviderFilters): Promise<CursorList<Provider>> {
  const { q, specialty, minRating, sort, cursor, limit, offset } = filters;
  const values = new Values();
  const where = ["p.status = 'active'"];
  if (specialty !== undefined) where.push(`p.specialties @> ARRAY[${values.add(specialty)}]`);
  if (minRating !== undefined) where.push(`p.avg_rating >= ${values.add(minRating)}`);
  if (q !== undefined)
    where.push(mentions(["p.display_name", "p.bio", "array_to_string(p.specialties, ' ')"], q, values));
  return browse<Provider>(query, {
    label: "list_providers",
    values,
    columns: COLUMNS,
    from: "coverage_providers p",
    where,
    idColumn: "p.id",
    sort,
    by: SORTS[sort],
    cursor,
    limit,
    offset,
    toRow: (row) => row as Provider,
  });
}
