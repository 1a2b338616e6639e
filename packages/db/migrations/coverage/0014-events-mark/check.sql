SELECT to_regclass('coverage_stripe_events_mark') IS NOT NULL;
