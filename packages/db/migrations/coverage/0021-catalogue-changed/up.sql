CREATE FUNCTION coverage_tell_catalogue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('coverage_catalogue_changed', '');
  RETURN NULL;
END $$;

CREATE TRIGGER tell_catalogue AFTER INSERT OR UPDATE OR DELETE ON coverage_services
  FOR EACH STATEMENT EXECUTE FUNCTION coverage_tell_catalogue();
CREATE TRIGGER tell_catalogue AFTER INSERT OR UPDATE OR DELETE ON coverage_providers
  FOR EACH STATEMENT EXECUTE FUNCTION coverage_tell_catalogue();
