/** Identity in Postgres, schema `identity`. One statement per method. */
import { migrate } from "@script-manifest/db";
import type { Pool } from "pg";
import type { IdentityRepository, StoredUser } from "./interface.ts";

interface Row {
  id: string;
  email: string;
  email_verified: boolean;
  display_name: string;
  password_hash: string;
}

const COLUMNS = "u.id, u.email, u.email_verified, u.display_name, u.password_hash";

export class PgIdentityRepository implements IdentityRepository {
  readonly #pool: Pool;
  readonly #connectionString: string;

  constructor(o: { pool: Pool; connectionString: string }) {
    this.#pool = o.pool;
    this.#connectionString = o.connectionString;
  }

  async init(): Promise<void> {
    await migrate({ connectionString: this.#connectionString, area: "identity" });
  }

  async healthCheck(): Promise<void> {
    await this.#pool.query("SELECT 1");
  }

  async createUser(user: StoredUser): Promise<StoredUser | null> {
    const { id, email, emailVerified, displayName, passwordHash } = user;
    return this.#one(
      "create_user",
      `INSERT INTO identity.users AS u (id, email, email_verified, display_name, password_hash)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (email) DO NOTHING RETURNING ${COLUMNS}`,
      [id, email, emailVerified, displayName, passwordHash],
    );
  }

  async getUser(id: string): Promise<StoredUser | null> {
    return this.#one("user", `SELECT ${COLUMNS} FROM identity.users u WHERE u.id = $1`, [id]);
  }

  async getUserByEmail(email: string): Promise<StoredUser | null> {
    return this.#one("user_by_email", `SELECT ${COLUMNS} FROM identity.users u WHERE u.email = $1`, [email]);
  }

  async verifyEmail(email: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      "UPDATE identity.users SET email_verified = true WHERE email = $1",
      [email],
    );
    return rowCount === 1;
  }

  /** Also forgets the person's sessions that have expired, so that the table stays small. */
  async createSession(session: { tokenSha256: Buffer; userId: string; lifeMs: number }): Promise<void> {
    await this.#pool.query(
      `WITH expired AS (DELETE FROM identity.sessions WHERE user_id = $2 AND expires_at <= now())
       INSERT INTO identity.sessions (token_sha256, user_id, expires_at)
       VALUES ($1, $2, now() + $3 * interval '1 millisecond')`,
      [session.tokenSha256, session.userId, session.lifeMs],
    );
  }

  async getSessionUser(tokenSha256: Buffer): Promise<StoredUser | null> {
    return this.#one(
      "session_user",
      `SELECT ${COLUMNS} FROM identity.sessions s JOIN identity.users u ON u.id = s.user_id
       WHERE s.token_sha256 = $1 AND s.expires_at > now()`,
      [tokenSha256],
    );
  }

  async endSession(tokenSha256: Buffer): Promise<void> {
    await this.#pool.query("DELETE FROM identity.sessions WHERE token_sha256 = $1", [tokenSha256]);
  }

  /** Prepared by name on each connection: every page asks for its session. */
  async #one(name: string, text: string, values: readonly unknown[]): Promise<StoredUser | null> {
    const { rows } = await this.#pool.query<Row>({ name, text, values: [...values] });
    const [row] = rows;
    if (!row) return null;
    const { id, email } = row;
    return {
      id,
      email,
      emailVerified: row.email_verified,
      displayName: row.display_name,
      passwordHash: row.password_hash,
    };
  }
}
