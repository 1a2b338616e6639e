CREATE SCHEMA IF NOT EXISTS identity;

CREATE TABLE identity.users (
  id             text PRIMARY KEY CHECK (id LIKE 'user\_%'),
  email          text NOT NULL UNIQUE CHECK (email = lower(email)),
  email_verified boolean NOT NULL DEFAULT false,
  display_name   text NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 200),
  password_hash  text NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE identity.sessions (
  token_sha256 bytea PRIMARY KEY,
  user_id      text NOT NULL REFERENCES identity.users (id) ON DELETE CASCADE,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL
);
CREATE INDEX sessions_by_user ON identity.sessions (user_id);
CREATE INDEX sessions_by_expiry ON identity.sessions (expires_at);
