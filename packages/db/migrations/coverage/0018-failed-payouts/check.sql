SELECT EXISTS (SELECT FROM information_schema.columns
               WHERE table_name = 'coverage_providers' AND column_name = 'failed_payout');
