/** The rows that are measured are rows the marketplace could have made. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fillDatabase, sizeOf } from "@script-manifest/bench";
import { PgCoverageMarketplaceRepository } from "@script-manifest/coverage-marketplace-service/src/repository/pg/index.ts";
import { ensureCoverageMarketplaceTables, getPool } from "@script-manifest/db";
import { openTestDatabase, type TestDatabase } from "@script-manifest/local-stack/testing";

let database: TestDatabase;
before(async () => {
  database = await openTestDatabase({
    prepare: (connectionString) => ensureCoverageMarketplaceTables({ connectionString }),
  });
});
after(() => database.close());

test("the filled database's books are in order, and it has as many rows as its size says", async () => {
  const { connectionString } = database;
  const size = sizeOf(200);
  await fillDatabase({ connectionString, size });
  const pool = getPool({ connectionString, max: 1 });
  try {
    const repository = new PgCoverageMarketplaceRepository(pool);
    assert.deepEqual(await repository.findLedgerFaults(), []);
    const ids = await repository.listOrderIds({ scope: "all", after: null, limit: 1_000 });
    assert.equal(ids.length, size.orders);
    const open = await repository.listOrderIds({ scope: "open", after: null, limit: 1_000 });
    assert.equal(open.length, size.orders / 2);
    const { rows } = await pool.query("SELECT count(*)::int AS n FROM coverage_services");
    assert.deepEqual(rows, [{ n: size.services }]);
  } finally {
    await pool.end();
  }
});
