/**
 * Clocks that were set back come to the present again, whatever interrupts the way. The simulator here is its
 * clock alone; the real one, and real services, play in journey/.
 */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import pg from "pg";
import { enterPast, leavePast } from "../src/past.ts";
import { openTestDatabase, type TestDatabase } from "../src/testing/index.ts";

const DAY_MS = 86_400_000;

let database: TestDatabase;
let client: pg.Client;
let simulatorUrl: string;
let offsetMs = 0;

const simulator = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { ms = 0 } = JSON.parse(Buffer.concat(chunks).toString() || "{}") as { ms?: number };
  if (request.url === "/_simulator/clock/set_back") offsetMs -= ms;
  if (request.url === "/_simulator/clock/advance") offsetMs += ms;
  response.writeHead(200).end(JSON.stringify({ offsetMs, due: 0 }));
});

/** What of the services' tables the past touches. */
const TABLES = `
  CREATE SCHEMA local_stack; CREATE SCHEMA identity; CREATE SCHEMA profile_project;
  CREATE SCHEMA notification;
  CREATE SCHEMA graphile_worker;
  CREATE TABLE identity.users (id text, created_at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE profile_project.projects (
    created_at timestamptz DEFAULT now(), updated_at timestamptz DEFAULT now());
  CREATE TABLE profile_project.script_uploads (created_at timestamptz DEFAULT now());
  CREATE TABLE profile_project.scripts (created_at timestamptz DEFAULT now());
  CREATE TABLE notification.notifications (
    id text, created_at timestamptz DEFAULT now(), mailed_at timestamptz);
  CREATE TABLE graphile_worker._private_jobs (
    run_at timestamptz, attempts int DEFAULT 0, max_attempts int DEFAULT 25);
  CREATE FUNCTION coverage_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now()'`;

before(async () => {
  database = await openTestDatabase();
  client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  await client.query(TABLES);
  await new Promise<void>((resolve) => simulator.listen(0, "127.0.0.1", resolve));
  simulatorUrl = `http://127.0.0.1:${(simulator.address() as AddressInfo).port}`;
});

after(async () => {
  simulator.close();
  await client?.end();
  await database?.close();
});

async function daysBehind(): Promise<number> {
  const { rows } = await client.query("SELECT extract(epoch FROM now() - coverage_now())::float8 AS behind");
  return Math.round((rows[0].behind * 100) / 86_400) / 100;
}

async function daysSince(table: string, column: string): Promise<number | null> {
  const { rows } = await client.query(
    `SELECT extract(epoch FROM now() - ${column})::float8 / 86400 AS days FROM ${table} ORDER BY 1 LIMIT 1`,
  );
  return rows[0]?.days === null ? null : Math.round(rows[0]?.days);
}

const enter = () => enterPast(client, { simulatorUrl, days: 90 });

describe("the demo's past", () => {
  it("sets every clock back, dates what the neighbours make, and counts letters as sent", async () => {
    assert.ok(await enter());
    assert.equal(await daysBehind(), 90);
    assert.equal(offsetMs, -90 * DAY_MS);
    await client.query("INSERT INTO identity.users VALUES ('ada')");
    await client.query("INSERT INTO notification.notifications VALUES ('told')");
    assert.equal(await daysSince("identity.users", "created_at"), 90);
    assert.equal(await daysSince("notification.notifications", "mailed_at"), 90);
  });

  it("goes on where an interrupted start stood, and brings waiting jobs nearer", async () => {
    await client.query("INSERT INTO graphile_worker._private_jobs VALUES (now() + interval '50 days')");
    const time = await enter();
    await time?.until(60);
    assert.equal(await daysBehind(), 60);
    assert.equal(Math.round(offsetMs / DAY_MS), -60);
    assert.equal(await daysSince("graphile_worker._private_jobs", "run_at"), -20);
    await time?.until(70);
    assert.equal(await daysBehind(), 60);
  });

  it("brings a simulator along that was left behind when the start was killed", async () => {
    await client.query("UPDATE graphile_worker._private_jobs SET run_at = now() + interval '100 days'");
    await client.query("UPDATE local_stack.past SET behind = '55 days'");
    assert.ok(await enter());
    assert.equal(Math.round(offsetMs / DAY_MS), -55);
  });

  it("ends in the present, also when the next start wants no demo, and is never entered again", async () => {
    await leavePast(client, { simulatorUrl });
    assert.equal(await daysBehind(), 0);
    assert.ok(Math.abs(offsetMs) < 5);
    await client.query("INSERT INTO identity.users VALUES ('bea')");
    await client.query("INSERT INTO notification.notifications VALUES ('new')");
    assert.equal(await daysSince("identity.users", "created_at"), 0);
    const { rows } = await client.query("SELECT mailed_at FROM notification.notifications WHERE id = 'new'");
    assert.equal(rows[0].mailed_at, null);
    assert.equal(await enter(), null);
    await leavePast(client, { simulatorUrl });
    assert.equal(await daysBehind(), 0);
  });
});
