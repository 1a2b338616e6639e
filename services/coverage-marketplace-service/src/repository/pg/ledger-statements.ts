/** What statements are made of: whole accounts, and a provider's entries one after the other. */
import { type Instant, toIso } from "../../domain/clock.ts";
import type { ProviderEntry, Span, TrialBalanceRow } from "../interface.ts";
import type { Query } from "./query.ts";

/** Kept by the ledger's own trigger, in several rows for each account. */
const TRIAL_BALANCE = `
  SELECT account, layer, currency,
    sum(debit_cents)::bigint AS "debitCents", sum(credit_cents)::bigint AS "creditCents"
  FROM coverage_ledger_balances GROUP BY account, layer, currency ORDER BY account, layer, currency`;

export const trialBalance = (query: Query): Promise<TrialBalanceRow[]> =>
  query<TrialBalanceRow>({ label: "trial_balance", text: TRIAL_BALANCE, values: [] });

const THEIRS = `e.provider_id = $1 AND e.account = 'provider:payable' AND e.layer = 'posted'`;

const PROVIDER_ENTRIES = `
  SELECT e.id AS place, g.id AS "postingId", e.created_at AS at, e.order_id AS "orderId",
    o.service_title AS "serviceTitle", g.kind, -e.amount_cents AS "amountCents", e.currency,
    g.stripe_id AS "stripeId", g.counter_order_id AS "counterOrderId"
  FROM coverage_ledger_entries e
  JOIN coverage_ledger_postings g ON g.id = e.posting_id
  JOIN coverage_orders o ON o.id = e.order_id
  WHERE ${THEIRS} AND e.created_at >= $2 AND e.created_at < $3 AND e.id > $4
  ORDER BY e.id LIMIT $5`;

/** See LedgerStore. */
export async function listProviderEntries(
  query: Query,
  o: { providerId: string; after: number; limit: number } & Span,
): Promise<{ rows: ProviderEntry[]; place: number }> {
  const found = await query<ProviderEntry & { place: number }>({
    label: "provider_entries",
    text: PROVIDER_ENTRIES,
    values: [o.providerId, toIso(o.from), toIso(o.to), o.after, o.limit],
  });
  return { rows: found.map(({ place: _, ...row }) => row), place: found.at(-1)?.place ?? o.after };
}

const PROVIDER_BALANCES = `
  SELECT e.currency, -sum(e.amount_cents)::bigint AS "amountCents"
  FROM coverage_ledger_entries e WHERE ${THEIRS} AND e.created_at < $2
  GROUP BY e.currency ORDER BY e.currency`;

/** See LedgerStore. */
export const providerBalances = (query: Query, o: { providerId: string; at: Instant }) =>
  query<{ currency: string; amountCents: number }>({
    label: "provider_balances",
    text: PROVIDER_BALANCES,
    values: [o.providerId, toIso(o.at)],
  });
