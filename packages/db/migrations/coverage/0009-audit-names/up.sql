ALTER TABLE coverage_audit_log ADD COLUMN admin_name text NOT NULL DEFAULT '';
CREATE INDEX coverage_audit_log_by_subject ON coverage_audit_log (subject, id DESC);
CREATE INDEX coverage_providers_by_age ON coverage_providers (created_at DESC, id);
