SELECT to_regclass('coverage_deliveries') IS NOT NULL
   AND to_regclass('coverage_reviews') IS NOT NULL
   AND to_regclass('coverage_disputes') IS NOT NULL
   AND to_regprocedure('coverage_recount_reviews(text)') IS NOT NULL;
