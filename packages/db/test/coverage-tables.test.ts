/** The real migrations, as the marketplace's replicas run them. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openTestDatabase, type TestDatabase } from "@script-manifest/local-stack/testing";
import type pg from "pg";
import { ensureCoverageMarketplaceTables, getPool, MIGRATION_AREAS, migrate } from "../src/index.ts";

describe("the migrations of this repository", () => {
  let database: TestDatabase;
  let pool: pg.Pool;

  before(async () => {
    database = await openTestDatabase();
    pool = getPool({ connectionString: database.connectionString });
  });
  after(async () => {
    await pool.end();
    await database.close();
  });

  it("lay the marketplace's tables and its job queue when five replicas start at once", async () => {
    const { connectionString } = database;
    await Promise.all(Array.from({ length: 5 }, () => ensureCoverageMarketplaceTables({ connectionString })));
    const { rows } = await pool.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
    );
    const tables = new Set(rows.map(({ name }) => name));
    for (const thing of ["providers", "services", "orders", "deliveries", "reviews", "disputes"])
      assert.ok(tables.has(`coverage_${thing}`), `coverage_${thing} is missing`);
    await pool.query("SELECT graphile_worker.add_job('proof')");
  });

  it("apply in one database side by side, every area, and are current afterwards", async () => {
    const { connectionString } = database;
    await Promise.all(MIGRATION_AREAS.map((area) => migrate({ connectionString, area })));
    const again = await Promise.all(MIGRATION_AREAS.map((area) => migrate({ connectionString, area })));
    assert.deepEqual(again.flat(), []);
  });
});
