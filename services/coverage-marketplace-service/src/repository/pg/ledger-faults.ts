/**
 * The books and the orders' facts against the single entries, recomputed from nothing. For verification only.
 */
import type { LedgerFault } from "../interface.ts";
import type { Query } from "./query.ts";

/** Each SELECT answers what must not be; the words name both sides. */
const FAULTS = `
  SELECT posting_id AS subject, format('Posting %s sums to %s.', posting_id, sum(amount_cents)) AS detail
  FROM coverage_ledger_entries GROUP BY posting_id, layer, currency HAVING sum(amount_cents) <> 0
  UNION ALL
  SELECT order_id, format('Order %s holds less than nothing: %s.', order_id, -sum(amount_cents))
  FROM coverage_ledger_entries WHERE account = 'held:order'
  GROUP BY order_id, layer, currency HAVING sum(amount_cents) > 0
  UNION ALL
  SELECT account, format('The kept balance of %s (%s, %s) is %s, its entries sum to %s.',
    account, layer, currency, coalesce(kept.cents, 0), coalesce(booked.cents, 0))
  FROM (SELECT account, layer, currency, sum(debit_cents - credit_cents) AS cents
        FROM coverage_ledger_balances GROUP BY account, layer, currency) kept
  FULL JOIN (SELECT account, layer, currency, sum(amount_cents) AS cents
             FROM coverage_ledger_entries GROUP BY account, layer, currency) booked
  USING (account, layer, currency)
  WHERE kept.cents IS DISTINCT FROM booked.cents
  UNION ALL
  SELECT o.id, format('Order %s says %s refunded, its postings %s.', o.id, o.refunded_cents, booked.refunded)
  FROM coverage_orders o CROSS JOIN LATERAL (
    SELECT coalesce(sum(e.amount_cents), 0) AS refunded
    FROM coverage_ledger_postings g JOIN coverage_ledger_entries e ON e.posting_id = g.id
    WHERE g.order_id = o.id AND g.kind IN ('refund_settled', 'refund_failed') AND e.account = 'writer:refund'
  ) booked WHERE booked.refunded <> o.refunded_cents
  UNION ALL
  SELECT o.id, format('Order %s says %s withheld, its postings %s.', o.id, o.withheld_cents, booked.withheld)
  FROM coverage_orders o CROSS JOIN LATERAL (
    SELECT coalesce(sum(e.amount_cents), 0) AS withheld
    FROM coverage_ledger_postings g JOIN coverage_ledger_entries e ON e.posting_id = g.id
    WHERE g.order_id = o.id AND g.kind = 'withheld' AND e.account = 'provider:payable'
  ) booked WHERE booked.withheld <> o.withheld_cents
  UNION ALL
  SELECT op_id, format('The offset %s keeps back %s more than it settles.', op_id, -sum(amount_cents))
  FROM coverage_ledger_postings g JOIN coverage_ledger_entries e ON e.posting_id = g.id
  WHERE e.account = 'provider:offset' GROUP BY op_id HAVING sum(amount_cents) <> 0
  UNION ALL
  SELECT o.id, format('Order %s and its postings disagree on whether it was captured.', o.id)
  FROM coverage_orders o WHERE (o.captured_at IS NOT NULL) <> EXISTS (
    SELECT FROM coverage_ledger_postings g WHERE g.order_id = o.id AND g.kind = 'capture')
  UNION ALL
  SELECT o.id, format('Order %s and its postings disagree on whether it was paid out.', o.id)
  FROM coverage_orders o WHERE (o.stripe_transfer_id IS NOT NULL) <> EXISTS (
    SELECT FROM coverage_ledger_postings g WHERE g.order_id = o.id AND g.kind IN ('transfer', 'retransfer'))`;

export function findLedgerFaults(query: Query): Promise<LedgerFault[]> {
  const text = `SELECT subject, detail FROM (${FAULTS}) faults ORDER BY subject, detail`;
  return query<LedgerFault>({ label: "ledger_faults", text, values: [] });
}
