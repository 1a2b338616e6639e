SELECT count(*) = 4 FROM pg_trigger WHERE tgname = 'tell_changed' AND tgrelid IN (
  'coverage_orders'::regclass, 'coverage_money_ops'::regclass,
  'coverage_disputes'::regclass, 'coverage_reviews'::regclass);
