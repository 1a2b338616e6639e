ALTER TABLE coverage_idempotency_keys ADD COLUMN claim_token text NOT NULL DEFAULT '';
