SELECT count(*) FILTER (WHERE tgname = 'zero_sum' AND tgdeferrable) = 1
   AND count(*) FILTER (WHERE tgname = 'balanced') = 1
   AND count(*) FILTER (WHERE tgname = 'append_only') = 2
FROM pg_trigger WHERE tgrelid IN ('coverage_ledger_postings'::regclass, 'coverage_ledger_entries'::regclass);
