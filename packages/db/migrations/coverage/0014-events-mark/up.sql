CREATE TABLE coverage_stripe_events_mark (
  only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  listed_until timestamptz NOT NULL
);
