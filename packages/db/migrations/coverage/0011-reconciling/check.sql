SELECT to_regclass('coverage_orders_not_ended') IS NOT NULL
   AND to_regclass('coverage_ledger_postings_by_stripe_id') IS NOT NULL
   AND to_regclass('coverage_alarms_by_subject') IS NOT NULL;
