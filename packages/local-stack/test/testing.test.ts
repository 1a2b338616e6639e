/** What the testing helpers promise to every other package's tests. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import pg from "pg";
import { openTestDatabase } from "../src/testing/index.ts";

async function query(connectionString: string, sql: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("openTestDatabase", () => {
  it("prepares a template once, however many ask at the same moment, and gives each a copy of its own", async () => {
    let prepared = 0;
    const template = `testing.test ${process.pid}`;
    const prepare = async (connectionString: string) => {
      prepared++;
      await query(connectionString, "CREATE TABLE fruit (name text); INSERT INTO fruit VALUES ('pear')");
    };
    const databases = await Promise.all(
      Array.from({ length: 4 }, () => openTestDatabase({ template, prepare })),
    );
    assert.equal(prepared, 1);
    const [first, ...others] = databases;
    await query(first?.connectionString ?? "", "DELETE FROM fruit");
    for (const { connectionString } of others)
      assert.deepEqual(await query(connectionString, "SELECT name FROM fruit"), [{ name: "pear" }]);
    await Promise.all(databases.map((database) => database.close()));
  });

  it("forgets a preparation that failed, so that the next caller prepares again", async () => {
    const template = `testing.test failing ${process.pid}`;
    const prepare = () => Promise.reject(new Error("no such migration"));
    await assert.rejects(openTestDatabase({ template, prepare }), /no such migration/);
    const database = await openTestDatabase({
      template,
      prepare: (url) => query(url, "CREATE TABLE fine ()").then(),
    });
    assert.deepEqual(await query(database.connectionString, "SELECT count(*)::int AS n FROM fine"), [
      { n: 0 },
    ]);
    await database.close();
  });

  it("drops the database on close, whoever is still connected", async () => {
    const database = await openTestDatabase();
    const client = new pg.Client({ connectionString: database.connectionString });
    client.on("error", () => {});
    await client.connect();
    await database.close();
    await assert.rejects(query(database.connectionString, "SELECT 1"), /does not exist/);
    await client.end().catch(() => {});
  });
});
