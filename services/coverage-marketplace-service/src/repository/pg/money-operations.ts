/** Money operations in Postgres: leases, results, new keys. One statement each. */
import type { MoneyOperation, NewMoneyOperation } from "../../domain/money-operation.ts";
import type { MoneyOperationSettlement, MoneyOperationStore, NewJob, Withholding } from "../interface.ts";
import { raising } from "./alarms.ts";
import { auditing } from "./audit.ts";
import { OPERATION_KEY, SECOND_OF_ORDER, SECOND_OPERATION, unlessTaken } from "./conflicts.ts";
import { enqueueing } from "./jobs.ts";
import { operations, orderChange, postings, type StatementParts } from "./order-change.ts";
import type { Query } from "./query.ts";
import { MONEY_OPERATION, selection } from "./rows.ts";
import { allOf, Values } from "./statement.ts";

const COLUMNS = selection<MoneyOperation>(MONEY_OPERATION);

export function moneyOperationStore(query: Query): MoneyOperationStore {
  return {
    getMoneyOperation: async (id) => {
      const text = `SELECT ${COLUMNS} FROM coverage_money_ops m WHERE m.id = $1`;
      const [operation] = await query<MoneyOperation>({ label: "money_op", text, values: [id] });
      return operation ?? null;
    },
    listMoneyOperations: (orderId) => {
      const text = `SELECT ${COLUMNS} FROM coverage_money_ops m
        WHERE m.order_id = $1 ORDER BY m.created_at, m.id`;
      return query<MoneyOperation>({ label: "money_ops", text, values: [orderId] });
    },
    leaseMoneyOperation: async ({ id, leaseToken, leaseMs }) => {
      const [leased] = await query<MoneyOperation>({
        label: "lease",
        text: LEASE,
        values: [id, leaseToken, leaseMs],
      });
      return leased ?? null;
    },
    settleMoneyOperation: (o) => settle(query, o),
    undoMoneyOperation: (o) => undo(query, o),
    rekeyMoneyOperation: async ({ id, leaseToken, seq, idempotencyKey }) => {
      const values = [id, leaseToken, seq, idempotencyKey];
      const rows = await unlessTaken(OPERATION_KEY, () => query({ label: "rekey", text: REKEY, values }));
      if (!rows) return "key_taken";
      return rows.length > 0 ? "rekeyed" : "lease_lost";
    },
    replaceMoneyOperation: (o) => replace(query, o),
    withholdFromPayout: (o) => withhold(query, o),
    addMoneyOperation: (operation, jobs) => add(query, operation, jobs),
  };
}

const LEASE = `
  UPDATE coverage_money_ops m SET status = 'sent', attempts = m.attempts + 1,
    first_sent_at = coalesce(m.first_sent_at, coverage_now()), lease_token = $2,
    lease_until = coverage_now() + $3 * interval '1 millisecond'
  WHERE m.id = $1 AND m.status IN ('pending', 'sent', 'parked')
    AND (m.lease_until IS NULL OR m.lease_until <= coverage_now())
  RETURNING ${COLUMNS}`;

const REKEY = `
  UPDATE coverage_money_ops SET seq = $3, idempotency_key = $4, first_sent_at = NULL
  WHERE id = $1 AND lease_token = $2 RETURNING id`;

/** What the order cannot take any more is left out; what happened at Stripe is stored all the same. */
async function settle(query: Query, o: MoneyOperationSettlement): Promise<boolean> {
  const settled = await unlessTaken(SECOND_OF_ORDER, () => settleAtOnce(query, o));
  return settled ?? settleAtOnce(query, { ...o, order: null });
}

async function settleAtOnce(query: Query, o: MoneyOperationSettlement): Promise<boolean> {
  const values = new Values();
  const op = `op AS (UPDATE coverage_money_ops m SET status = ${values.add(o.status)},
      stripe_id = coalesce(${values.add(o.stripeId)}, m.stripe_id), last_error = ${values.add(o.error)},
      lease_token = NULL, lease_until = NULL
    WHERE m.id = ${values.add(o.operationId)} AND m.lease_token = ${values.add(o.leaseToken)}
    RETURNING m.id)`;
  const change = o.order && orderChange(o.order, values, { onlyIf: "EXISTS (SELECT FROM op)" });
  const jobs = enqueueing(o.jobs, { source: "op", name: "op_jobs", values });
  const ctes = [
    op,
    ...(change?.ctes ?? []),
    ...(o.alarm ? [raising(o.alarm, "op", values)] : []),
    ...jobs.ctes,
  ];
  const executed = [...(change?.executed ?? []), ...jobs.executed];
  const text = `WITH ${ctes.join(",\n")} SELECT op.id FROM op${allOf(executed)}`;
  return (await query({ label: "settle", text, values: values.list })).length > 0;
}

