SELECT to_regclass('identity.attempts') IS NOT NULL;
