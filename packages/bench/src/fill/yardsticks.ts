/** The statements everything is compared with: what the database does when nothing but it is in the way. */
import type { Yardstick } from "../measure/database-load.ts";
import { id, TIERS } from "./catalogue.ts";
import type { Size } from "./fill.ts";

const TIER_OF_NUMBER = `(ARRAY[${TIERS.map((tier) => `'${tier}'`).join(", ")}])[$1::int]`;

/** The catalogue's page as one plain join: a tier, a price from somewhere on, a turnaround, thirty rows. */
export const BROWSE: Yardstick = {
  name: "browse",
  text: `SELECT s.id, s.provider_id, s.title, s.description, s.tier, s.price_cents, s.currency,
    s.turnaround_days,
      s.max_pages, s.active, s.created_at, s.updated_at, p.display_name, p.avg_rating, p.specialties,
      p.total_orders_completed
    FROM coverage_services s JOIN coverage_providers p ON p.id = s.provider_id
    WHERE s.active AND p.status = 'active' AND s.tier = ${TIER_OF_NUMBER}
      AND s.price_cents <= 60000 AND s.turnaround_days <= 14
      AND (s.price_cents, s.id) > ($2::int, '')
    ORDER BY s.price_cents, s.id LIMIT 30`,
  values: [
    { from: 1, to: TIERS.length },
    { from: 1_500, to: 20_000 },
  ],
};

export const oneRow = ({ services }: Size): Yardstick => ({
  name: "one-row",
  text: `SELECT s.id, s.provider_id, s.title, s.description, s.tier, s.price_cents, s.currency,
    s.turnaround_days,
      s.max_pages, s.active, s.created_at, s.updated_at, p.display_name, p.avg_rating, p.specialties
    FROM coverage_services s JOIN coverage_providers p ON p.id = s.provider_id
    WHERE s.id = ${id("csvc", "$1::bigint")}`,
  values: [{ from: 1, to: services }],
});

/** An order moves on, with three entries and a row for whoever is to be told. */
export const oneTransition = ({ orders }: Size): Yardstick => ({
  name: "one-transition",
  text: `WITH u AS (
      UPDATE yardstick.orders SET status = CASE status WHEN 'placed' THEN 'payment_held'
        WHEN 'payment_held' THEN 'claimed' WHEN 'claimed' THEN 'in_progress' WHEN 'in_progress' THEN
          'delivered'
        WHEN 'delivered' THEN 'completed' ELSE 'placed' END, updated_at = now()
      WHERE id = ${id("cord", "$1::bigint")} AND status <> 'refunded'
      RETURNING id, status, price_cents, platform_fee_cents, provider_payout_cents),
    l AS (INSERT INTO yardstick.ledger_entries (txn_id, order_id, account, amount_cents)
      SELECT gen_random_uuid(), u.id, a, m FROM u, LATERAL (VALUES ('held', -u.price_cents),
        ('provider', u.provider_payout_cents), ('fee', u.platform_fee_cents)) v(a, m)),
    o AS (INSERT INTO yardstick.outbox (topic, key, payload)
      SELECT 'order.' || u.status, u.id, jsonb_build_object('type', u.status, 'v', 1) FROM u)
    SELECT * FROM u`,
  values: [{ from: 1, to: orders }],
});

/** An event of a common size is put down. */
export const ONE_INSERT: Yardstick = {
  name: "one-insert",
  text: `INSERT INTO yardstick.inbox (id, type, payload) VALUES (gen_random_uuid()::text, 'balance.available',
    jsonb_build_object('number', $1::int, 'text', repeat('x', 1000)))`,
  values: [{ from: 1, to: 1_000_000 }],
};
