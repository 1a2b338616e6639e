SELECT count(*) FILTER (WHERE tgdeferrable AND tgname IN ('zero_sum', 'has_entries')) = 2
   AND count(*) FILTER (WHERE tgname = 'append_only') = 2
FROM pg_trigger WHERE tgrelid IN ('coverage_ledger_postings'::regclass, 'coverage_ledger_entries'::regclass);
