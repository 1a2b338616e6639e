SELECT to_regclass('coverage_providers') IS NOT NULL AND to_regclass('coverage_services') IS NOT NULL;
