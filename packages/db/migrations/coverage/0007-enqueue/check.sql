SELECT to_regprocedure('coverage_enqueue(jsonb)') IS NOT NULL;
