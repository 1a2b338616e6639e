/** Connections. Belongs here: how a pool is opened. Does not: queries, and what their columns mean. */
import pg from "pg";

export interface PoolOptions {
  connectionString: string;
  /**
   * Connections at most. A replica needs few: Postgres does better with ten busy ones than with a hundred.
   */
  max?: number;
  /** Shown in `pg_stat_activity`, so that a stuck statement names its service. */
  applicationName?: string;
}

/**
 * Opens a pool of its own for the caller, who ends it with `pool.end()`. Connects lazily: a database that is
 * away shows in the first query, which fails within `CONNECT_TIMEOUT_MS`.
 */
export function getPool({ connectionString, max = 10, applicationName }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    ...(applicationName === undefined ? {} : { application_name: applicationName }),
  });
  // A restarting server closes idle connections. The pool has already dropped them and the next query opens a
  // new one; without a listener Node would end the process over it.
  pool.on("error", () => {});
  // The same for a connection that is in somebody's hands: its query fails and says so, that is enough.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Longer than a busy machine needs, shorter than a caller waits. */
const CONNECT_TIMEOUT_MS = 8_000;
const IDLE_TIMEOUT_MS = 30_000;
