import { after, before } from "node:test";
import { getPool } from "@script-manifest/db";
import type { TestDatabase } from "@script-manifest/local-stack/testing";
import { WORKER_SCHEMA } from "../src/repository/job-names.ts";
import { PgNotificationRepository } from "../src/repository/pg/index.ts";
import { describeRepository } from "./contract/repository.contract.ts";
import { openNotificationDatabase } from "./database.ts";

let database: TestDatabase;
let pool: ReturnType<typeof getPool>;

before(async () => {
  database = await openNotificationDatabase();
  pool = getPool({ connectionString: database.connectionString, max: 10 });
});
after(async () => {
  await pool.end();
  await database.close();
});

describeRepository("PgNotificationRepository", async () => ({
  repository: new PgNotificationRepository(pool),
  listLetterJobs: async () => {
    const { rows } = await pool.query<{ key: string }>(`SELECT key FROM ${WORKER_SCHEMA}.jobs`);
    return rows.map(({ key }) => key);
  },
}));
