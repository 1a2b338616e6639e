/** The PostgreSQL server tests share. Belongs here: which server. Does not: databases in it (database.ts). */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forget } from "../children/lifeline.ts";
import { findFreePort } from "../ports.ts";
import { type Cluster, startCluster } from "../postgres/cluster.ts";

/**
 * The connection string of a server that may be treated roughly: the test run's (`TEST_POSTGRES_URL`), else
 * one that this process starts at the first call and that vanishes with it, however it ends.
 */
export function testServerUrl(): Promise<string> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) return Promise.resolve(given);
  ours ??= startThrowAwayCluster().then((cluster) => {
    forget(cluster.child);
    return cluster.url("postgres");
  });
  return ours;
}

let ours: Promise<string> | undefined;

/** A server without crash safety in a folder of its own, deleted when the server ends after this process. */
export async function startThrowAwayCluster(attempt = 1): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), "script-manifest-test-postgres-"));
  try {
    return await startCluster({ folder, port: await findFreePort(), durable: false, temporary: true });
  } catch (error) {
    // Another process may have taken the port between finding it and listening on it.
    if (attempt === 3) throw error;
    return startThrowAwayCluster(attempt + 1);
  }
}
