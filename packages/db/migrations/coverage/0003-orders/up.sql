CREATE TABLE coverage_orders (
  id                       text PRIMARY KEY CHECK (id LIKE 'cord\_%'),
  writer_user_id           text NOT NULL,
  writer_name              text NOT NULL DEFAULT '',
  provider_id              text NOT NULL REFERENCES coverage_providers (id) ON DELETE RESTRICT,
  service_id               text NOT NULL REFERENCES coverage_services (id) ON DELETE RESTRICT,
  service_title            text NOT NULL,
  tier                     text NOT NULL,
  turnaround_days          integer NOT NULL CHECK (turnaround_days BETWEEN 1 AND 90),
  script_id                text NOT NULL,
  script_title             text NOT NULL DEFAULT '',
  script_page_count        integer NOT NULL CHECK (script_page_count > 0),
  project_id               text NOT NULL,
  brief                    text NOT NULL DEFAULT '',
  status                   text NOT NULL DEFAULT 'placed'
                           CHECK (status IN ('placed', 'payment_held', 'claimed', 'in_progress', 'delivered',
                                             'completed', 'disputed', 'cancelled', 'payment_failed',
                                             'refunded')),
  status_reason            text,
  price_cents              bigint NOT NULL CHECK (price_cents > 0),
  currency                 text NOT NULL CHECK (currency ~ '^[a-z]{3}$'),
  commission_bps           integer NOT NULL CHECK (commission_bps BETWEEN 0 AND 10000),
  platform_fee_cents       bigint NOT NULL CHECK (platform_fee_cents >= 0),
  provider_payout_cents    bigint NOT NULL CHECK (provider_payout_cents >= 0),
  refunded_cents           bigint NOT NULL DEFAULT 0,
  stripe_payment_intent_id text UNIQUE,
  stripe_charge_id         text UNIQUE,
  stripe_transfer_id       text UNIQUE,
  capture_before           timestamptz,
  payment_deadline         timestamptz NOT NULL,
  claim_deadline           timestamptz,
  sla_deadline             timestamptz,
  late_deadline            timestamptz,
  review_deadline          timestamptz,
  held_at                  timestamptz,
  claimed_at               timestamptz,
  captured_at              timestamptz,
  delivered_at             timestamptz,
  completed_at             timestamptz,
  frozen                   boolean NOT NULL DEFAULT false,
  idempotency_key          text NOT NULL,
  version                  integer NOT NULL DEFAULT 1,
  created_at               timestamptz NOT NULL DEFAULT coverage_now(),
  updated_at               timestamptz NOT NULL DEFAULT coverage_now(),
  CHECK (platform_fee_cents + provider_payout_cents = price_cents),
  CHECK (refunded_cents BETWEEN 0 AND price_cents),
  CHECK (status <> 'payment_held' OR held_at IS NOT NULL),
  CHECK (status NOT IN ('delivered', 'completed', 'disputed', 'refunded') OR captured_at IS NOT NULL),
  UNIQUE (writer_user_id, idempotency_key)
);
CREATE TRIGGER touch BEFORE UPDATE ON coverage_orders FOR EACH ROW EXECUTE FUNCTION coverage_touch();
CREATE INDEX coverage_orders_by_writer ON coverage_orders (writer_user_id, created_at DESC, id);
CREATE INDEX coverage_orders_by_provider ON coverage_orders (provider_id, created_at DESC, id);
CREATE INDEX coverage_orders_by_provider_status ON coverage_orders (provider_id, status, created_at DESC);
CREATE INDEX coverage_orders_by_service ON coverage_orders (service_id);
CREATE INDEX coverage_orders_by_script ON coverage_orders (script_id, provider_id);

CREATE TABLE coverage_order_transitions (
  id              text PRIMARY KEY CHECK (id LIKE 'ctrn\_%'),
  seq             bigint GENERATED ALWAYS AS IDENTITY,
  order_id        text NOT NULL REFERENCES coverage_orders (id) ON DELETE RESTRICT,
  event           text NOT NULL,
  from_status     text,
  to_status       text NOT NULL,
  actor           text NOT NULL CHECK (actor IN ('writer', 'provider', 'admin', 'system')),
  actor_user_id   text,
  reason          text,
  idempotency_key text,
  created_at      timestamptz NOT NULL DEFAULT coverage_now()
);
CREATE INDEX coverage_order_transitions_by_order ON coverage_order_transitions (order_id, seq);

CREATE FUNCTION coverage_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON coverage_order_transitions
  FOR EACH STATEMENT EXECUTE FUNCTION coverage_append_only();
