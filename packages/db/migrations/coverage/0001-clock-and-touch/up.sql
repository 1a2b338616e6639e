CREATE FUNCTION coverage_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT date_trunc('milliseconds', now()) $$;

CREATE FUNCTION coverage_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := coverage_now();
  RETURN NEW;
END $$;
