ALTER TABLE coverage_money_ops DROP CONSTRAINT coverage_money_ops_kind_check;
ALTER TABLE coverage_money_ops ADD CONSTRAINT coverage_money_ops_kind_check CHECK (kind IN (
  'authorise', 'pi_cancel', 'capture', 'transfer', 'refund', 'reversal', 'retransfer', 'chargeback'));
CREATE UNIQUE INDEX coverage_money_ops_one_under_way ON coverage_money_ops (order_id, kind)
  WHERE kind IN ('reversal', 'retransfer') AND status IN ('pending', 'sent', 'parked');
