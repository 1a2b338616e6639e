SELECT to_regclass('coverage_webhook_inbox') IS NOT NULL
   AND to_regclass('coverage_idempotency_keys') IS NOT NULL
   AND to_regclass('coverage_alarms') IS NOT NULL
   AND to_regclass('coverage_audit_log') IS NOT NULL;
