CREATE TABLE coverage_deliveries (
  id              text PRIMARY KEY CHECK (id LIKE 'cdel\_%'),
  order_id        text NOT NULL UNIQUE REFERENCES coverage_orders (id) ON DELETE RESTRICT,
  summary         text NOT NULL CHECK (char_length(summary) BETWEEN 1 AND 10000),
  strengths       text NOT NULL DEFAULT '' CHECK (char_length(strengths) <= 10000),
  weaknesses      text NOT NULL DEFAULT '' CHECK (char_length(weaknesses) <= 10000),
  recommendations text NOT NULL DEFAULT '' CHECK (char_length(recommendations) <= 10000),
  score           integer CHECK (score BETWEEN 1 AND 100),
  file_key        text,
  file_name       text,
  created_at      timestamptz NOT NULL DEFAULT coverage_now(),
  CHECK ((file_key IS NULL) = (file_name IS NULL))
);

CREATE TABLE coverage_reviews (
  id             text PRIMARY KEY CHECK (id LIKE 'crev\_%'),
  order_id       text NOT NULL UNIQUE REFERENCES coverage_orders (id) ON DELETE RESTRICT,
  writer_user_id text NOT NULL,
  writer_name    text NOT NULL DEFAULT '',
  provider_id    text NOT NULL REFERENCES coverage_providers (id) ON DELETE RESTRICT,
  rating         integer NOT NULL CHECK (rating BETWEEN 1 AND 5),
  comment        text NOT NULL DEFAULT '' CHECK (char_length(comment) <= 5000),
  created_at     timestamptz NOT NULL DEFAULT coverage_now()
);
CREATE INDEX coverage_reviews_by_provider ON coverage_reviews (provider_id, created_at DESC, id);

-- Counts from the rows, after locking: a review that commits meanwhile is then counted here or adds itself.
CREATE FUNCTION coverage_recount_reviews(provider text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM coverage_providers WHERE id = provider FOR NO KEY UPDATE;
  UPDATE coverage_providers p
  SET rating_sum = r.sum, review_count = r.count, avg_rating = round(r.sum::numeric / nullif(r.count, 0), 2)
  FROM (SELECT coalesce(sum(rating), 0) AS sum, count(*) AS count
        FROM coverage_reviews WHERE provider_id = provider) r
  WHERE p.id = provider;
END $$;

CREATE TABLE coverage_disputes (
  id                  text PRIMARY KEY CHECK (id LIKE 'cdis\_%'),
  order_id            text NOT NULL REFERENCES coverage_orders (id) ON DELETE RESTRICT,
  opened_by_user_id   text NOT NULL,
  reason              text NOT NULL CHECK (reason IN ('non_delivery', 'quality', 'other')),
  description         text NOT NULL CHECK (char_length(description) BETWEEN 1 AND 5000),
  status              text NOT NULL DEFAULT 'open'
                      CHECK (status IN ('open', 'under_review', 'resolved_refund', 'resolved_no_refund',
                                        'resolved_partial')),
  admin_notes         text,
  refund_amount_cents bigint CHECK (refund_amount_cents > 0),
  resolved_at         timestamptz,
  created_at          timestamptz NOT NULL DEFAULT coverage_now(),
  updated_at          timestamptz NOT NULL DEFAULT coverage_now(),
  CHECK ((status LIKE 'resolved%') = (resolved_at IS NOT NULL)),
  CHECK (status <> 'resolved_partial' OR refund_amount_cents IS NOT NULL)
);
CREATE TRIGGER touch BEFORE UPDATE ON coverage_disputes FOR EACH ROW EXECUTE FUNCTION coverage_touch();
CREATE UNIQUE INDEX coverage_disputes_one_unresolved ON coverage_disputes (order_id)
  WHERE status IN ('open', 'under_review');
CREATE INDEX coverage_disputes_by_order ON coverage_disputes (order_id, created_at DESC);
CREATE INDEX coverage_disputes_queue ON coverage_disputes (status, created_at, id);
