/** What only the Postgres repository can break: the database's own guards, its driver, its queue. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { getPool } from "@script-manifest/db";
import { openTestDatabase } from "@script-manifest/local-stack/testing";
import pg from "pg";
import { PgCoverageMarketplaceRepository } from "../src/repository/pg/index.ts";
import { createQuery, type Query } from "../src/repository/pg/query.ts";
import { withRetries } from "../src/repository/pg/with-retries.ts";
import { aCapturedOrder, aProvider, newId, present, START } from "./contract/repository/fixture.ts";
import { openPgRepository, type PgRepositoryFixture } from "./pg-repository.ts";

describe("the database itself", () => {
  let opened: PgRepositoryFixture | undefined;
  const fixture = () => present(opened);
  before(async () => {
    opened = await openPgRepository();
  });
  after(() => opened?.close());

  it("refuses to change, delete or empty the ledger, the history and the audit log", async () => {
    const { pool, repository } = fixture();
    await aCapturedOrder(fixture());
    const { id } = await aProvider(fixture());
    await repository.updateProviderStatus(id, {
      status: "suspended",
      reason: "r",
      admin: { userId: "a", name: "Ruth" },
    });
    const kept = [
      "coverage_ledger_postings",
      "coverage_ledger_entries",
      "coverage_order_transitions",
      "coverage_audit_log",
    ];
    for (const table of kept) {
      await assert.rejects(pool.query(`UPDATE ${table} SET created_at = created_at`), /append-only/);
      await assert.rejects(pool.query(`DELETE FROM ${table}`), /append-only/);
      await assert.rejects(pool.query(`TRUNCATE ${table} CASCADE`), /append-only/);
      const { rows } = await pool.query(`SELECT count(*)::integer AS count FROM ${table}`);
      assert.ok(rows[0].count > 0);
    }
  });

  it("keeps balances with every entry, and lets nobody else write them", async () => {
    const { pool, repository } = fixture();
    await Promise.all(Array.from({ length: 5 }, () => aCapturedOrder(fixture())));
    const { rows } = await pool.query(`SELECT account, layer, currency,
        coalesce(sum(amount_cents) FILTER (WHERE amount_cents > 0), 0)::integer AS "debitCents",
        coalesce(-sum(amount_cents) FILTER (WHERE amount_cents < 0), 0)::integer AS "creditCents"
      FROM coverage_ledger_entries GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`);
    assert.deepEqual(await repository.getTrialBalance(), rows);
    for (const act of [
      "UPDATE coverage_ledger_balances SET debit_cents = debit_cents + 1",
      "DELETE FROM coverage_ledger_balances",
      "TRUNCATE coverage_ledger_balances",
      "INSERT INTO coverage_ledger_balances VALUES ('held:order', 'posted', 'usd', 99, 1, 0)",
    ])
      await assert.rejects(pool.query(act), /kept by the ledger alone/);
    // Somebody with the database's own powers may; verification sees it.
    const wrong = (sign: string) => `ALTER TABLE coverage_ledger_balances DISABLE TRIGGER by_ledger_only;
      UPDATE coverage_ledger_balances b SET debit_cents = debit_cents ${sign} 3 FROM (
        SELECT slot FROM coverage_ledger_balances WHERE account = 'stripe:fees' ORDER BY slot LIMIT 1) one
      WHERE b.account = 'stripe:fees' AND b.slot = one.slot;
      ALTER TABLE coverage_ledger_balances ENABLE TRIGGER by_ledger_only`;
    assert.deepEqual(await repository.findLedgerFaults(), []);
    await pool.query(wrong("+"));
    const [fault, ...others] = await repository.findLedgerFaults();
    assert.deepEqual([fault?.subject, others], ["stripe:fees", []]);
    await pool.query(wrong("-"));
  });

  it("refuses entries added to a posting later that make it not sum to zero", async () => {
    const { pool } = fixture();
    await aCapturedOrder(fixture());
    const late = `INSERT INTO coverage_ledger_entries
      (posting_id, order_id, provider_id, account, layer, currency, amount_cents)
      SELECT posting_id, order_id, provider_id, 'stripe:fees', layer, currency, 1
      FROM coverage_ledger_entries LIMIT 1`;
    await assert.rejects(pool.query(late), /does not sum to zero/);
  });

  it("judges a posting when its transaction ends, and refuses entries that are not its own", async () => {
    const { pool } = fixture();
    const { id: orderId, providerId } = await aCapturedOrder(fixture());
    const other = await aCapturedOrder(fixture());
    const book = async (entries: readonly { orderId: string; providerId: string; cents: number }[]) => {
      const client = await pool.connect();
      const posting = newId("posting");
      try {
        await client.query("BEGIN");
        await client.query(
          `INSERT INTO coverage_ledger_postings (id, order_id, op_id, kind, layer, currency)
          SELECT $1, $2, id, $1, 'posted', 'usd' FROM coverage_money_ops WHERE order_id = $2 LIMIT 1`,
          [posting, orderId],
        );
        for (const entry of entries)
          await client.query(
            `INSERT INTO coverage_ledger_entries
            (posting_id, order_id, provider_id, account, layer, currency, amount_cents)
            VALUES ($1, $2, $3, 'stripe:fees', 'posted', 'usd', $4)`,
            [posting, entry.orderId, entry.providerId, entry.cents],
          );
        await client.query("COMMIT");
      } finally {
        client.release(true);
      }
    };
    const own = { orderId, providerId };
    await book([
      { ...own, cents: 5 },
      { ...own, cents: -5 },
    ]);
    await assert.rejects(
      book([
        { ...own, cents: 5 },
        { ...own, cents: -4 },
      ]),
      /does not sum to zero/,
    );
    await assert.rejects(book([]), /has no entries/);
    for (const stranger of [{ orderId: other.id }, { providerId: other.providerId }]) {
      const entries = [
        { ...own, cents: 5 },
        { ...own, ...stranger, cents: -5 },
      ];
      await assert.rejects(book(entries), /of another order/);
    }
  });

  it("never lets a job be lost to a worker that takes up its predecessor at that very moment", async () => {
    const { pool, repository } = fixture();
    // Right after add_jobs has looked for running predecessors, a worker takes the waiting one up.
    await pool.query(`
      CREATE TABLE test_worker (acts boolean);
      INSERT INTO test_worker VALUES (false);
      CREATE FUNCTION test_take_up() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE test_worker SET acts = false WHERE acts;
        IF FOUND THEN
          UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'w' WHERE key = 'op:raced';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER test_take_up AFTER UPDATE ON graphile_worker._private_jobs
        FOR EACH STATEMENT EXECUTE FUNCTION test_take_up();`);
    await repository.enqueue({ task: "run_money_operation", operationId: "raced", runAt: null });
    await pool.query("UPDATE test_worker SET acts = true");
    await repository.enqueue({ task: "run_money_operation", operationId: "raced", runAt: START + 60_000 });
    const waiting = (await fixture().jobs()).filter((job) => job.key === "op:raced");
    assert.deepEqual(
      waiting.map((job) => job.delayMs),
      [60_000],
    );
  });

  it("never calls a key fresh that another one is claiming in a transaction not yet committed", async () => {
    const { pool, repository } = fixture();
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query(`INSERT INTO coverage_idempotency_keys (user_id, route, key, body_hash, lease_until)
      VALUES ('u', 'r', 'k', 'h', coverage_now() + interval '1 minute')`);
    const claim = repository.claimIdempotencyKey(
      { userId: "u", route: "r", key: "k", bodyHash: "h", claimToken: "c" },
      { leaseMs: 1 },
    );
    await someoneWaitsForALock(pool);
    await client.query("COMMIT");
    client.release();
    assert.deepEqual(await claim, { kind: "in_flight" });
  });

  it("gives a job twenty-five tries", async () => {
    const { pool, repository } = fixture();
    await repository.enqueue({ task: "process_stripe_event", eventId: "tries", runAt: null });
    const { rows } = await pool.query(
      "SELECT max_attempts FROM graphile_worker.jobs WHERE key = 'event:tries'",
    );
    assert.deepEqual(rows, [{ max_attempts: 25 }]);
  });

  it("leaves the driver's types to others as they are", async () => {
    const { pool } = fixture();
    const { rows } = await pool.query("SELECT now() AS at, 1::bigint AS count");
    assert.ok(rows[0].at instanceof Date);
    assert.equal(rows[0].count, "1");
  });
});

describe("a database that is away or empty", () => {
  it("is told by the health check, and thrown by everything else", async () => {
    const pool = getPool({ connectionString: "postgres://nobody@127.0.0.1:1/none" });
    const repository = new PgCoverageMarketplaceRepository(pool);
    assert.deepEqual(await repository.healthCheck(), { database: false });
    await assert.rejects(repository.getOrder("cord_1"), /ECONNREFUSED/);
    await pool.end();
  });

  it("gets its tables from several replicas at once", async () => {
    const database = await openTestDatabase();
    const pools = [1, 2, 3].map(() => getPool(database));
    const replicas = pools.map((pool) => new PgCoverageMarketplaceRepository(pool));
    await Promise.all(replicas.map((replica) => replica.init()));
    assert.equal(await present(replicas[0]).getProvider(newId("provider")), null);
    await Promise.all(pools.map((pool) => pool.end()));
    await database.close();
  });
});

describe("a statement that Postgres undid", () => {
  const failing = (code: string, times: number) => {
    let calls = 0;
    const query: Query = async <Row extends object>() => {
      if (++calls > times) return [{ fine: true }] as unknown as Row[];
      throw Object.assign(new pg.DatabaseError("undone", 0, "error"), { code });
    };
    return { query: withRetries(query), calls: () => calls };
  };
  const statement = { label: "x", text: "SELECT", values: [] };

  it("runs again after a deadlock or a serialization failure", async () => {
    for (const code of ["40P01", "40001"]) {
      const { query, calls } = failing(code, 3);
      assert.deepEqual(await query(statement), [{ fine: true }]);
      assert.equal(calls(), 4);
    }
  });

  it("is given up after five tries", async () => {
    const { query, calls } = failing("40P01", 9);
    await assert.rejects(query(statement), /undone/);
    assert.equal(calls(), 5);
  });

  it("does not run again after any other error", async () => {
    const { query, calls } = failing("23505", 1);
    await assert.rejects(query(statement), /undone/);
    assert.equal(calls(), 1);
  });
});

describe("a statement", () => {
  it("is prepared under one name per shape, and unnamed when there are too many shapes", async () => {
    const names: (string | undefined)[] = [];
    const pool = {
      query: async (config: pg.QueryConfig) => {
        names.push(config.name);
        return { rows: [] };
      },
    } as unknown as pg.Pool;
    const query = createQuery(pool);
    const run = (text: string) => query({ label: "shape", text, values: [] });
    await run("SELECT 1");
    await run("SELECT 2");
    await run("SELECT 1");
    assert.equal(names[0], names[2]);
    assert.notEqual(names[0], names[1]);
    assert.match(names[0] ?? "", /^shape_[0-9a-f]{16}$/);
    for (let shape = 0; shape < 500; shape++) await run(`SELECT ${shape}, 0`);
    assert.equal(names.at(-1), undefined);
    await run("SELECT 1");
    assert.equal(names.at(-1), names[0]);
  });
});

async function someoneWaitsForALock(pool: pg.Pool): Promise<void> {
  const waiting =
    "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
  while ((await pool.query(waiting)).rowCount === 0) await new Promise((resolve) => setImmediate(resolve));
}
