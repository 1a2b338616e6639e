/** A fresh database per test file, copied from a template that is prepared once per run. */
import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { testServerUrl } from "./cluster.ts";

export interface TestDatabase {
  readonly connectionString: string;
  /** Drops the database, whoever is still connected. */
  close(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Fills a new database, usually with migrations. Must close its own connections. */
  prepare?: (connectionString: string) => Promise<void>;
  /**
   * Names what `prepare` makes. The first caller of the whole run prepares it, under a lock; everyone after
   * gets a copy in a fraction of the time. Use one name for one way of preparing.
   */
  template?: string;
}

/** Opens an empty database, or one prepared as asked. Every call gets a database of its own. */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await testServerUrl();
  const { prepare, template } = options;
  const name = `test_${process.pid}_${randomBytes(6).toString("hex")}`;
  const connectionString = withDatabase(server, name);
  await asAdmin(server, async (admin) => {
    if (template === undefined) return void (await admin.query(`CREATE DATABASE ${name}`));
    const source = await ensureTemplate({ server, admin, template, prepare });
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY file_copy`);
  });
  if (template === undefined) await prepare?.(connectionString);
  return {
    connectionString,
    close: () =>
      asAdmin(server, async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

/** The template's database. It gets its name only when it is complete, so a half-made one is never copied. */
async function ensureTemplate(options: {
  server: string;
  admin: pg.Client;
  template: string;
  prepare: TestDatabaseOptions["prepare"];
}): Promise<string> {
  const { server, admin, template, prepare } = options;
  const hash = createHash("sha256").update(template).digest("hex").slice(0, 16);
  const name = `template_${hash}`;
  await admin.query("SELECT pg_advisory_lock(hashtext($1))", [name]);
  try {
    const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return name;
    const making = `making_${hash}`;
    await admin.query(`DROP DATABASE IF EXISTS ${making} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${making}`);
    await prepare?.(withDatabase(server, making));
    // A template somebody is connected to cannot be copied; nobody may connect to it from here on.
    await admin.query(`ALTER DATABASE ${making} ALLOW_CONNECTIONS false`);
    await admin.query(`ALTER DATABASE ${making} RENAME TO ${name}`);
    return name;
  } finally {
    await admin.query("SELECT pg_advisory_unlock(hashtext($1))", [name]);
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function asAdmin<T>(connectionString: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString, application_name: "test-admin" });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
