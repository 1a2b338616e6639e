/**
 * The front door of the database package: a pool, and migrations that any number of replicas may start at
 * once.
 */
export { ensureCoverageMarketplaceTables } from "./coverage-tables.ts";
export { type Listener, type ListenOptions, listenTo } from "./listen.ts";
export { type MigrateOptions, migrate } from "./migrate.ts";
export { MIGRATION_AREAS, type MigrationArea } from "./migration-files.ts";
export { getPool, type PoolOptions } from "./pool.ts";
