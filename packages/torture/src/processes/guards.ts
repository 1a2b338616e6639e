/**
 * What the database refuses by itself, whatever the service asks of it: tried once a story on a row that is
 * there, in a transaction that is given up.
 */
import pg from "pg";

interface Guard {
  readonly what: string;
  /** Statements that cannot all be stored. POSTING is one that is there, ORDER is its order. */
  readonly tries: readonly string[];
}

const posting = (id: string, kind: string) =>
  `INSERT INTO coverage_ledger_postings (id, order_id, op_id, kind, layer, currency)
   SELECT '${id}', order_id, op_id, '${kind}', layer, currency FROM coverage_ledger_postings WHERE id = POSTING`;

const entry = (id: string, account: string, cents: string) =>
  `INSERT INTO coverage_ledger_entries
     (posting_id, order_id, provider_id, account, layer, currency, amount_cents)
   SELECT '${id}', id, provider_id, '${account}', 'posted', currency, ${cents}
   FROM coverage_orders WHERE id = ORDER`;

const operation = (id: string, kind: string) =>
  `INSERT INTO coverage_money_ops (id, order_id, kind, seq, idempotency_key, params)
   VALUES ('${id}', ORDER, '${kind}', 1000, '${id}', '{}')`;

const order = (set: string) => `UPDATE coverage_orders SET ${set} WHERE id = ORDER`;
const NOW = "SET CONSTRAINTS ALL IMMEDIATE";
const NEW = "cpst_torture";
const HELD_CENTS = 100_000_000;

const GUARDS: readonly Guard[] = [
  { what: "changed an entry", tries: ["UPDATE coverage_ledger_entries SET account = account"] },
  { what: "deleted entries", tries: ["DELETE FROM coverage_ledger_entries"] },
  { what: "changed a posting", tries: ["UPDATE coverage_ledger_postings SET kind = kind"] },
  { what: "deleted postings", tries: ["DELETE FROM coverage_ledger_postings"] },
  { what: "changed the history", tries: ["UPDATE coverage_order_transitions SET event = event"] },
  { what: "deleted the history", tries: ["DELETE FROM coverage_order_transitions"] },
  { what: "changed the admins' log", tries: ["UPDATE coverage_audit_log SET act = act"] },
  { what: "deleted the admins' log", tries: ["DELETE FROM coverage_audit_log"] },
  { what: "changed a balance", tries: ["UPDATE coverage_ledger_balances SET debit_cents = 0"] },
  { what: "booked a posting without entries", tries: [posting(NEW, "a"), NOW] },
  {
    what: "booked too much on one side",
    tries: [posting(NEW, "a"), entry(NEW, "stripe:fees", "3"), entry(NEW, "stripe:clearing", "-2"), NOW],
  },
  {
    what: "booked too little on one side",
    tries: [posting(NEW, "a"), entry(NEW, "stripe:fees", "2"), entry(NEW, "stripe:clearing", "-3"), NOW],
  },
  {
    what: "booked a posting twice",
    tries: [posting(NEW, "a"), posting(`${NEW}_2`, "a")],
  },
  {
    what: "overdrew what is held for an order",
    tries: [
      posting(NEW, "a"),
      `INSERT INTO coverage_ledger_entries
         (posting_id, order_id, provider_id, account, layer, currency, amount_cents)
       SELECT '${NEW}', o.id, o.provider_id, side.account, p.layer, o.currency, side.cents
       FROM coverage_orders o, coverage_ledger_postings p,
         (VALUES ('held:order', ${HELD_CENTS}), ('stripe:fees', -${HELD_CENTS})) AS side(account, cents)
       WHERE o.id = ORDER AND p.id = POSTING`,
      NOW,
    ],
  },
  ...["authorise", "pi_cancel", "capture", "transfer", "reversal", "retransfer"].map((kind) => ({
    what: `let two operations to ${kind} live`,
    tries: [operation("cmop_torture_1", kind), operation("cmop_torture_2", kind)],
  })),
  {
    what: "gave one key to two operations",
    tries: [
      operation("cmop_torture_1", "refund"),
      operation("cmop_torture_2", "refund"),
      "UPDATE coverage_money_ops SET idempotency_key = 'k' WHERE id LIKE 'cmop\\_torture\\_%'",
    ],
  },
  { what: "refunded more than the price", tries: [order("refunded_cents = price_cents + 1")] },
  { what: "shared out more than the price", tries: [order("platform_fee_cents = platform_fee_cents + 1")] },
  { what: "completed what was not captured", tries: [order("status = 'completed', captured_at = NULL")] },
];

/** Each thing the database let happen; empty when it refuses all of them. Nothing of it stays. */
export async function brokenGuards(client: pg.ClientBase, orderIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string; order_id: string }>(
    "SELECT id, order_id FROM coverage_ledger_postings WHERE order_id = ANY($1) LIMIT 1",
    [orderIds],
  );
  const [row] = rows;
  if (!row) return [];
  const about = (text: string): string =>
    text.replaceAll(/\bPOSTING\b/g, `'${row.id}'`).replaceAll(/\bORDER\b/g, `'${row.order_id}'`);
  const problems: string[] = [];
  for (const { what, tries } of GUARDS)
    if (!(await isRefused(client, tries.map(about)))) problems.push(`I3: the database itself ${what}`);
  return problems;
}

const NO_PRIVILEGE = "42501";

/** Refused, not misunderstood: a statement that makes no sense to the server proves nothing. */
async function isRefused(client: pg.ClientBase, tries: readonly string[]): Promise<boolean> {
  await client.query("BEGIN");
  try {
    for (const text of tries) await client.query(text);
    return false;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code?.startsWith("42") && error.code !== NO_PRIVILEGE)
      throw error;
    return true;
  } finally {
    await client.query("ROLLBACK");
  }
}
