/** Every method of the Postgres repository is one statement: one round trip, one transaction. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { present } from "./contract/repository/fixture.ts";
import { openPgRepository, type PgRepositoryFixture } from "./pg-repository.ts";
import { everyCall } from "./support/every-call.ts";

describe("PgCoverageMarketplaceRepository makes one round trip", () => {
  let fixture: PgRepositoryFixture | undefined;
  before(async () => {
    fixture = await openPgRepository();
  });
  after(() => fixture?.close());

  it("per call of every method", async () => {
    const { pool, ...rest } = present(fixture);
    let roundTrips = 0;
    const query = pool.query.bind(pool) as (...args: unknown[]) => unknown;
    pool.query = ((...args: unknown[]) => {
      roundTrips++;
      return query(...args);
    }) as typeof pool.query;
    const counted: Record<string, number> = {};
    for (const [method, prepare] of Object.entries(everyCall({ pool, ...rest }))) {
      const call = await prepare();
      roundTrips = 0;
      await call();
      counted[method] = roundTrips;
    }
    const one = Object.fromEntries(Object.keys(counted).map((method) => [method, 1]));
    assert.deepEqual(counted, one);
  });
});
