/**
 * Days that pass for one order while they pass for nobody else: all its instants and its waiting jobs are
 * moved into the past, as if everything had happened earlier. What then follows is the real thing.
 *
 * Belongs here: the tests' only statements to the database. Does not: any status or money, which move by the
 * API alone.
 */
import pg from "pg";
import { e2eConfig } from "./config";

export const DAY_MS = 24 * 60 * 60 * 1_000;

/** Table, its column with the order's id, and its instants. */
const INSTANTS = [
  [
    "coverage_orders",
    "id",
    "created_at updated_at held_at claimed_at captured_at delivered_at completed_at payment_deadline " +
      "claim_deadline sla_deadline late_deadline review_deadline",
  ],
  ["coverage_order_transitions", "order_id", "created_at"],
  ["coverage_ledger_postings", "order_id", "created_at"],
  ["coverage_money_ops", "order_id", "created_at updated_at first_sent_at"],
  ["coverage_deliveries", "order_id", "created_at"],
] as const;

/** The order is that much older from now on; what has become due meanwhile happens. */
export async function age(orderId: string, ms: number): Promise<void> {
  const client = new pg.Client({ connectionString: e2eConfig.databaseUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    // History is append-only, and a row's last change is now: both rules would notice, and are right to.
    await client.query("SET LOCAL session_replication_role = replica");
    for (const [table, key, columns] of INSTANTS) {
      const moved = columns.split(" ").map((column) => `${column} = ${column} - $2 * interval '1 ms'`);
      await client.query(`UPDATE ${table} SET ${moved.join(", ")} WHERE ${key} = $1`, [orderId, ms]);
    }
    await client.query(
      `UPDATE graphile_worker._private_jobs SET run_at = run_at - $2 * interval '1 ms'
       WHERE payload->>'orderId' = $1 AND payload->>'event' IS NOT NULL`,
      [orderId, ms],
    );
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
