CREATE TABLE identity.attempts (
  key    varchar(255) PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
CREATE INDEX attempts_by_expiry ON identity.attempts (expire);
