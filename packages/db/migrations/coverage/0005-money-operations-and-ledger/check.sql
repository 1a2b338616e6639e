SELECT count(*) = 2 FROM pg_trigger WHERE tgname IN ('zero_sum', 'has_entries') AND tgdeferrable;
