CREATE INDEX coverage_orders_not_ended ON coverage_orders (id)
  WHERE status NOT IN ('completed', 'cancelled', 'payment_failed', 'refunded');
CREATE INDEX coverage_ledger_postings_by_stripe_id ON coverage_ledger_postings (stripe_id)
  WHERE stripe_id IS NOT NULL;
CREATE INDEX coverage_alarms_by_subject ON coverage_alarms (kind, subject);
