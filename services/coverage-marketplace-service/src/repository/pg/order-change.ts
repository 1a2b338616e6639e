/**
 * One guarded change of one order as one statement. `was` locks the order if the guards hold, `moved` writes
 * it, and everything else draws on `moved`: without it nothing happens, and what goes wrong in any part
 * undoes all of it.
 *
 * Belongs here: the CTEs of a change. Does not: reading the answer (orders.ts, disputes.ts …), rules
 * (domain/).
 */
import type { Order, OrderFacts } from "../../domain/entities.ts";
import type { NewPosting } from "../../domain/ledger.ts";
import type { NewMoneyOperation } from "../../domain/money-operation.ts";
import type { NewTransition, OrderChange } from "../interface.ts";
import { closingAlarms } from "./alarms.ts";
import { auditing } from "./audit.ts";
import { enqueueing } from "./jobs.ts";
import { ORDER, selection } from "./rows.ts";
import { assignments, type Values, type WritableColumns } from "./statement.ts";

/** What a change may write, and no other column. */
const FACTS: WritableColumns<OrderFacts> = {
  statusReason: { column: "status_reason" },
  refundedCents: { column: "refunded_cents" },
  withheldCents: { column: "withheld_cents" },
  stripePaymentIntentId: { column: "stripe_payment_intent_id" },
  stripeChargeId: { column: "stripe_charge_id" },
  stripeTransferId: { column: "stripe_transfer_id" },
  captureBefore: { column: "capture_before", instant: true },
  claimDeadline: { column: "claim_deadline", instant: true },
  slaDeadline: { column: "sla_deadline", instant: true },
  lateDeadline: { column: "late_deadline", instant: true },
  reviewDeadline: { column: "review_deadline", instant: true },
  heldAt: { column: "held_at", instant: true },
  claimedAt: { column: "claimed_at", instant: true },
  capturedAt: { column: "captured_at", instant: true },
  deliveredAt: { column: "delivered_at", instant: true },
  completedAt: { column: "completed_at", instant: true },
  frozen: { column: "frozen" },
};

export interface StatementParts {
  readonly ctes: readonly string[];
  /** Conditions for the main query's WHERE; they hold always, and make the CTEs they name run. */
  readonly executed: readonly string[];
}

/** `onlyIf` is one more guard. The parts define `moved`: the changed order's columns and `from_status`. */
export function orderChange(
  change: OrderChange,
  values: Values,
  { onlyIf }: { onlyIf?: string } = {},
): StatementParts {
  const jobs = enqueueing(change.jobs, { source: "moved", values });
  return {
    ctes: [
      was(change, values, onlyIf),
      moved(change, values),
      ...(change.transition ? [history(change.transition, values)] : []),
      ...operations(change.operations, values),
      ...postings(change.postings, values),
      ...delivery(change, values),
      ...dispute(change, values),
      ...resolution(change, values),
      ...act(change, values),
      ...record(change),
      ...jobs.ctes,
    ],
    executed: jobs.executed,
  };
}

/** The whole order as readers get it, out of a table or CTE that has its columns. */
export const orderFrom = (source: string, prefix = ""): string =>
  `${selection<Order>(ORDER, prefix)} FROM ${source} o JOIN coverage_providers p ON p.id = o.provider_id`;

function was(
  { orderId, from, version, disputeResolution }: OrderChange,
  values: Values,
  onlyIf?: string,
): string {
  const guards = [`o.id = ${values.add(orderId)}`, `o.status = ANY(${values.add(from)})`];
  if (version !== null) guards.push(`o.version = ${values.add(version)}`);
  // Every resolution also moves the order, so the order's lock keeps two of them apart.
  if (disputeResolution) {
    const id = values.add(disputeResolution.disputeId);
    guards.push(`EXISTS (SELECT FROM coverage_disputes d WHERE d.id = ${id}
      AND d.order_id = o.id AND d.resolved_at IS NULL)`);
  }
  if (onlyIf) guards.push(onlyIf);
  return `was AS (SELECT o.id, o.status FROM coverage_orders o
    WHERE ${guards.join(" AND ")} FOR NO KEY UPDATE)`;
}

