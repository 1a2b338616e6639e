SELECT to_regprocedure('coverage_now()') IS NOT NULL AND to_regprocedure('coverage_touch()') IS NOT NULL;
