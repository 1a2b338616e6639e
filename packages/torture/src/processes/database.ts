/**
 * The run's own look into PostgreSQL: time that can be moved, the queue, and an order's rows in one reading.
 *
 * Belongs here: SQL. Does not: what is judged.
 */
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { KnownOrder, OrderFacts, StripeSide } from "../facts.ts";
import { GATES } from "./gate.ts";
import { brokenGuards } from "./guards.ts";
import { CHANGES, type Changed, WATCH } from "./history.ts";

const PATIENCE = 600;

type Row = Record<string, unknown>;

/** What the service's own tables say of an order. */
export type StoredFacts = Omit<OrderFacts, keyof StripeSide | "byHand"> & {
  /** The provider's at Stripe. */
  readonly accountId: string;
};

export class TortureDatabase {
  readonly #pool: pg.Pool;

  constructor(connectionString: string) {
    this.#pool = new pg.Pool({ connectionString, max: 3 });
    this.#pool.on("error", () => {});
  }

  /** The database's own clock reads this row from now on: only so can days pass in a second. */
  async holdClock(): Promise<void> {
    await this.#query("CREATE TABLE torture_clock (ahead interval NOT NULL)");
    await this.#query("INSERT INTO torture_clock VALUES ('0')");
    await this.#query(`CREATE OR REPLACE FUNCTION coverage_now() RETURNS timestamptz LANGUAGE sql STABLE
      AS 'SELECT date_trunc(''milliseconds'', now()) + ahead FROM public.torture_clock'`);
  }

  /** From now on every change of a row of money is kept, and its tables have gates. */
  async watch(): Promise<void> {
    for (const statement of [...WATCH, ...GATES]) await this.#query(statement);
  }

  /** What has changed since a change. */
  async changes(after = 0): Promise<Changed[]> {
    return (await this.#query(CHANGES, [after])) as unknown as Changed[];
  }

  /** Moves the clock, and every waiting job as much nearer. */
  async jump(ms: number): Promise<void> {
    await this.#query(
      `WITH clock AS (UPDATE torture_clock SET ahead = ahead + $1 * interval '1 millisecond')
      UPDATE graphile_worker._private_jobs SET run_at = run_at - $1 * interval '1 millisecond'
      WHERE run_at > now()`,
      [ms],
    );
  }

  /** Jobs that are due or running, in words; those given up are not among them. */
  async waitingJobs(): Promise<string[]> {
    const rows =
      await this.#query(`SELECT t.identifier, j.locked_at IS NOT NULL AS locked, j.attempts, j.last_error
      FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE j.attempts < j.max_attempts AND (j.locked_at IS NOT NULL OR j.run_at <= now())`);
    return rows.map(
      ({ identifier, locked, attempts, last_error }) =>
        `${identifier} (${locked ? "locked" : "due"}, ${attempts} tries, ${last_error ?? "no error"})`,
    );
  }

  /** Whether a lease was not given back, though it may have run out: something may be on its way. */
  async leased(): Promise<boolean> {
    const rows = await this.#query("SELECT FROM coverage_money_ops WHERE lease_token IS NOT NULL LIMIT 1");
    return rows.length > 0;
  }

  /** The name of a process that holds a lease now; null when nobody does. */
  async leaseHolder(): Promise<string | null> {
    const [row] = await this.#query(`SELECT h.process FROM coverage_money_ops m JOIN torture_history h
      ON h.relation = 'coverage_money_ops' AND h.is_now->>'lease_token' = m.lease_token
      WHERE m.lease_token IS NOT NULL ORDER BY h.n DESC LIMIT 1`);
    return row ? String(row.process) : null;
  }

  /** Has a round made now: they go by the real clock, which brings them too seldom. */
  async reconcile(round: "reconcile_everything" | "reconcile_open_orders"): Promise<void> {
    await this.#query("SELECT graphile_worker.add_job($1)", [round]);
  }

  /** A queue may hand out a job more than once: copies of one that runs a movement. */
  async copyJob(operationId: string, copies: number): Promise<void> {
    await this.#query(
      `SELECT graphile_worker.add_job('run_money_operation', json_build_object('operationId', $1::text))
       FROM generate_series(1, $2)`,
      [operationId, copies],
    );
  }

  /** A queue may hand out a job more than once, and early: copies of some that wait, due now. */
  async copyJobs(copies: number): Promise<void> {
    await this.#query(
      `SELECT graphile_worker.add_job(t.identifier, j.payload)
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE j.key LIKE '%:%' ORDER BY random() LIMIT $1`,
      [copies],
    );
  }

  /** An order's movement that is not settled, and its lease. */
  async openOperation(orderId: string): Promise<{ id: string; lease: string | null } | null> {
    const [row] = await this.#query(
      `SELECT id, lease_token FROM coverage_money_ops WHERE order_id = $1
       AND status IN ('pending', 'sent', 'parked') ORDER BY created_at DESC LIMIT 1`,
      [orderId],
    );
    return row ? { id: String(row.id), lease: row.lease_token as string | null } : null;
  }

  /** What waits for somebody and has no job: nobody would ever come. */
  async forsaken(): Promise<string[]> {
    const rows = await this.#query(FORSAKEN);
    return rows.map(({ what }) => `jobs: ${what} has none`);
  }

  /** What the database lets happen, asked by itself. */
  async brokenGuards(orderIds: readonly string[]): Promise<string[]> {
    const client = await this.#pool.connect();
    try {
      return await brokenGuards(client, orderIds);
    } finally {
      client.release();
    }
  }

  async isInInbox(eventId: string): Promise<boolean> {
    const rows = await this.#query("SELECT FROM coverage_webhook_inbox WHERE id = $1", [eventId]);
    return rows.length > 0;
  }

  async orderIds(writers: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.#query(
      "SELECT id, writer_user_id, idempotency_key FROM coverage_orders WHERE writer_user_id = ANY($1)",
      [writers],
    );
    return new Map(rows.map((row) => [`${row.writer_user_id} ${row.idempotency_key}`, String(row.id)]));
  }

  /** Of each writer's keys there is one order. */
  async keysOfSeveralOrders(writers: readonly string[]): Promise<string[]> {
    const rows = await this.#query(
      `SELECT idempotency_key FROM coverage_orders WHERE writer_user_id = ANY($1)
       GROUP BY writer_user_id, idempotency_key HAVING count(*) > 1`,
      [writers],
    );
    return rows.map((row) => String(row.idempotency_key));
  }

  /** The number of the last change that was kept. */
  async lastChange(): Promise<number> {
    const [row] = await this.#query("SELECT coalesce(max(n), 0)::float8 AS n FROM torture_history");
    return Number(row?.n);
  }

  async openDisputes(orderIds: readonly string[]): Promise<string[]> {
    const rows = await this.#query(
      "SELECT id FROM coverage_disputes WHERE resolved_at IS NULL AND order_id = ANY($1)",
      [orderIds],
    );
    return rows.map((row) => String(row.id));
  }

  async frozenOrders(orderIds: readonly string[]): Promise<string[]> {
    const rows = await this.#query("SELECT id FROM coverage_orders WHERE frozen AND id = ANY($1)", [
      orderIds,
    ]);
    return rows.map((row) => String(row.id));
  }

  /** Those an admin can have tried again. */
  async failedOperations(orderIds: readonly string[]): Promise<string[]> {
    const rows = await this.#query(
      `SELECT id FROM coverage_money_ops WHERE status = 'failed' AND kind NOT IN ('capture', 'reversal')
       AND order_id = ANY($1)`,
      [orderIds],
    );
    return rows.map((row) => String(row.id));
  }

  async disputeOf(orderId: string): Promise<string | null> {
    const [row] = await this.#query("SELECT id FROM coverage_disputes WHERE order_id = $1", [orderId]);
    return row ? String(row.id) : null;
  }

  async inbox(): Promise<Map<string, "received" | "processed" | "dead">> {
    const rows = await this.#query("SELECT id, status FROM coverage_webhook_inbox");
    return new Map(rows.map((row) => [String(row.id), row.status as "received"]));
  }

  async alarms(): Promise<string[]> {
    const rows = await this.#query("SELECT kind, detail FROM coverage_alarms");
    return rows.map((row) => `${row.kind}: ${row.detail}`);
  }

  /** One statement, so that all of it is of one moment. */
  async facts(orderIds: readonly string[]): Promise<StoredFacts[]> {
    const rows = await this.#query(FACTS, [orderIds]);
    return rows.map((row) => ({
      order: row.order as KnownOrder,
      providerUserId: row.providerUserId as string,
      transitions: row.transitions as OrderFacts["transitions"],
      operations: row.operations as OrderFacts["operations"],
      postings: row.postings as OrderFacts["postings"],
      alarms: row.alarms as OrderFacts["alarms"],
      partialRefundCents: row.partial as number | null,
      accountId: row.accountId as string,
    }));
  }

  async close(): Promise<void> {
    await this.#pool.end().catch(() => {});
  }

  /** The server may be away for a moment; it is the run itself that restarts it. */
  async #query(text: string, values: unknown[] = []): Promise<Row[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return (await this.#pool.query<Row>(text, values)).rows;
      } catch (error) {
        if (attempt >= PATIENCE || (error instanceof pg.DatabaseError && !AWAY.has(error.code ?? "")))
          throw error;
        await delay(50);
      }
    }
  }
}

const FORSAKEN = `SELECT waiting.what FROM (
    SELECT format('the %s %s (%s)', kind, id, order_id) AS what, 'op:' || id AS key
      FROM coverage_money_ops WHERE status IN ('pending', 'sent', 'parked')
    UNION ALL SELECT format('the event %s', id), 'event:' || id
      FROM coverage_webhook_inbox WHERE status = 'received'
  ) waiting WHERE NOT EXISTS (SELECT FROM graphile_worker._private_jobs j WHERE j.key = waiting.key)`;

/** admin_shutdown, crash_shutdown, cannot_connect_now, deadlock_detected */
const AWAY: ReadonlySet<string> = new Set(["57P01", "57P02", "57P03", "40P01"]);

const list = (select: string, from: string, order: string) =>
  `coalesce((SELECT json_agg(${select} ORDER BY ${order}) FROM ${from}), '[]')`;

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const FACTS = `SELECT
  json_build_object('id', o.id, 'writerUserId', o.writer_user_id, 'status', o.status,
    'priceCents', o.price_cents, 'currency', o.currency,
    'refundedCents', o.refunded_cents, 'frozen', o.frozen, 'turnaroundDays', o.turnaround_days, 'createdAt', ${ms("o.created_at")},
    'captureBefore', ${ms("o.capture_before")}, 'heldAt', ${ms("o.held_at")}, 'claimedAt', ${ms("o.claimed_at")},
    'capturedAt', ${ms("o.captured_at")}, 'deliveredAt', ${ms("o.delivered_at")},
    'commissionBps', o.commission_bps, 'platformFeeCents', o.platform_fee_cents,
    'providerPayoutCents', o.provider_payout_cents, 'paymentDeadline', ${ms("o.payment_deadline")},
    'claimDeadline', ${ms("o.claim_deadline")}, 'slaDeadline', ${ms("o.sla_deadline")},
    'lateDeadline', ${ms("o.late_deadline")}, 'reviewDeadline', ${ms("o.review_deadline")}
  ) AS "order",
  (SELECT d.refund_amount_cents FROM coverage_disputes d WHERE d.order_id = o.id
    AND d.status = 'resolved_partial') AS partial,
  (SELECT p.stripe_account_id FROM coverage_providers p WHERE p.id = o.provider_id) AS "accountId",
  (SELECT p.user_id FROM coverage_providers p WHERE p.id = o.provider_id) AS "providerUserId",
  ${list("json_build_object('kind', a.kind, 'subject', a.subject)", "coverage_alarms a WHERE a.order_id = o.id", "a.created_at")} AS alarms,
  ${list(
    `json_build_object('id', t.id, 'event', t.event, 'fromStatus', t.from_status, 'toStatus', t.to_status,
      'actor', t.actor, 'reason', t.reason, 'createdAt', ${ms("t.created_at")})`,
    "coverage_order_transitions t WHERE t.order_id = o.id",
    "t.seq",
  )} AS transitions,
  ${list(
    `json_build_object('id', m.id, 'kind', m.kind, 'status', m.status, 'params', m.params,
      'stripeId', m.stripe_id, 'lastError', m.last_error)`,
    "coverage_money_ops m WHERE m.order_id = o.id",
    "m.created_at",
  )} AS operations,
  ${list(
    `json_build_object('id', p.id, 'opId', p.op_id, 'kind', p.kind, 'layer', p.layer, 'entries',
      (SELECT json_agg(json_build_object('account', e.account, 'amountCents', e.amount_cents))
       FROM coverage_ledger_entries e WHERE e.posting_id = p.id))`,
    "coverage_ledger_postings p WHERE p.order_id = o.id",
    "p.seq",
  )} AS postings
  FROM coverage_orders o WHERE o.id = ANY($1)`;