function moved(change: OrderChange, values: Values): string {
  const { transition, facts, addRefundedCents, addWithheldCents } = change;
  const sets = ["version = o.version + 1"];
  if (transition) sets.push(`status = ${values.add(transition.to)}`);
  if (addRefundedCents)
    sets.push(`refunded_cents = o.refunded_cents + ${values.add(addRefundedCents)}::bigint`);
  if (addWithheldCents)
    sets.push(`withheld_cents = o.withheld_cents + ${values.add(addWithheldCents)}::bigint`);
  sets.push(...assignments(facts, FACTS, values));
  return `moved AS (UPDATE coverage_orders o SET ${sets.join(", ")} FROM was WHERE o.id = was.id
    RETURNING o.*, was.status AS from_status)`;
}

/** Needs `moved`. */
export function history(transition: Omit<NewTransition, "to">, values: Values): string {
  const { id, event, actor, actorUserId, reason, idempotencyKey } = transition;
  const facts = [actor, actorUserId, reason, idempotencyKey].map((value) => values.add(value));
  return `history AS (INSERT INTO coverage_order_transitions
    (id, event, order_id, from_status, to_status, actor, actor_user_id, reason, idempotency_key)
    SELECT ${values.add(id)}, ${values.add(event)}, moved.id, moved.from_status, moved.status,
      ${facts.join(", ")}
    FROM moved)`;
}

/** Needs `moved`. */
export function operations(list: readonly NewMoneyOperation[], values: Values): string[] {
  if (list.length === 0) return [];
  return [
    `operations AS (INSERT INTO coverage_money_ops 
      (id, order_id, kind, seq, idempotency_key, params, status, stripe_id)
    SELECT op.id, op."orderId", op.kind, op.seq, op."idempotencyKey", op.params,
      CASE WHEN op.observed IS NULL THEN 'pending' ELSE 'succeeded' END, op.observed->>'stripeId'
    FROM moved, jsonb_to_recordset(${values.json(list)})
      AS op(id text, "orderId" text, kind text, seq integer, "idempotencyKey" text, params jsonb,
        observed jsonb))`,
  ];
}

/**
 * A posting booked before is left alone, and with it its entries. Needs `order`, a CTE with the order's
 * columns; the CTEs are named after `name`.
 */
export function postings(
  list: readonly NewPosting[],
  values: Values,
  { order, name }: { order: string; name: string } = { order: "moved", name: "booked" },
): string[] {
  if (list.length === 0) return [];
  const heads = list.map(({ entries: _below, ...head }) => head);
  const entries = list.flatMap(({ id, entries: own }) => own.map((entry) => ({ postingId: id, ...entry })));
  return [
    `${name} AS (INSERT INTO coverage_ledger_postings
      (id, order_id, op_id, kind, layer, currency, stripe_id, counter_order_id)
    SELECT head.id, ${order}.id, head."opId", head.kind, head.layer, head.currency, head."stripeId",
      head."counterOrderId"
    FROM ${order}, ROWS FROM (jsonb_to_recordset(${values.json(heads)}) AS (id text, "opId" text, kind text,
      layer text, currency text, "stripeId" text, "counterOrderId" text)) WITH ORDINALITY
      AS head(id, "opId", kind, layer, currency, "stripeId", "counterOrderId", ordinal)
    ORDER BY head.ordinal
    ON CONFLICT (op_id, kind) DO NOTHING
    RETURNING id, order_id, layer, currency)`,
    `${name}_entries AS (INSERT INTO coverage_ledger_entries
    (posting_id, order_id, provider_id, account, layer, currency, amount_cents)
    SELECT ${name}.id, ${name}.order_id, ${order}.provider_id, entry.account, ${name}.layer,
      ${name}.currency, entry.amount
    FROM ${order}, ${name} JOIN ROWS FROM (jsonb_to_recordset(${values.json(entries)})
      AS ("postingId" text, account text, "amountCents" bigint)) WITH ORDINALITY
      AS entry(posting_id, account, amount, ordinal) ON entry.posting_id = ${name}.id
    ORDER BY entry.ordinal)`,
  ];
}

