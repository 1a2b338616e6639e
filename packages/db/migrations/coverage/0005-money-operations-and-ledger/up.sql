CREATE TABLE coverage_money_ops (
  id              text PRIMARY KEY CHECK (id LIKE 'cmop\_%'),
  order_id        text NOT NULL REFERENCES coverage_orders (id) ON DELETE RESTRICT,
  kind            text NOT NULL CHECK (kind IN ('authorise', 'pi_cancel', 'capture', 'transfer', 'refund')),
  seq             integer NOT NULL CHECK (seq > 0),
  idempotency_key text NOT NULL UNIQUE,
  params          jsonb NOT NULL,
  status          text NOT NULL DEFAULT 'pending'
                  CHECK (status IN ('pending', 'sent', 'succeeded', 'parked', 'failed', 'abandoned')),
  attempts        integer NOT NULL DEFAULT 0,
  first_sent_at   timestamptz,
  lease_token     text,
  lease_until     timestamptz,
  stripe_id       text,
  last_error      text,
  created_at      timestamptz NOT NULL DEFAULT coverage_now(),
  updated_at      timestamptz NOT NULL DEFAULT coverage_now()
);
CREATE TRIGGER touch BEFORE UPDATE ON coverage_money_ops FOR EACH ROW EXECUTE FUNCTION coverage_touch();
CREATE UNIQUE INDEX coverage_money_ops_one_live ON coverage_money_ops (order_id, kind)
  WHERE kind IN ('authorise', 'pi_cancel', 'capture', 'transfer')
    AND status IN ('pending', 'sent', 'parked', 'succeeded');
CREATE INDEX coverage_money_ops_by_order ON coverage_money_ops (order_id, created_at);
CREATE INDEX coverage_money_ops_unresolved ON coverage_money_ops (updated_at)
  WHERE status IN ('pending', 'sent', 'parked', 'failed');

CREATE TABLE coverage_ledger_postings (
  id         text PRIMARY KEY CHECK (id LIKE 'cpst\_%'),
  seq        bigint GENERATED ALWAYS AS IDENTITY,
  order_id   text NOT NULL REFERENCES coverage_orders (id) ON DELETE RESTRICT,
  op_id      text NOT NULL REFERENCES coverage_money_ops (id) ON DELETE RESTRICT,
  kind       text NOT NULL,
  layer      text NOT NULL CHECK (layer IN ('pending', 'posted')),
  currency   text NOT NULL CHECK (currency ~ '^[a-z]{3}$'),
  stripe_id  text,
  created_at timestamptz NOT NULL DEFAULT coverage_now(),
  UNIQUE (op_id, kind)
);
CREATE INDEX coverage_ledger_postings_by_order ON coverage_ledger_postings (order_id, seq);

CREATE TABLE coverage_ledger_entries (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  posting_id   text NOT NULL REFERENCES coverage_ledger_postings (id) ON DELETE RESTRICT,
  -- The posting's own, repeated so that balances need no join; the deferred check below holds them to it.
  order_id     text NOT NULL,
  provider_id  text NOT NULL,
  layer        text NOT NULL,
  currency     text NOT NULL,
  account      text NOT NULL,
  amount_cents bigint NOT NULL CHECK (amount_cents <> 0),
  created_at   timestamptz NOT NULL DEFAULT coverage_now()
);
CREATE INDEX coverage_ledger_entries_by_posting ON coverage_ledger_entries (posting_id);
CREATE INDEX coverage_ledger_entries_by_order ON coverage_ledger_entries (order_id, account);
CREATE INDEX coverage_ledger_entries_by_provider ON coverage_ledger_entries (provider_id, account);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON coverage_ledger_postings
  FOR EACH STATEMENT EXECUTE FUNCTION coverage_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON coverage_ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION coverage_append_only();

-- Judged when the transaction commits: by then every entry of the posting is there.
CREATE FUNCTION coverage_ledger_posting_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  booked record;
BEGIN
  SELECT count(*) AS entries, sum(e.amount_cents) AS sum,
         bool_and(e.order_id = NEW.order_id AND e.layer = NEW.layer AND e.currency = NEW.currency
                  AND e.provider_id = (SELECT provider_id FROM coverage_orders WHERE id = NEW.order_id))
           AS alike
  INTO booked FROM coverage_ledger_entries e WHERE e.posting_id = NEW.id;
  IF booked.entries = 0 THEN
    RAISE EXCEPTION 'posting % has no entries', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF NOT booked.alike THEN
    RAISE EXCEPTION 'posting % has entries of another order, layer or currency', NEW.id
      USING ERRCODE = 'check_violation';
  END IF;
  IF booked.sum <> 0 THEN
    RAISE EXCEPTION 'posting % does not sum to zero', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER zero_sum AFTER INSERT ON coverage_ledger_postings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION coverage_ledger_posting_check();

-- A posting of an earlier transaction was judged then: entries that come later must not unbalance it.
-- And what is held for an order is a credit that may shrink to nothing, never below.
CREATE FUNCTION coverage_ledger_entries_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong text;
BEGIN
  SELECT n.posting_id INTO wrong FROM (SELECT DISTINCT posting_id FROM new_entries) n
  WHERE (SELECT p.xmin FROM coverage_ledger_postings p WHERE p.id = n.posting_id) <> pg_current_xact_id()::xid
    AND (SELECT sum(e.amount_cents) FROM coverage_ledger_entries e WHERE e.posting_id = n.posting_id) <> 0
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'posting % does not sum to zero', wrong USING ERRCODE = 'check_violation';
  END IF;
  SELECT n.order_id INTO wrong
  FROM (SELECT DISTINCT order_id, layer, currency FROM new_entries WHERE account = 'held:order') n
  WHERE (SELECT sum(e.amount_cents) FROM coverage_ledger_entries e WHERE e.order_id = n.order_id
         AND e.account = 'held:order' AND e.layer = n.layer AND e.currency = n.currency) > 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'held:order of % is overdrawn', wrong USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER balanced AFTER INSERT ON coverage_ledger_entries
  REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION coverage_ledger_entries_check();
