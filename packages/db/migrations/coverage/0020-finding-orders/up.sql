CREATE INDEX coverage_orders_by_age ON coverage_orders (created_at DESC, id);
CREATE INDEX coverage_orders_by_beginning ON coverage_orders (id text_pattern_ops);
CREATE INDEX coverage_orders_by_payment_beginning
  ON coverage_orders (stripe_payment_intent_id text_pattern_ops);
