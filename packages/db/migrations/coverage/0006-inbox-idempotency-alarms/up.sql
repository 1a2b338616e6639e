CREATE TABLE coverage_webhook_inbox (
  id           text PRIMARY KEY,
  type         text NOT NULL,
  payload      jsonb NOT NULL,
  status       text NOT NULL DEFAULT 'received' CHECK (status IN ('received', 'processed', 'dead')),
  attempts     integer NOT NULL DEFAULT 0,
  last_error   text,
  received_at  timestamptz NOT NULL DEFAULT coverage_now(),
  processed_at timestamptz
);
CREATE INDEX coverage_webhook_inbox_open ON coverage_webhook_inbox (received_at) WHERE status <> 'processed';

CREATE TABLE coverage_idempotency_keys (
  user_id      text NOT NULL,
  route        text NOT NULL,
  key          text NOT NULL,
  body_hash    text NOT NULL,
  lease_until  timestamptz NOT NULL,
  answer_status integer,
  answer_body  text,
  created_at   timestamptz NOT NULL DEFAULT coverage_now(),
  PRIMARY KEY (user_id, route, key)
);
CREATE INDEX coverage_idempotency_keys_by_age ON coverage_idempotency_keys (created_at);

CREATE TABLE coverage_alarms (
  id                   text PRIMARY KEY CHECK (id LIKE 'calm\_%'),
  kind                 text NOT NULL,
  subject              text NOT NULL,
  detail               text NOT NULL,
  order_id             text REFERENCES coverage_orders (id) ON DELETE RESTRICT,
  acknowledged_at      timestamptz,
  acknowledged_by      text,
  acknowledgement_note text,
  created_at           timestamptz NOT NULL DEFAULT coverage_now()
);
CREATE UNIQUE INDEX coverage_alarms_one_open ON coverage_alarms (kind, subject) WHERE acknowledged_at IS NULL;
CREATE INDEX coverage_alarms_by_age ON coverage_alarms (created_at DESC, id);

CREATE TABLE coverage_audit_log (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  admin_user_id text NOT NULL,
  act           text NOT NULL,
  subject       text NOT NULL,
  reason        text,
  created_at    timestamptz NOT NULL DEFAULT coverage_now()
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON coverage_audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION coverage_append_only();
