/** Hearing NOTIFY, and hearing it again after the connection was lost. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openTestDatabase } from "@script-manifest/local-stack/testing";
import { getPool, listenTo } from "../src/index.ts";

/** Hands out what arrives in the order it arrives. */
function mailbox() {
  const arrived: string[] = [];
  const waiting: ((what: string) => void)[] = [];
  return {
    put: (what: string) => {
      const first = waiting.shift();
      if (first) first(what);
      else arrived.push(what);
    },
    next: () => {
      const first = arrived.shift();
      return first === undefined
        ? new Promise<string>((resolve) => waiting.push(resolve))
        : Promise.resolve(first);
    },
  };
}

describe("listening", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  before(async () => {
    database = await openTestDatabase({ template: "listen", prepare: async () => {} });
  });
  after(() => database.close());

  it("hears what is told, says when it listens anew after its connection was killed, and hears on", async () => {
    const { connectionString } = database;
    const pool = getPool({ connectionString, max: 1 });
    const box = mailbox();
    const listener = listenTo({
      connectionString,
      channel: "news",
      applicationName: "listening test",
      onMessage: (payload) => box.put(`heard ${payload}`),
      onListening: () => box.put("listening"),
      retryMs: () => 0,
    });
    assert.equal(await box.next(), "listening");
    await pool.query("SELECT pg_notify('news', 'one'), pg_notify('gossip', 'x')");
    assert.equal(await box.next(), "heard one");
    await pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'listening test'",
    );
    assert.equal(await box.next(), "listening");
    await pool.query("SELECT pg_notify('news', 'two')");
    assert.equal(await box.next(), "heard two");
    await listener.close();
    const { rows } = await pool.query(
      "SELECT count(*)::int AS open FROM pg_stat_activity WHERE application_name = 'listening test'",
    );
    assert.deepEqual(rows, [{ open: 0 }]);
    await pool.end();
  });
});
