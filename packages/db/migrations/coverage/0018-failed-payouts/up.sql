ALTER TABLE coverage_providers ADD COLUMN failed_payout jsonb;
