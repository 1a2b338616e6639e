/**
 * Orders with their history and their books as SQL: the odd ones claimed and paid for, the even ones
 * completed and paid out. `:name` is a number of Size.
 */
import { id } from "./catalogue.ts";

/** Of an order's id, what makes it another thing's. */
const like = (prefix: string, end: string): string => `'${prefix}_' || substr(o.id, 6) || '${end}'`;

export const ORDERS = `
  INSERT INTO coverage_orders (id, writer_user_id, writer_name, provider_id, service_id, service_title, tier,
    turnaround_days, script_id, script_title, script_page_count, project_id, brief, status, price_cents,
    currency, commission_bps, platform_fee_cents, provider_payout_cents, stripe_payment_intent_id,
    stripe_charge_id, stripe_transfer_id, payment_deadline, claim_deadline, sla_deadline, late_deadline,
    review_deadline, held_at, claimed_at, captured_at, delivered_at, completed_at, idempotency_key,
    created_at, updated_at)
  SELECT ${id("cord", "i")}, ${id("user_w", "1 + i % :writers")}, 'Writer ' || 1 + i % :writers,
    s.provider_id,
    s.id, s.title, s.tier, s.turnaround_days, ${id("scr", "i")}, 'The draft of ' || i, 100,
    ${id("proj", "i")}, 'Please look at the second act.',
    CASE WHEN done THEN 'completed' ELSE 'claimed' END, s.price_cents, s.currency, 1500,
    round(s.price_cents * 0.15), s.price_cents - round(s.price_cents * 0.15), 'pi_bench' || i,
    'ch_bench' || i, CASE WHEN done THEN 'tr_bench' || i END, at + interval '1 hour', at + interval '3 days',
    at + s.turnaround_days * interval '1 day', at + (s.turnaround_days + 3) * interval '1 day',
    CASE WHEN done THEN at + interval '8 days' END, at, at, at,
    CASE WHEN done THEN at + interval '1 day' END, CASE WHEN done THEN at + interval '2 days' END,
    'bench-' || i, at, at
  FROM (
    SELECT i, i % 2 = 0 AS done, 1 + floor(random() * :services)::bigint AS service,
      coverage_now() - CASE WHEN i % 2 = 0 THEN interval '3 days' + random() * interval '90 days'
        ELSE random() * interval '12 hours' END AS at
    FROM generate_series(1, :orders) i
  ) drawn JOIN coverage_services s ON s.id = ${id("csvc", "drawn.service")}`;

const MOVES = `(VALUES (1, 'place', NULL, 'placed', 'writer'), (2, 'hold_payment', 'placed',
  'payment_held', 'system'),
  (3, 'claim', 'payment_held', 'claimed', 'provider'), (4, 'deliver', 'claimed', 'delivered', 'provider'),
  (5, 'complete', 'delivered', 'completed', 'writer')) move(n, event, from_status, to_status, actor)`;

export const TRANSITIONS = `
  INSERT INTO coverage_order_transitions (id, order_id, event, from_status, to_status, actor, created_at)
  SELECT 'ctrn_' || substr(o.id, 6) || move.n, o.id, move.event, move.from_status, move.to_status, move.actor,
    o.created_at
  FROM coverage_orders o JOIN ${MOVES} ON move.n <= 3 OR o.status = 'completed'`;

export const OPERATIONS = `
  INSERT INTO coverage_money_ops (id, order_id, kind, seq, idempotency_key, params, status, attempts,
    stripe_id,
    created_at, updated_at)
  SELECT 'cmop_' || substr(o.id, 6) || op.kind, o.id, op.kind, 1, 'bench:' || o.id || op.kind,
    jsonb_build_object('amountCents', CASE op.kind WHEN 'transfer' THEN o.provider_payout_cents ELSE
      o.price_cents END,
      'currency', o.currency),
    'succeeded', 1, CASE op.kind WHEN 'transfer' THEN o.stripe_transfer_id ELSE o.stripe_payment_intent_id
      END,
    o.created_at, o.created_at
  FROM coverage_orders o JOIN (VALUES ('authorise'), ('capture'), ('transfer')) op(kind)
    ON op.kind <> 'transfer' OR o.status = 'completed'`;

const BOOKED = `(VALUES (1, 'authorise', 'authorise', 'pending'), (2, 'authorise', 'void', 'pending'),
  (3, 'capture', 'capture', 'posted'), (4, 'transfer', 'release', 'posted'), (5, 'transfer', 'transfer',
    'posted'))
  b(n, op, kind, layer)`;

export const POSTINGS = `
  INSERT INTO coverage_ledger_postings (id, order_id, op_id, kind, layer, currency, stripe_id, created_at)
  SELECT ${like("cpst", "")} || b.n, o.id, ${like("cmop", "")} || b.op, b.kind, b.layer, o.currency,
    o.stripe_charge_id, o.created_at
  FROM coverage_orders o JOIN ${BOOKED} ON b.n <= 3 OR o.status = 'completed'`;

/** What Stripe keeps of a charge. */
const FEE = "(o.price_cents * 29 / 1000 + 30)";

export const ENTRIES = `
  INSERT INTO coverage_ledger_entries (posting_id, order_id, provider_id, layer, currency, account,
    amount_cents,
    created_at)
  SELECT ${like("cpst", "")} || e.n, o.id, o.provider_id, CASE WHEN e.n <= 2 THEN 'pending' ELSE 'posted' END,
    o.currency, e.account, e.cents, o.created_at
  FROM coverage_orders o, LATERAL (VALUES
    (1, 'writer:card', o.price_cents), (1, 'held:order', -o.price_cents),
    (2, 'held:order', o.price_cents), (2, 'writer:card', -o.price_cents),
    (3, 'writer:card', o.price_cents), (3, 'held:order', -o.price_cents),
    (3, 'stripe:clearing', o.price_cents - ${FEE}), (3, 'writer:card', ${FEE} - o.price_cents),
    (3, 'stripe:fees', ${FEE}), (3, 'writer:card', -${FEE}),
    (4, 'held:order', o.provider_payout_cents), (4, 'provider:payable', -o.provider_payout_cents),
    (4, 'held:order', o.platform_fee_cents), (4, 'platform:revenue', -o.platform_fee_cents),
    (5, 'provider:payable', o.provider_payout_cents), (5, 'stripe:clearing', -o.provider_payout_cents)
  ) e(n, account, cents)
  WHERE e.n <= 3 OR o.status = 'completed'`;

export const BALANCES = `
  INSERT INTO coverage_ledger_balances
  SELECT account, layer, currency, 0, coalesce(sum(amount_cents) FILTER (WHERE amount_cents > 0), 0),
    coalesce(-sum(amount_cents) FILTER (WHERE amount_cents < 0), 0)
  FROM coverage_ledger_entries GROUP BY account, layer, currency`;

export const REVIEWS = `
  INSERT INTO coverage_reviews (id, order_id, writer_user_id, writer_name, provider_id, rating, comment,
    created_at)
  SELECT ${like("crev", "")}, o.id, o.writer_user_id, o.writer_name, o.provider_id,
    3 + floor(random() * 3)::int, 'Clear, kind and to the point.', o.completed_at
  FROM coverage_orders o WHERE o.status = 'completed'`;
