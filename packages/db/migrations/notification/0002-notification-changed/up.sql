CREATE FUNCTION notification.tell_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('notification_changed', NEW.user_id);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_changed AFTER INSERT OR UPDATE OF read_at ON notification.notifications
  FOR EACH ROW EXECUTE FUNCTION notification.tell_changed();
