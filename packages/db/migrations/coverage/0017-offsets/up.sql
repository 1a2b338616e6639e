ALTER TABLE coverage_money_ops DROP CONSTRAINT coverage_money_ops_kind_check;
ALTER TABLE coverage_money_ops ADD CONSTRAINT coverage_money_ops_kind_check CHECK (kind IN (
  'authorise', 'pi_cancel', 'capture', 'transfer', 'refund', 'reversal', 'retransfer', 'chargeback', 'offset'));
ALTER TABLE coverage_orders ADD COLUMN withheld_cents bigint NOT NULL DEFAULT 0
  CHECK (withheld_cents BETWEEN 0 AND price_cents);
ALTER TABLE coverage_ledger_postings ADD COLUMN counter_order_id text
  REFERENCES coverage_orders (id) ON DELETE RESTRICT;
