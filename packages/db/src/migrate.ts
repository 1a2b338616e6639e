/**
 * Applies the migrations an area has not had yet, each once, in order. Belongs here: what is due, and
 * recording it. Does not: the lock (migration-lock.ts), the files (migration-files.ts).
 */
import type pg from "pg";
import { type Migration, type MigrationArea, readMigrations } from "./migration-files.ts";
import { withMigrationLock } from "./migration-lock.ts";

export interface MigrateOptions {
  connectionString: string;
  area: MigrationArea;
  /** Another folder of migrations, for tests. */
  folder?: string;
}

/**
 * Brings the area up to date and answers the names applied now, in order; `[]` when there was nothing to do.
 * Safe from any number of processes at once. A migration that fails leaves nothing of itself behind (but a
 * `-- no-transaction` one may), keeps those before it, and is thrown with its name. Throws too when an
 * applied one was edited since, or when a new one sorts before an applied one.
 */
export async function migrate({ connectionString, area, folder }: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(area, folder);
  return withMigrationLock(connectionString, (client) => applyMigrations(client, area, migrations));
}

/** The same on a connection that already holds the lock. */
export async function applyMigrations(
  client: pg.Client,
  area: MigrationArea,
  migrations: readonly Migration[],
): Promise<string[]> {
  const due = await findDue(client, area, migrations);
  for (const migration of due) {
    await applyOne(client, area, migration).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`migration ${area}/${migration.name}: ${reason}`, { cause });
    });
  }
  return due.map(({ name }) => name);
}

async function findDue(client: pg.Client, area: MigrationArea, migrations: readonly Migration[]) {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS migrations;
    CREATE TABLE IF NOT EXISTS migrations.schema_migrations (
      area       text NOT NULL,
      name       text NOT NULL,
      sha256     text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (area, name)
    )`);
  const { rows } = await client.query<{ name: string; sha256: string }>(
    "SELECT name, sha256 FROM migrations.schema_migrations WHERE area = $1 ORDER BY name",
    [area],
  );
  const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  const lastApplied = rows.at(-1)?.name ?? "";
  return migrations.filter(({ name, sha256 }) => {
    const sha256Applied = applied.get(name);
    if (sha256Applied === undefined && name < lastApplied)
      throw new Error(
        `migration ${area}/${name} is new but sorts before ${lastApplied}, which is applied; renumber it`,
      );
    if (sha256Applied !== undefined && sha256Applied !== sha256)
      throw new Error(
        `migration ${area}/${name} was edited after it had been applied; write a new one instead`,
      );
    return sha256Applied === undefined;
  });
}

async function applyOne(client: pg.Client, area: MigrationArea, migration: Migration): Promise<void> {
  if (!migration.transactional) {
    await client.query(migration.upSql);
    return record(client, area, migration);
  }
  await client.query("BEGIN");
  try {
    await client.query(migration.upSql);
    await record(client, area, migration);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** Checks first: a migration that did not do what it says is never recorded as done. */
async function record(
  client: pg.Client,
  area: MigrationArea,
  { name, sha256, checkSql }: Migration,
): Promise<void> {
  const { rows } = await client.query<unknown[]>({ text: checkSql, rowMode: "array" });
  const holds = rows.length > 0 && rows.every((row) => row.every((value) => value === true));
  if (!holds) throw new Error(`its check.sql answered ${JSON.stringify(rows)} instead of true`);
  await client.query("INSERT INTO migrations.schema_migrations (area, name, sha256) VALUES ($1, $2, $3)", [
    area,
    name,
    sha256,
  ]);
}
