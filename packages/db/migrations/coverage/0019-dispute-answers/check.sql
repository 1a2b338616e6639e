SELECT count(*) = 2 FROM information_schema.columns
WHERE table_name = 'coverage_disputes' AND column_name IN ('provider_answer', 'provider_answered_at');
