CREATE SCHEMA notification;

CREATE TABLE notification.notifications (
  id         text PRIMARY KEY CHECK (id LIKE 'ntf\_%'),
  event_id   text NOT NULL CHECK (char_length(event_id) BETWEEN 1 AND 200),
  user_id    text NOT NULL,
  title      text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
  body       text NOT NULL CHECK (char_length(body) <= 2000),
  link       text CHECK (char_length(link) <= 500),
  read_at    timestamptz,
  mailed_at  timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (event_id, user_id)
);
CREATE INDEX notifications_by_user ON notification.notifications (user_id, created_at DESC, id DESC);
CREATE INDEX notifications_unread ON notification.notifications (user_id) WHERE read_at IS NULL;
