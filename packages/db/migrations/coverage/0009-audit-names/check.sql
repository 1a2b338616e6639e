SELECT to_regclass('coverage_audit_log_by_subject') IS NOT NULL
   AND to_regclass('coverage_providers_by_age') IS NOT NULL
   AND EXISTS (SELECT FROM information_schema.columns
               WHERE table_name = 'coverage_audit_log' AND column_name = 'admin_name');
