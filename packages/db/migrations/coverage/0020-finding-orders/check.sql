SELECT to_regclass('coverage_orders_by_age') IS NOT NULL
   AND to_regclass('coverage_orders_by_beginning') IS NOT NULL
   AND to_regclass('coverage_orders_by_payment_beginning') IS NOT NULL;
