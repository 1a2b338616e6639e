CREATE TABLE coverage_ledger_balances (
  account      text NOT NULL,
  layer        text NOT NULL,
  currency     text NOT NULL,
  slot         integer NOT NULL,
  debit_cents  bigint NOT NULL CHECK (debit_cents >= 0),
  credit_cents bigint NOT NULL CHECK (credit_cents >= 0),
  PRIMARY KEY (account, layer, currency, slot)
);

-- Sorted, so that two connections that share a slot lock its rows in one order.
CREATE FUNCTION coverage_ledger_keep_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO coverage_ledger_balances AS b (account, layer, currency, slot, debit_cents, credit_cents)
  SELECT account, layer, currency, pg_backend_pid() % 16,
         coalesce(sum(amount_cents) FILTER (WHERE amount_cents > 0), 0),
         coalesce(-sum(amount_cents) FILTER (WHERE amount_cents < 0), 0)
  FROM new_entries GROUP BY account, layer, currency ORDER BY account, layer, currency
  ON CONFLICT (account, layer, currency, slot) DO UPDATE SET
    debit_cents = b.debit_cents + EXCLUDED.debit_cents,
    credit_cents = b.credit_cents + EXCLUDED.credit_cents;
  RETURN NULL;
END $$;
-- Holds new entries back until what stands is summed.
CREATE TRIGGER keep_balances AFTER INSERT ON coverage_ledger_entries
  REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION coverage_ledger_keep_balances();
INSERT INTO coverage_ledger_balances
SELECT account, layer, currency, 0,
       coalesce(sum(amount_cents) FILTER (WHERE amount_cents > 0), 0),
       coalesce(-sum(amount_cents) FILTER (WHERE amount_cents < 0), 0)
FROM coverage_ledger_entries GROUP BY account, layer, currency;

CREATE FUNCTION coverage_ledger_balances_by_ledger_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'balances are kept by the ledger alone' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER by_ledger_only BEFORE INSERT OR UPDATE OR DELETE ON coverage_ledger_balances
  FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION coverage_ledger_balances_by_ledger_only();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON coverage_ledger_balances
  FOR EACH STATEMENT EXECUTE FUNCTION coverage_ledger_balances_by_ledger_only();

CREATE INDEX coverage_ledger_entries_of_provider ON coverage_ledger_entries (provider_id, account, id);
DROP INDEX coverage_ledger_entries_by_provider;
