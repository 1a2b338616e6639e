/** A PgCoverageMarketplaceRepository on a database of its own, its clock held by the test. */
import { ensureCoverageMarketplaceTables, getPool } from "@script-manifest/db";
import { openTestDatabase } from "@script-manifest/local-stack/testing";
import type { Pool } from "pg";
import { PgCoverageMarketplaceRepository } from "../src/repository/pg/index.ts";
import { type RepositoryFixture, type SeenJob, START } from "./contract/repository/fixture.ts";
import { holdClock } from "./held-clock.ts";

export interface PgRepositoryFixture extends RepositoryFixture {
  readonly repository: PgCoverageMarketplaceRepository;
  readonly pool: Pool;
  readonly connectionString: string;
}

export async function openPgRepository(): Promise<PgRepositoryFixture> {
  const database = await openTestDatabase({
    template: "coverage-marketplace",
    prepare: (connectionString) => ensureCoverageMarketplaceTables({ connectionString }),
  });
  const pool = getPool({ connectionString: database.connectionString });
  return {
    repository: new PgCoverageMarketplaceRepository(pool),
    pool,
    connectionString: database.connectionString,
    clock: await holdClock(pool, START),
    jobs: async () => (await pool.query<SeenJob>(JOBS)).rows,
    close: async () => {
      await pool.end();
      await database.close();
    },
  };
}

const JOBS = `
  SELECT t.identifier AS task, j.key, j.payload,
    round(extract(epoch FROM j.run_at - j.updated_at) * 1000)::float8 AS "delayMs"
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  ORDER BY j.id`;
