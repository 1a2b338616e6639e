/**
 * The ledger in Postgres: reading it. Postings are written by the changes they belong to (order-change.ts).
 */
import type { EarningsRow, LedgerBalance, LedgerStore, ProviderDebt, StoredPosting } from "../interface.ts";
import { findLedgerFaults } from "./ledger-faults.ts";
import { listProviderEntries, providerBalances, trialBalance } from "./ledger-statements.ts";
import type { Query } from "./query.ts";
import { type ReadableColumns, selection } from "./rows.ts";

export function ledgerStore(query: Query): LedgerStore {
  return {
    listPostings: (orderId) => query<StoredPosting>({ label: "postings", text: POSTINGS, values: [orderId] }),
    hasPosting: async ({ orderId, kind }) => {
      const text = `SELECT EXISTS (
        SELECT FROM coverage_ledger_postings WHERE order_id = $1 AND kind = $2) AS found`;
      const [row] = await query<{ found: boolean }>({ label: "has_posting", text, values: [orderId, kind] });
      return row?.found === true;
    },
    getBalances: ({ orderId }) => {
      const [text, values] = orderId === undefined ? [ALL_BALANCES, []] : [ORDER_BALANCES, [orderId]];
      return query<LedgerBalance>({ label: "balances", text, values });
    },
    findLedgerFaults: () => findLedgerFaults(query),
    listClearing: (stripeIds) => {
      const text = `SELECT g.stripe_id AS "stripeId", sum(e.amount_cents)::bigint AS "amountCents"
        FROM coverage_ledger_postings g JOIN coverage_ledger_entries e ON e.posting_id = g.id
        WHERE g.stripe_id = ANY($1) AND e.account = 'stripe:clearing'
        GROUP BY g.stripe_id ORDER BY g.stripe_id`;
      return query({ label: "clearing", text, values: [stripeIds] });
    },
    getTrialBalance: () => trialBalance(query),
    listProviderEntries: (o) => listProviderEntries(query, o),
    getProviderBalances: (o) => providerBalances(query, o),
    listDebts: ({ providerId, currency }) =>
      query<ProviderDebt>({ label: "debts", text: DEBTS, values: [providerId, currency] }),
    listEarnings: ({ providerId, limit }) =>
      query<EarningsRow>({ label: "earnings", text: EARNINGS, values: [providerId, limit] }),
  };
}

const ORDER_BALANCES = `
  SELECT account, layer, currency, sum(amount_cents)::bigint AS "amountCents"
  FROM coverage_ledger_entries WHERE order_id = $1
  GROUP BY account, layer, currency ORDER BY account, layer, currency`;

/** Of rows that the ledger's own trigger keeps: a few, however many entries there are. */
const ALL_BALANCES = `
  SELECT account, layer, currency, sum(debit_cents - credit_cents)::bigint AS "amountCents"
  FROM coverage_ledger_balances
  GROUP BY account, layer, currency ORDER BY account, layer, currency`;

const POSTING: ReadableColumns<StoredPosting> = {
  id: "g.id",
  opId: "g.op_id",
  kind: "g.kind",
  layer: "g.layer",
  currency: "g.currency",
  stripeId: "g.stripe_id",
  entries: `(
    SELECT json_agg(json_build_object('account', e.account, 'amountCents', e.amount_cents) ORDER BY e.id)
    FROM coverage_ledger_entries e WHERE e.posting_id = g.id)`,
  orderId: "g.order_id",
  counterOrderId: "g.counter_order_id",
  createdAt: "g.created_at",
};

const POSTINGS = `SELECT ${selection<StoredPosting>(POSTING)} FROM coverage_ledger_postings g
  WHERE g.order_id = $1 ORDER BY g.seq`;

const DEBTS = `
  SELECT o.id AS "orderId", o.version, owed.cents AS "owedCents"
  FROM (
    SELECT e.order_id, sum(e.amount_cents)::bigint AS cents
    FROM coverage_ledger_entries e
    WHERE e.provider_id = $1 AND e.account = 'provider:payable' AND e.layer = 'posted' AND e.currency = $2
    GROUP BY e.order_id HAVING sum(e.amount_cents) > 0
  ) owed JOIN coverage_orders o ON o.id = owed.order_id
  WHERE NOT o.frozen AND NOT EXISTS (SELECT FROM coverage_money_ops m
    WHERE m.order_id = o.id AND m.kind = 'reversal' AND m.status IN ('pending', 'sent', 'parked'))
  ORDER BY o.created_at, o.id`;

const EARNING: ReadableColumns<EarningsRow> = {
  orderId: "o.id",
  serviceTitle: "o.service_title",
  scriptTitle: "o.script_title",
  status: "o.status",
  priceCents: "o.price_cents",
  currency: "o.currency",
  heldCents: "booked.held",
  providerPayoutCents: "o.provider_payout_cents",
  releasedCents: "booked.released",
  transferredCents: "booked.transferred",
  offsetCents: 'booked."offset"',
  commissionCents: "booked.commission",
  stripeTransferId: "o.stripe_transfer_id",
  updatedAt: "o.updated_at",
};

const EARNINGS = `
  SELECT ${selection<EarningsRow>(EARNING)}
  FROM coverage_orders o
  CROSS JOIN LATERAL (
    SELECT
      coalesce(-sum(e.amount_cents) FILTER (WHERE e.account = 'held:order'), 0)::bigint AS held,
      coalesce(-sum(e.amount_cents) FILTER (WHERE e.account = 'provider:payable'
        AND g.kind IN ('release', 'chargeback_lost')), 0)::bigint AS released,
      coalesce(sum(e.amount_cents) FILTER (WHERE e.account = 'provider:payable'
        AND g.kind IN ('transfer', 'retransfer', 'reversal')), 0)::bigint AS transferred,
      coalesce(sum(e.amount_cents) FILTER (WHERE e.account = 'provider:payable'
        AND g.kind IN ('withheld', 'debt_settled')), 0)::bigint AS "offset",
      coalesce(-sum(e.amount_cents) FILTER (WHERE e.account = 'platform:revenue'), 0)::bigint AS commission
    FROM coverage_ledger_entries e JOIN coverage_ledger_postings g ON g.id = e.posting_id
    WHERE e.order_id = o.id AND e.layer = 'posted'
  ) booked
  WHERE o.provider_id = $1 AND o.captured_at IS NOT NULL
  ORDER BY o.created_at DESC, o.id LIMIT $2`;
