SELECT to_regclass('coverage_orders') IS NOT NULL AND to_regclass('coverage_order_transitions') IS NOT NULL;
