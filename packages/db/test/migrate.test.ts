/** What migrate() promises, on folders of migrations written for the purpose. */
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openTestDatabase, type TestDatabase } from "@script-manifest/local-stack/testing";
import type pg from "pg";
import { getPool, migrate } from "../src/index.ts";

const area = "notification";

describe("migrate", () => {
  let folder = "";
  const folders: string[] = [];
  let database: TestDatabase;
  let pool: pg.Pool;

  before(async () => {
    folder = await makeFolder();
    await write("0001-fruit", "CREATE TABLE fruit (name text); INSERT INTO fruit VALUES ('pear');");
    await write("0002-more-fruit", "INSERT INTO fruit VALUES ('plum');");
    database = await openTestDatabase();
    pool = getPool({ connectionString: database.connectionString, applicationName: "migrate test" });
  });
  after(async () => {
    await pool.end();
    await database.close();
    await Promise.all(folders.map((path) => rm(path, { recursive: true })));
  });

  async function makeFolder(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), "migrations-"));
    folders.push(path);
    return path;
  }

  async function write(name: string, upSql: string, checkSql = "SELECT true;", into = folder): Promise<void> {
    const path = join(into, area, name);
    await mkdir(path, { recursive: true });
    await Promise.all([
      writeFile(join(path, "up.sql"), upSql),
      writeFile(join(path, "check.sql"), checkSql),
      writeFile(join(path, "notes.md"), `# ${name}\n`),
    ]);
  }

  /** The folder as it is now plus one more migration, so that a bad one spoils no other test. */
  async function withOneMore(name: string, upSql: string, checkSql?: string): Promise<string> {
    const copy = await makeFolder();
    await cp(folder, copy, { recursive: true });
    await write(name, upSql, checkSql, copy);
    return copy;
  }

  const run = (from = folder) => migrate({ connectionString: database.connectionString, area, folder: from });
  const fruit = async () =>
    (await pool.query("SELECT name FROM fruit ORDER BY name")).rows.map(({ name }) => name);

  it("applies each migration once when five replicas start at the same moment", async () => {
    const applied = await Promise.all(Array.from({ length: 5 }, () => run()));
    assert.deepEqual(applied.flat().sort(), ["0001-fruit", "0002-more-fruit"]);
    assert.deepEqual(await fruit(), ["pear", "plum"]);
  });

  it("does nothing when all is applied", async () => {
    assert.deepEqual(await run(), []);
  });

  it("does nothing for an area that has no folder yet", async () => {
    const nowhere = join(folder, "nowhere");
    assert.deepEqual(
      await migrate({ connectionString: database.connectionString, area, folder: nowhere }),
      [],
    );
  });

  it("leaves nothing of a migration that fails, and names it", async () => {
    const broken = await withOneMore("0003-broken", "INSERT INTO fruit VALUES ('fig'); SELECT 1 / 0;");
    await assert.rejects(run(broken), /migration notification\/0003-broken: division by zero/);
    assert.deepEqual(await fruit(), ["pear", "plum"]);
  });

  it("refuses a migration whose check does not hold, or answers nothing", async () => {
    const unheld = await withOneMore(
      "0003-unheld",
      "INSERT INTO fruit VALUES ('fig');",
      "SELECT true, false;",
    );
    await assert.rejects(run(unheld), /its check.sql answered \[\[true,false\]\] instead of true/);
    const silent = await withOneMore("0003-silent", "SELECT 1;", "SELECT true WHERE false;");
    await assert.rejects(run(silent), /its check.sql answered \[\] instead of true/);
    assert.deepEqual(await fruit(), ["pear", "plum"]);
  });

  it("refuses an applied migration that was edited since", async () => {
    const edited = await withOneMore("0001-fruit", "CREATE TABLE fruit (name text, colour text);");
    await assert.rejects(run(edited), /0001-fruit was edited after it had been applied/);
  });

  it("refuses a new migration that sorts before an applied one", async () => {
    const late = await withOneMore("0000-late", "SELECT 1;");
    await assert.rejects(run(late), /0000-late is new but sorts before 0002-more-fruit/);
  });

  it("refuses a migration without a reason, a misnamed one, and two of one number", async () => {
    const unexplained = await withOneMore("0003-unexplained", "SELECT 1;");
    await writeFile(join(unexplained, area, "0003-unexplained", "notes.md"), "\n");
    await assert.rejects(run(unexplained), /notification\/0003-unexplained has no notes.md/);
    await assert.rejects(run(await withOneMore("3-misnamed", "SELECT 1;")), /is not named NNNN-what-it-does/);
    await assert.rejects(
      run(await withOneMore("0002-again", "SELECT 1;")),
      /two migrations .* the number 0002/,
    );
  });

  it("builds an index concurrently while other replicas wait for the lock", async () => {
    const concurrent = await withOneMore(
      "0003-index",
      "-- no-transaction\nCREATE INDEX CONCURRENTLY fruit_by_name ON fruit (name);",
      "SELECT to_regclass('fruit_by_name') IS NOT NULL;",
    );
    const applied = await Promise.all([run(concurrent), run(concurrent), run(concurrent)]);
    assert.deepEqual(applied.flat(), ["0003-index"]);
  });
});
