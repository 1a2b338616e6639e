/** The embedded PostgreSQL keeps its data through every way of ending. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { identifyProcess } from "../src/children/process-identity.ts";
import { findFreePort } from "../src/ports.ts";
import { startCluster } from "../src/postgres/cluster.ts";
import { clearLeftovers } from "../src/postgres/leftovers.ts";
import { until } from "./until.ts";

describe("the embedded PostgreSQL", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "cluster-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function start() {
    await clearLeftovers(folder);
    return startCluster({ folder, port: await findFreePort(), durable: true });
  }
  async function query(connectionString: string, sql: string) {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  it("has what was committed after a stop, and after being killed", async () => {
    const first = await start();
    await query(first.url("app"), "CREATE TABLE fruit (name text)");
    await query(first.url("app"), "INSERT INTO fruit VALUES ('pear')");
    await first.stop();

    const second = await start();
    await query(second.url("app"), "INSERT INTO fruit VALUES ('plum')");
    process.kill(-second.pid, "SIGKILL");
    await second.ended;

    const third = await start();
    const rows = await query(third.url("app"), "SELECT name FROM fruit ORDER BY name");
    assert.deepEqual(rows, [{ name: "pear" }, { name: "plum" }]);
    await third.stop();
  });

  it("ends a server that a killed run left working on the same data", async () => {
    const orphan = await start();
    const next = await start();
    assert.match(await orphan.ended, /exit 0/);
    assert.deepEqual(await query(next.url("app"), "SELECT 1 AS one"), [{ one: 1 }]);
    await next.stop();
  });

  it("starts although the number it noted belongs to another program by now, and leaves that alone", async () => {
    const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
      stdio: "ignore",
      cwd: tmpdir(),
    });
    const pid = stranger.pid ?? 0;
    await until("the stranger", () => identifyProcess(pid));
    const note = join(folder, "data", "postmaster.pid");
    await writeFile(note, `${pid}\n${join(folder, "data")}\n1\n5432\n\n127.0.0.1\n\n`);
    const cluster = await start();
    assert.notEqual(identifyProcess(pid), null);
    assert.match(await readFile(note, "utf8"), new RegExp(`^${cluster.pid}\n`));
    await cluster.stop();
    stranger.kill("SIGKILL");
  });
});
