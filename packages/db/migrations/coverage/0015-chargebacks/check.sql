SELECT to_regclass('coverage_money_ops_one_under_way') IS NOT NULL
   AND EXISTS (SELECT FROM pg_constraint WHERE conname = 'coverage_money_ops_kind_check'
               AND pg_get_constraintdef(oid) LIKE '%chargeback%');
