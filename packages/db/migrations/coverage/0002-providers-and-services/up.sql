CREATE TABLE coverage_providers (
  id                         text PRIMARY KEY CHECK (id LIKE 'cprov\_%'),
  user_id                    text NOT NULL UNIQUE,
  email                      text NOT NULL DEFAULT '',
  display_name               text NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 200),
  bio                        text NOT NULL DEFAULT '' CHECK (char_length(bio) <= 5000),
  specialties                text[] NOT NULL DEFAULT '{}' CHECK (cardinality(specialties) <= 20),
  status                     text NOT NULL DEFAULT 'pending_verification'
                             CHECK (status IN ('pending_verification', 'active', 'suspended', 'deactivated')),
  suspension_reason          text,
  stripe_account_id          text UNIQUE,
  stripe_onboarding_complete boolean NOT NULL DEFAULT false,
  avg_rating                 numeric(3,2) CHECK (avg_rating BETWEEN 1 AND 5),
  review_count               integer NOT NULL DEFAULT 0 CHECK (review_count >= 0),
  rating_sum                 bigint NOT NULL DEFAULT 0
                             CHECK (rating_sum BETWEEN review_count AND review_count * 5),
  total_orders_completed     integer NOT NULL DEFAULT 0 CHECK (total_orders_completed >= 0),
  created_at                 timestamptz NOT NULL DEFAULT coverage_now(),
  updated_at                 timestamptz NOT NULL DEFAULT coverage_now(),
  CHECK ((avg_rating IS NULL) = (review_count = 0))
);
CREATE TRIGGER touch BEFORE UPDATE ON coverage_providers FOR EACH ROW EXECUTE FUNCTION coverage_touch();
CREATE INDEX coverage_providers_by_rating ON coverage_providers (coalesce(avg_rating, 0) DESC, id)
  WHERE status = 'active';
CREATE INDEX coverage_providers_by_orders ON coverage_providers (total_orders_completed DESC, id)
  WHERE status = 'active';
CREATE INDEX coverage_providers_by_newest ON coverage_providers (created_at DESC, id) WHERE status = 'active';
CREATE INDEX coverage_providers_specialties ON coverage_providers USING gin (specialties);

CREATE TABLE coverage_services (
  id              text PRIMARY KEY CHECK (id LIKE 'csvc\_%'),
  provider_id     text NOT NULL REFERENCES coverage_providers (id) ON DELETE RESTRICT,
  title           text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
  description     text NOT NULL DEFAULT '' CHECK (char_length(description) <= 5000),
  tier            text NOT NULL
                  CHECK (tier IN ('concept_notes', 'early_draft', 'polish_proofread', 'competition_ready')),
  price_cents     bigint NOT NULL CHECK (price_cents > 0),
  currency        text NOT NULL DEFAULT 'usd' CHECK (currency ~ '^[a-z]{3}$'),
  turnaround_days integer NOT NULL CHECK (turnaround_days BETWEEN 1 AND 90),
  max_pages       integer NOT NULL CHECK (max_pages BETWEEN 1 AND 500),
  active          boolean NOT NULL DEFAULT true,
  created_at      timestamptz NOT NULL DEFAULT coverage_now(),
  updated_at      timestamptz NOT NULL DEFAULT coverage_now()
);
CREATE TRIGGER touch BEFORE UPDATE ON coverage_services FOR EACH ROW EXECUTE FUNCTION coverage_touch();
CREATE INDEX coverage_services_by_provider ON coverage_services (provider_id, price_cents, id);
CREATE INDEX coverage_services_by_price ON coverage_services (price_cents, id) WHERE active;
CREATE INDEX coverage_services_by_tier_price ON coverage_services (tier, price_cents, id) WHERE active;
CREATE INDEX coverage_services_by_turnaround ON coverage_services (turnaround_days, id) WHERE active;
CREATE INDEX coverage_services_by_newest ON coverage_services (created_at DESC, id) WHERE active;
