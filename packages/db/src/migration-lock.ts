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
  const client = new pg.Client({
    connectionString,
    application_name: "migrate",
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
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
