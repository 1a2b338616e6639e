SELECT to_regclass('coverage_orders') IS NOT NULL
   AND to_regclass('coverage_order_transitions') IS NOT NULL
   AND EXISTS (SELECT FROM pg_trigger WHERE tgname = 'append_only'
               AND tgrelid = 'coverage_order_transitions'::regclass);
