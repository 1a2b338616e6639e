/**
 * The migrations as they lie on disk. Belongs here: reading a folder and saying what is wrong with it. Does
 * not: the database (migrate.ts).
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Who owns the tables. Each area is migrated by its own service; all share one database. */
export const MIGRATION_AREAS = ["coverage", "identity", "profile-project", "notification"] as const;
export type MigrationArea = (typeof MIGRATION_AREAS)[number];

export interface Migration {
  /** `NNNN-what-it-does`; migrations run in this order. */
  readonly name: string;
  readonly upSql: string;
  /** Must answer only `true` once `upSql` has run. */
  readonly checkSql: string;
  /** SHA-256 of `upSql`, the part that must never change once applied. Notes and check may be reworded. */
  readonly sha256: string;
  /** False when `upSql` opens with `-- no-transaction`, for statements such as CREATE INDEX CONCURRENTLY. */
  readonly transactional: boolean;
}

export const MIGRATIONS_FOLDER = join(import.meta.dirname, "..", "migrations");

/**
 * The migrations of an area in order. An area without a folder has none. Throws when one is misnamed or
 * incomplete.
 */
export async function readMigrations(area: MigrationArea, folder = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const names = await readdir(join(folder, area)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const migrations = await Promise.all(
    names.sort().map((name) => readMigration(join(folder, area, name), `${area}/${name}`)),
  );
  const numbers = migrations.map(({ name }) => name.slice(0, 4));
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice) throw new Error(`two migrations of ${area} have the number ${twice}`);
  return migrations;
}

async function readMigration(path: string, label: string): Promise<Migration> {
  const name = label.slice(label.indexOf("/") + 1);
  if (!/^\d{4}-[a-z0-9-]+$/.test(name)) throw new Error(`migration ${label} is not named NNNN-what-it-does`);
  const read = async (file: string) => {
    const text = await readFile(join(path, file), "utf8").catch(() => "");
    if (text.trim() === "") throw new Error(`migration ${label} has no ${file}`);
    // A checkout with Windows line ends is the same migration.
    return text.replaceAll("\r\n", "\n");
  };
  const [upSql, checkSql] = await Promise.all([read("up.sql"), read("check.sql"), read("notes.md")]);
  const sha256 = createHash("sha256").update(upSql).digest("hex");
  return { name, upSql, checkSql, sha256, transactional: !upSql.startsWith("-- no-transaction") };
}
