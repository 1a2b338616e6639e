/** Projects, uploads and scripts in PostgreSQL, schema `profile_project`. One statement per question. */
import type { Pool } from "pg";
import type { Project, Script, ScriptUpload } from "../../domain/entities.ts";
import type {
  NewProject,
  NewScript,
  NewScriptUpload,
  PageAsked,
  PageOf,
  ProfileProjectRepository,
} from "../interface.ts";
import { type ProjectRow, type ScriptRow, toProject, toScript, toUpload, type UploadRow } from "./rows.ts";

export class PgProfileProjectRepository implements ProfileProjectRepository {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async createProject(project: NewProject): Promise<Project> {
    const inserted = await this.#first<ProjectRow>(
      `INSERT INTO profile_project.projects
         (id, owner_user_id, title, format, genre, logline, idempotency_key, request_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (owner_user_id, idempotency_key) DO NOTHING
       RETURNING *`,
      [
        project.id,
        project.ownerUserId,
        project.title,
        project.format,
        project.genre,
        project.logline,
        project.idempotencyKey,
        project.requestHash,
      ],
    );
    // The insert waited for whoever held the key, so what it made can be seen now.
    const row =
      inserted ??
      (await this.#first<ProjectRow>(
        "SELECT * FROM profile_project.projects WHERE owner_user_id = $1 AND idempotency_key = $2",
        [project.ownerUserId, project.idempotencyKey],
      ));
    return toProject(present(row));
  }

  async getProject(id: string): Promise<Project | null> {
    const row = await this.#first<ProjectRow>("SELECT * FROM profile_project.projects WHERE id = $1", [id]);
    return row && toProject(row);
  }

  listProjects(ownerUserId: string, page: PageAsked): Promise<PageOf<Project>> {
    return this.#page("projects", "owner_user_id", { of: ownerUserId, page, toRow: toProject });
  }

  async createUpload(upload: NewScriptUpload): Promise<ScriptUpload> {
    const inserted = await this.#first<UploadRow>(
      `INSERT INTO profile_project.script_uploads
         (file_key, project_id, owner_user_id, content_type, size_bytes, idempotency_key, request_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (owner_user_id, idempotency_key) DO NOTHING
       RETURNING *`,
      [
        upload.fileKey,
        upload.projectId,
        upload.ownerUserId,
        upload.contentType,
        upload.sizeBytes,
        upload.idempotencyKey,
        upload.requestHash,
      ],
    );
    const row =
      inserted ??
      (await this.#first<UploadRow>(
        "SELECT * FROM profile_project.script_uploads WHERE owner_user_id = $1 AND idempotency_key = $2",
        [upload.ownerUserId, upload.idempotencyKey],
      ));
    return toUpload(present(row));
  }

  async getUpload(fileKey: string): Promise<ScriptUpload | null> {
    const row = await this.#first<UploadRow>(
      "SELECT * FROM profile_project.script_uploads WHERE file_key = $1",
      [fileKey],
    );
    return row && toUpload(row);
  }

  async createScript(script: NewScript): Promise<Script> {
    const inserted = await this.#first<ScriptRow>(
      `INSERT INTO profile_project.scripts
         (id, project_id, owner_user_id, title, file_name, format, page_count, size_bytes,
          upload_key, storage_key, idempotency_key, request_hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT DO NOTHING
       RETURNING *`,
      [
        script.id,
        script.projectId,
        script.ownerUserId,
        script.title,
        script.fileName,
        script.format,
        script.pageCount,
        script.sizeBytes,
        script.uploadKey,
        script.storageKey,
        script.idempotencyKey,
        script.requestHash,
      ],
    );
    return inserted ? toScript(inserted) : present(await this.findScript(script));
  }

  async findScript(
    o: Pick<NewScript, "ownerUserId" | "idempotencyKey" | "uploadKey">,
  ): Promise<Script | null> {
    const row = await this.#first<ScriptRow>(
      `SELECT * FROM profile_project.scripts
       WHERE (owner_user_id = $1 AND idempotency_key = $2) OR upload_key = $3
       ORDER BY (idempotency_key = $2) DESC NULLS LAST
       LIMIT 1`,
      [o.ownerUserId, o.idempotencyKey, o.uploadKey],
    );
    return row && toScript(row);
  }

  async getScript(id: string): Promise<Script | null> {
    const row = await this.#first<ScriptRow>("SELECT * FROM profile_project.scripts WHERE id = $1", [id]);
    return row && toScript(row);
  }

  listScripts(projectId: string, page: PageAsked): Promise<PageOf<Script>> {
    return this.#page("scripts", "project_id", { of: projectId, page, toRow: toScript });
  }

  async healthCheck(): Promise<void> {
    await this.#pool.query("SELECT 1");
  }

  /** By keyset: the place is the former page's last row, whose time is finer than a client could say. */
  async #page<Row extends { id: string }, T>(
    table: "projects" | "scripts",
    column: "owner_user_id" | "project_id",
    o: { of: string; page: PageAsked; toRow: (row: Row) => T },
  ): Promise<PageOf<T>> {
    const { limit, after = null } = o.page;
    const [found, counted] = await Promise.all([
      this.#pool.query<Row>(
        `SELECT * FROM profile_project.${table}
         WHERE ${column} = $1
           AND ($2::text IS NULL OR (created_at, id) < (
             SELECT created_at, id FROM profile_project.${table} WHERE id = $2 AND ${column} = $1))
         ORDER BY created_at DESC, id DESC
         LIMIT $3 + 1`,
        [o.of, after, limit],
      ),
      this.#pool.query<{ total: number }>(
        `SELECT count(*)::int AS total FROM profile_project.${table} WHERE ${column} = $1`,
        [o.of],
      ),
    ]);
    const rows = found.rows.slice(0, limit);
    return {
      rows: rows.map(o.toRow),
      total: counted.rows[0]?.total ?? 0,
      next: found.rows.length > limit ? (rows.at(-1)?.id ?? null) : null,
    };
  }

  async #first<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row | null> {
    const { rows } = await this.#pool.query<Row>(sql, [...values]);
    return rows[0] ?? null;
  }
}

/** What a constraint has just said is there. */
function present<T>(value: T | null): T {
  if (value === null) throw new Error("a row that stopped an insert was gone when it was looked for");
  return value;
}
