CREATE SCHEMA profile_project;

CREATE TABLE profile_project.projects (
  id              text PRIMARY KEY CHECK (id LIKE 'proj\_%'),
  owner_user_id   text NOT NULL,
  title           text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
  format          text NOT NULL CHECK (char_length(format) <= 100),
  genre           text NOT NULL CHECK (char_length(genre) <= 100),
  logline         text NOT NULL CHECK (char_length(logline) <= 1000),
  idempotency_key text CHECK (char_length(idempotency_key) BETWEEN 1 AND 255),
  request_hash    text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (owner_user_id, idempotency_key)
);
CREATE INDEX projects_by_owner ON profile_project.projects (owner_user_id, created_at DESC, id DESC);

CREATE FUNCTION profile_project.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER touch BEFORE UPDATE ON profile_project.projects
  FOR EACH ROW EXECUTE FUNCTION profile_project.touch();

CREATE TABLE profile_project.script_uploads (
  file_key        text PRIMARY KEY,
  project_id      text NOT NULL REFERENCES profile_project.projects (id) ON DELETE RESTRICT,
  owner_user_id   text NOT NULL,
  content_type    text NOT NULL,
  size_bytes      integer NOT NULL CHECK (size_bytes > 0),
  idempotency_key text CHECK (char_length(idempotency_key) BETWEEN 1 AND 255),
  request_hash    text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (owner_user_id, idempotency_key)
);

CREATE TABLE profile_project.scripts (
  id              text PRIMARY KEY CHECK (id LIKE 'scr\_%'),
  project_id      text NOT NULL REFERENCES profile_project.projects (id) ON DELETE RESTRICT,
  owner_user_id   text NOT NULL,
  title           text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 200),
  file_name       text NOT NULL CHECK (char_length(file_name) BETWEEN 1 AND 200),
  format          text NOT NULL CHECK (format IN ('pdf', 'fdx', 'fountain')),
  page_count      integer NOT NULL CHECK (page_count > 0),
  size_bytes      integer NOT NULL CHECK (size_bytes > 0),
  upload_key      text NOT NULL UNIQUE
                  REFERENCES profile_project.script_uploads (file_key) ON DELETE RESTRICT,
  storage_key     text NOT NULL,
  idempotency_key text CHECK (char_length(idempotency_key) BETWEEN 1 AND 255),
  request_hash    text NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  UNIQUE (owner_user_id, idempotency_key)
);
CREATE INDEX scripts_by_project ON profile_project.scripts (project_id, created_at DESC, id DESC);
