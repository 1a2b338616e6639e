/** Fills a new stack with demo data, once. Belongs here: whether it is due. Does not: what it is (demo/). */
import pg from "pg";
import type { Environment } from "./environment.ts";

export const DEMO_PASSWORD = "script-manifest";
export const DEMO_ACCOUNTS = ["writer@example.com", "provider@example.com", "admin@example.com"] as const;

/**
 * Seeds unless this database has been seeded. The fact lies in the database itself, so that it goes where the data goes,
 * and is written last: seeding that was interrupted is taken up again.
 */
export async function seedOnce({
  env,
  say,
}: {
  env: Environment;
  say: (line: string) => void;
}): Promise<void> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS local_stack;
      CREATE TABLE IF NOT EXISTS local_stack.demo (seeded_at timestamptz NOT NULL DEFAULT now())`);
    const { rowCount } = await client.query("SELECT 1 FROM local_stack.demo");
    if (rowCount) return;
    say("making demo data (first start only) …");
    await client.query("INSERT INTO local_stack.demo DEFAULT VALUES");
  } finally {
    await client.end();
  }
}
