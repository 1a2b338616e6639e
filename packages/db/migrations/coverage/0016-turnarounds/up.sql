ALTER TABLE coverage_providers
  ADD COLUMN recent_turnaround_minutes integer[] NOT NULL DEFAULT '{}'
    CHECK (cardinality(recent_turnaround_minutes) <= 20);

-- The latest turnarounds with one more; a missing moment adds nothing.
CREATE FUNCTION coverage_keep_turnaround(recent integer[], claimed timestamptz, delivered timestamptz)
RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN claimed IS NULL OR delivered IS NULL THEN recent
    ELSE (recent || greatest(0, floor(extract(epoch FROM delivered - claimed) / 60))::integer)
      [greatest(1, cardinality(recent) - 18):]
    END
$$;

-- What recent_turnaround_minutes must be, from the orders themselves.
CREATE FUNCTION coverage_recent_turnarounds(of_provider text) RETURNS integer[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(latest.minutes ORDER BY latest.delivered_at, latest.id), '{}')
  FROM (
    SELECT id, delivered_at,
      greatest(0, floor(extract(epoch FROM delivered_at - claimed_at) / 60))::integer AS minutes
    FROM coverage_orders
    WHERE provider_id = of_provider AND claimed_at IS NOT NULL AND delivered_at IS NOT NULL
    ORDER BY delivered_at DESC, id DESC LIMIT 20
  ) latest
$$;

UPDATE coverage_providers p SET recent_turnaround_minutes = coverage_recent_turnarounds(p.id)
WHERE EXISTS (SELECT FROM coverage_orders o WHERE o.provider_id = p.id AND o.delivered_at IS NOT NULL);