async function undo(
  query: Query,
  o: Parameters<MoneyOperationStore["undoMoneyOperation"]>[0],
): Promise<boolean> {
  const values = new Values();
  const op = `op AS (UPDATE coverage_money_ops m SET status = 'failed', last_error = ${values.add(o.error)}
    WHERE m.id = ${values.add(o.operationId)} AND m.status = 'succeeded' RETURNING m.id)`;
  const change = orderChange(o.order, values, { onlyIf: "EXISTS (SELECT FROM op)" });
  const ctes = [op, ...change.ctes, raising(o.alarm, "op", values)];
  const text = `WITH ${ctes.join(",\n")} SELECT op.id FROM op${allOf(change.executed)}`;
  return (await query({ label: "undo_money_op", text, values: values.list })).length > 0;
}

async function replace(
  query: Query,
  { failedId, operation, jobs, admin, note }: Parameters<MoneyOperationStore["replaceMoneyOperation"]>[0],
): Promise<boolean> {
  const values = new Values();
  const failed = `failed AS (UPDATE coverage_money_ops m SET status = 'abandoned'
    WHERE m.id = ${values.add(failedId)} AND m.status = 'failed' RETURNING m.id, m.order_id)`;
  const moved = "moved AS (SELECT failed.order_id AS id FROM failed)";
  const enqueued = enqueueing(jobs, { source: "moved", values });
  const audited = auditing({ admin, act: "money_operation_retried", reason: note }, "failed", values);
  const ctes = [failed, moved, ...operations([operation], values), audited, ...enqueued.ctes];
  const text = `WITH ${ctes.join(",\n")} SELECT failed.id FROM failed${allOf(enqueued.executed)}`;
  const rows = await unlessTaken(SECOND_OPERATION, () =>
    query({ label: "replace_money_op", text, values: values.list }),
  );
  return (rows?.length ?? 0) > 0;
}

/** Both orders are locked and compared first, and everything draws on `moved`, which needs both. */
async function withhold(query: Query, o: Withholding): Promise<boolean> {
  const values = new Values();
  const op = `op AS (SELECT m.id FROM coverage_money_ops m
    WHERE m.id = ${values.add(o.operationId)} AND m.lease_token = ${values.add(o.leaseToken)}
    FOR NO KEY UPDATE)`;
  const debt = `debt AS (SELECT o.id FROM coverage_orders o
    WHERE o.id = ${values.add(o.debt.orderId)} AND o.version = ${values.add(o.debt.version)}
    FOR NO KEY UPDATE)`;
  const onlyIf = "EXISTS (SELECT FROM op) AND EXISTS (SELECT FROM debt)";
  const change = orderChange(o.order, values, { onlyIf });
  const settled = `settled AS (UPDATE coverage_orders o SET version = o.version + 1
    FROM moved, debt WHERE o.id = debt.id RETURNING o.*)`;
  const reduced = `reduced AS (UPDATE coverage_money_ops m
    SET params = m.params || jsonb_build_object('amountCents', ${values.add(o.leftCents)}::bigint),
      seq = ${values.add(o.seq)}, idempotency_key = ${values.add(o.idempotencyKey)}, first_sent_at = NULL
    FROM moved, op WHERE m.id = op.id RETURNING m.id)`;
  const other = postings([o.debt.posting], values, { order: "settled", name: "cleared" });
  const ctes = [op, debt, ...change.ctes, settled, ...other, reduced];
  const text = `WITH ${ctes.join(",\n")} SELECT reduced.id FROM reduced${allOf(change.executed)}`;
  return (await query({ label: "withhold", text, values: values.list })).length > 0;
}

async function add(query: Query, operation: NewMoneyOperation, jobs: readonly NewJob[]): Promise<boolean> {
  const values = new Values();
  // The order's own row stands in for the change there is none of: everything else of a change draws on
  // `moved`.
  const moved = `moved AS (SELECT o.id FROM coverage_orders o WHERE o.id = ${values.add(operation.orderId)})`;
  const enqueued: StatementParts = enqueueing(jobs, { source: "moved", values });
  const ctes = [moved, ...operations([operation], values), ...enqueued.ctes];
  const text = `WITH ${ctes.join(",\n")} SELECT moved.id FROM moved${allOf(enqueued.executed)}`;
  const rows = await unlessTaken(SECOND_OPERATION, () =>
    query({ label: "add_money_op", text, values: values.list }),
  );
  if (rows?.length === 0) throw new Error(`there is no order ${operation.orderId}`);
  return rows !== null;
}
