CREATE FUNCTION coverage_tell_order_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('coverage_order_changed', NEW.id);
  RETURN NULL;
END $$;
CREATE FUNCTION coverage_tell_part_of_order_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('coverage_order_changed', NEW.order_id);
  RETURN NULL;
END $$;

CREATE TRIGGER tell_changed AFTER UPDATE ON coverage_orders
  FOR EACH ROW EXECUTE FUNCTION coverage_tell_order_changed();
CREATE TRIGGER tell_changed AFTER UPDATE OF status ON coverage_money_ops
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION coverage_tell_part_of_order_changed();
CREATE TRIGGER tell_changed AFTER INSERT OR UPDATE ON coverage_disputes
  FOR EACH ROW EXECUTE FUNCTION coverage_tell_part_of_order_changed();
CREATE TRIGGER tell_changed AFTER INSERT ON coverage_reviews
  FOR EACH ROW EXECUTE FUNCTION coverage_tell_part_of_order_changed();
