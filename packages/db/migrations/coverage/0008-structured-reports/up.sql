ALTER TABLE coverage_deliveries
  ADD COLUMN format     text NOT NULL DEFAULT '' CHECK (char_length(format) <= 100),
  ADD COLUMN genre      text NOT NULL DEFAULT '' CHECK (char_length(genre) <= 100),
  ADD COLUMN draft_date date,
  ADD COLUMN report     jsonb CHECK (jsonb_typeof(report) = 'object');

CREATE TABLE coverage_delivery_drafts (
  order_id   text PRIMARY KEY REFERENCES coverage_orders (id) ON DELETE RESTRICT,
  content    jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
  version    integer NOT NULL CHECK (version > 0),
  created_at timestamptz NOT NULL DEFAULT coverage_now(),
  updated_at timestamptz NOT NULL DEFAULT coverage_now()
);
CREATE TRIGGER touch BEFORE UPDATE ON coverage_delivery_drafts
  FOR EACH ROW EXECUTE FUNCTION coverage_touch();
