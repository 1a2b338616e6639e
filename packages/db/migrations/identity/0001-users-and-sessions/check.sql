SELECT to_regclass('identity.users') IS NOT NULL AND to_regclass('identity.sessions') IS NOT NULL;
