CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- What a listing must be.
CREATE VIEW coverage_for_sale AS
SELECT s.id, s.provider_id, s.tier, s.price_cents, s.turnaround_days, s.max_pages,
  coalesce(round(p.avg_rating * 100), 0)::integer AS rating, p.specialties,
  concat_ws(E'\n', s.title, s.description, p.display_name) AS words, s.created_at
FROM coverage_services s JOIN coverage_providers p ON p.id = s.provider_id
WHERE s.active AND p.status = 'active';

CREATE TABLE coverage_listings (
  id              text PRIMARY KEY REFERENCES coverage_services (id) ON DELETE CASCADE,
  provider_id     text NOT NULL,
  tier            text NOT NULL,
  price_cents     bigint NOT NULL,
  turnaround_days integer NOT NULL,
  max_pages       integer NOT NULL,
  -- Hundredths; 0 for an unreviewed provider.
  rating          integer NOT NULL,
  specialties     text[] NOT NULL,
  words           text NOT NULL,
  created_at      timestamptz NOT NULL
);
INSERT INTO coverage_listings SELECT * FROM coverage_for_sale;
CREATE INDEX coverage_listings_by_provider ON coverage_listings (provider_id);
CREATE INDEX coverage_listings_by_price ON coverage_listings (price_cents, id);
CREATE INDEX coverage_listings_by_price_desc ON coverage_listings (price_cents DESC, id);
CREATE INDEX coverage_listings_by_rating ON coverage_listings (rating DESC, id);
CREATE INDEX coverage_listings_by_turnaround ON coverage_listings (turnaround_days, id);
CREATE INDEX coverage_listings_by_newest ON coverage_listings (created_at DESC, id);
CREATE INDEX coverage_listings_by_tier_price ON coverage_listings (tier, price_cents, id)
  INCLUDE (turnaround_days);
CREATE INDEX coverage_listings_by_tier_price_desc ON coverage_listings (tier, price_cents DESC, id);
CREATE INDEX coverage_listings_by_tier_rating ON coverage_listings (tier, rating DESC, id);
CREATE INDEX coverage_listings_by_tier_turnaround ON coverage_listings (tier, turnaround_days, id);
CREATE INDEX coverage_listings_by_tier_newest ON coverage_listings (tier, created_at DESC, id);
CREATE INDEX coverage_listings_by_words ON coverage_listings USING gin (words gin_trgm_ops);

-- Of one service, or of all of the provider's.
CREATE FUNCTION coverage_list_anew(of_provider text, of_service text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM coverage_providers WHERE id = of_provider FOR SHARE;
  DELETE FROM coverage_listings l
  WHERE l.provider_id = of_provider AND (of_service IS NULL OR l.id = of_service)
    AND NOT EXISTS (SELECT FROM coverage_for_sale f WHERE f.id = l.id);
  INSERT INTO coverage_listings AS l
  SELECT f.* FROM coverage_for_sale f
  WHERE f.provider_id = of_provider AND (of_service IS NULL OR f.id = of_service)
  ON CONFLICT (id) DO UPDATE SET
    tier = EXCLUDED.tier, price_cents = EXCLUDED.price_cents, turnaround_days = EXCLUDED.turnaround_days,
    max_pages = EXCLUDED.max_pages, rating = EXCLUDED.rating, specialties = EXCLUDED.specialties,
    words = EXCLUDED.words, created_at = EXCLUDED.created_at
  WHERE l.* IS DISTINCT FROM EXCLUDED.*;
END $$;

CREATE FUNCTION coverage_list_service() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM coverage_list_anew(NEW.provider_id, NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER list AFTER INSERT OR UPDATE ON coverage_services
  FOR EACH ROW EXECUTE FUNCTION coverage_list_service();

CREATE FUNCTION coverage_list_provider() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM coverage_list_anew(NEW.id, NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER list AFTER UPDATE OF status, avg_rating, specialties, display_name ON coverage_providers
  FOR EACH ROW WHEN ((OLD.status, OLD.avg_rating, OLD.specialties, OLD.display_name)
    IS DISTINCT FROM (NEW.status, NEW.avg_rating, NEW.specialties, NEW.display_name))
  EXECUTE FUNCTION coverage_list_provider();
