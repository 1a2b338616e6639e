SELECT to_regclass('coverage_delivery_drafts') IS NOT NULL
   AND (SELECT count(*) = 4 FROM information_schema.columns
        WHERE table_name = 'coverage_deliveries' AND column_name IN ('format', 'genre', 'draft_date', 'report'));
