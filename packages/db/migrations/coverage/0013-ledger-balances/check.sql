SELECT to_regclass('coverage_ledger_balances') IS NOT NULL
   AND to_regclass('coverage_ledger_entries_of_provider') IS NOT NULL
   AND (SELECT count(*) = 3 FROM pg_trigger WHERE NOT tgisinternal AND tgname IN
        ('keep_balances', 'by_ledger_only', 'never_emptied'));
