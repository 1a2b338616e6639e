/** PgCoverageMarketplaceRepository keeps the contract, on a database of its own per part. */
import { ensureCoverageMarketplaceTables, getPool } from "@script-manifest/db";
import { openTestDatabase } from "@script-manifest/local-stack/testing";
import { PgCoverageMarketplaceRepository } from "../src/repository/pg/index.ts";
import { type RepositoryFixture, START } from "./contract/repository/fixture.ts";
import { describeRepository } from "./contract/repository.contract.ts";
import { holdClock } from "./held-clock.ts";

describeRepository("PgCoverageMarketplaceRepository", async (): Promise<RepositoryFixture> => {
  const database = await openTestDatabase({
    template: "coverage-marketplace",
    prepare: (connectionString) => ensureCoverageMarketplaceTables({ connectionString }),
  });
  const pool = getPool({ connectionString: database.connectionString });
  const clock = await holdClock(pool, START);
  return {
    repository: new PgCoverageMarketplaceRepository(pool),
    clock,
    jobs: async () => {
      const { rows } = await pool.query(`
        SELECT t.identifier AS task, j.key, j.payload,
          round(extract(epoch FROM j.run_at - j.updated_at) * 1000)::float8 AS "delayMs"
        FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        ORDER BY j.id`);
      return rows;
    },
    audit: async () => {
      const { rows } = await pool.query(
        `SELECT admin_user_id AS "adminUserId", act, subject, reason FROM coverage_audit_log ORDER BY id`,
      );
      return rows;
    },
    close: async () => {
      await pool.end();
      await database.close();
    },
  };
});
