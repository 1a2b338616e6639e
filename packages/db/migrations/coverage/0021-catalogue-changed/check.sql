SELECT count(*) = 2 FROM pg_trigger WHERE tgname = 'tell_catalogue' AND tgrelid IN (
  'coverage_services'::regclass, 'coverage_providers'::regclass);
