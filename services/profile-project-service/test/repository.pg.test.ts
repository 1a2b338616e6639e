import { after, before } from "node:test";
import { getPool } from "@script-manifest/db";
import type { TestDatabase } from "@script-manifest/local-stack/testing";
import { PgProfileProjectRepository } from "../src/repository/pg/index.ts";
import { describeRepository } from "./contract/repository.contract.ts";
import { openProfileProjectDatabase } from "./database.ts";

let database: TestDatabase;
let pool: ReturnType<typeof getPool>;

before(async () => {
  database = await openProfileProjectDatabase();
  pool = getPool({ connectionString: database.connectionString, max: 10 });
});
after(async () => {
  await pool.end();
  await database.close();
});

describeRepository("PgProfileProjectRepository", async () => new PgProfileProjectRepository(pool));
