ALTER TABLE coverage_disputes
  ADD COLUMN provider_answer      text CHECK (char_length(provider_answer) BETWEEN 1 AND 5000),
  ADD COLUMN provider_answered_at timestamptz,
  ADD CHECK ((provider_answer IS NULL) = (provider_answered_at IS NULL));
