SELECT EXISTS (SELECT FROM information_schema.columns
               WHERE table_name = 'coverage_idempotency_keys' AND column_name = 'claim_token');
