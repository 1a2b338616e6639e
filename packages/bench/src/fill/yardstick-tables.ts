/**
 * Plain tables beside the marketplace's own, for what one row or one bare statement costs: nothing in them is
 * checked or told to anybody.
 */
import { id } from "./catalogue.ts";

export const YARDSTICK_TABLES = [
  "CREATE SCHEMA yardstick",
  `CREATE TABLE yardstick.orders AS
    SELECT ${id("cord", "number")} AS id, status, price_cents, platform_fee_cents, provider_payout_cents,
      updated_at
    FROM (SELECT *, row_number() OVER () AS number FROM coverage_orders) numbered`,
  "ALTER TABLE yardstick.orders ADD PRIMARY KEY (id)",
  `CREATE TABLE yardstick.ledger_entries (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    txn_id uuid NOT NULL,
    order_id text NOT NULL, account text NOT NULL, amount_cents bigint NOT NULL)`,
  "CREATE INDEX ledger_entries_by_order ON yardstick.ledger_entries (order_id)",
  `CREATE TABLE yardstick.outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic text NOT NULL,
    key text NOT NULL, payload jsonb NOT NULL, sent_at timestamptz)`,
  "CREATE INDEX outbox_unsent ON yardstick.outbox (id) WHERE sent_at IS NULL",
  `CREATE TABLE yardstick.inbox (id text PRIMARY KEY, type text NOT NULL, payload jsonb NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now())`,
];