function delivery({ delivery: report }: OrderChange, values: Values): string[] {
  if (!report) return [];
  const { id, summary, strengths, weaknesses, recommendations, format, genre } = report;
  const texts = [summary, strengths, weaknesses, recommendations, format, genre].map((value) =>
    values.add(value),
  );
  const structured = report.report ? values.json(report.report) : "NULL";
  return [
    `delivery AS (INSERT INTO coverage_deliveries
    (id, order_id, summary, strengths, weaknesses, recommendations, format, genre, score, draft_date, report,
      file_key, file_name)
    SELECT ${values.add(id)}, moved.id, ${texts.join(", ")}, ${values.add(report.score)}::integer,
      ${values.add(report.draftDate)}::date, ${structured}, ${values.add(report.fileKey)},
      ${values.add(report.fileName)} FROM moved RETURNING *)`,
    `undrafted AS (DELETE FROM coverage_delivery_drafts f USING moved WHERE f.order_id = moved.id)`,
  ];
}

function dispute({ dispute: opened }: OrderChange, values: Values): string[] {
  if (!opened) return [];
  const { id, openedByUserId, reason, description } = opened;
  const facts = [openedByUserId, reason, description].map((value) => values.add(value));
  return [
    `dispute AS (INSERT INTO coverage_disputes (id, order_id, opened_by_user_id, reason, description)
    SELECT ${values.add(id)}, moved.id, ${facts.join(", ")} FROM moved RETURNING *)`,
  ];
}

function resolution({ disputeResolution }: OrderChange, values: Values): string[] {
  if (!disputeResolution) return [];
  const { disputeId, status, adminNotes, refundAmountCents, admin } = disputeResolution;
  return [
    `dispute AS (UPDATE coverage_disputes d
    SET status = ${values.add(status)}, admin_notes = ${values.add(adminNotes)},
      refund_amount_cents = ${values.add(refundAmountCents)}, resolved_at = coverage_now()
    FROM moved WHERE d.id = ${values.add(disputeId)} AND d.order_id = moved.id AND d.resolved_at IS NULL
    RETURNING d.*)`,
    ...(admin ? [auditing({ admin, act: `dispute_${status}`, reason: adminNotes }, "dispute", values)] : []),
  ];
}

function act({ act: done }: OrderChange, values: Values): string[] {
  if (!done) return [];
  const { admin, reason, answersAlarms } = done;
  const logged = auditing(done, "moved", values);
  if (answersAlarms === undefined) return [logged];
  const guards = `a.order_id = moved.id AND a.kind = ${values.add(answersAlarms)}`;
  return [
    logged,
    `answered AS (${closingAlarms({ admin, note: reason }, `FROM moved WHERE ${guards}`, values)})`,
  ];
}

/** What the change adds to the provider's record: one UPDATE, for a row is changed once a statement. */
function record({ countCompletion, delivery: report }: OrderChange): string[] {
  const sets: string[] = [];
  if (countCompletion) sets.push("total_orders_completed = p.total_orders_completed + 1");
  if (report)
    sets.push(
      `recent_turnaround_minutes = coverage_keep_turnaround(p.recent_turnaround_minutes,
        moved.claimed_at, moved.delivered_at)`,
    );
  if (sets.length === 0) return [];
  return [
    `recorded AS (UPDATE coverage_providers p SET ${sets.join(", ")}
    FROM moved WHERE p.id = moved.provider_id)`,
  ];
}
