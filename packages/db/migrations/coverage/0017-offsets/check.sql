SELECT EXISTS (SELECT FROM pg_constraint WHERE conname = 'coverage_money_ops_kind_check'
               AND pg_get_constraintdef(oid) LIKE '%offset%')
   AND (SELECT count(*) FROM information_schema.columns
        WHERE (table_name, column_name) IN (('coverage_orders', 'withheld_cents'),
                                            ('coverage_ledger_postings', 'counter_order_id'))) = 2;
