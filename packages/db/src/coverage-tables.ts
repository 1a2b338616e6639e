/** Everything the marketplace needs in the database before it serves: its own tables and its job queue's. */
import { Logger, runMigrations } from "graphile-worker";
import { applyMigrations } from "./migrate.ts";
import { readMigrations } from "./migration-files.ts";
import { withMigrationLock } from "./migration-lock.ts";

/**
 * Brings the marketplace's tables (schema `public`) and graphile-worker's (schema `graphile_worker`) up to
 * date. Both under one lock: an order's job is enqueued in the order's own transaction, so neither may be
 * seen without the other. Safe from any number of replicas at once; does nothing when all is current.
 */
export async function ensureCoverageMarketplaceTables({
  connectionString,
}: {
  connectionString: string;
}): Promise<void> {
  const migrations = await readMigrations("coverage");
  await withMigrationLock(connectionString, async (client) => {
    await applyMigrations(client, "coverage", migrations);
    await runMigrations({ connectionString, maxPoolSize: 1, logger: SILENT });
  });
}

// What went wrong is thrown; what went well needs no line in a service's log.
const SILENT = new Logger(() => () => {});
