/**
 * One migrator at a time per database. Belongs here: taking and giving back the lock. Does not: what runs
 * under it.
 */
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

/**
 * Runs `work` while holding the database's migration lock, on the connection that holds it. Waits for other
 * holders up to a minute, then throws. The lock ends with the connection, so a migrator that dies never
 * leaves it behind.
 */
export async function withMigrationLock<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connect(connectionString);
  try {
    await takeLock(client);
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Polls rather than waits inside Postgres: a waiting statement holds a snapshot, and CREATE INDEX
 * CONCURRENTLY in the holder would wait for that snapshot in turn, a deadlock.
 */
async function takeLock(client: pg.Client): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const { rows } = await client.query<{ taken: boolean }>(
      "SELECT pg_try_advisory_lock(hashtext('script-manifest'), hashtext('migrations')) AS taken",
    );
    if (rows[0]?.taken) return;
    await delay(POLL_MS);
  }
  throw new Error(`another process has held the migration lock for ${(ATTEMPTS_MAX * POLL_MS) / 1000} s`);
}

const POLL_MS = 50;
const ATTEMPTS_MAX = 1_200;

/** A server that is starting up, or recovering after a crash, is waited for; one that is not there is not. */
async function connect(connectionString: string): Promise<pg.Client> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client({
      connectionString,
      application_name: "migrate",
      connectionTimeoutMillis: 10_000,
    });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (attempt >= CONNECTS_MAX || (error as { code?: string }).code !== CANNOT_CONNECT_NOW) throw error;
    }
    await delay(CONNECT_PAUSE_MS);
  }
}

const CANNOT_CONNECT_NOW = "57P03";
const CONNECT_PAUSE_MS = 500;
const CONNECTS_MAX = 120;
