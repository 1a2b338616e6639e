/** Disputes in Postgres. */
import type { Dispute, Order } from "../../domain/entities.ts";
import type { DisputeStore, OrderChange } from "../interface.ts";
import { auditing } from "./audit.ts";
import { enqueueing } from "./jobs.ts";
import { changeOrderWith } from "./orders.ts";
import { queryPage } from "./page.ts";
import type { Query } from "./query.ts";
import { DISPUTE, ORDER, selection, unfold } from "./rows.ts";
import { allOf, Values } from "./statement.ts";

const COLUMNS = selection<Dispute>(DISPUTE);

export function disputeStore(query: Query): DisputeStore {
  const one = async (label: string, text: string, values: readonly unknown[]): Promise<Dispute | null> => {
    const [dispute] = await query<Dispute>({ label, text, values });
    return dispute ?? null;
  };
  const change = async (
    label: string,
    wanted: OrderChange,
  ): Promise<{ order: Order; dispute: Dispute } | null> => {
    const part = { label, columns: DISPUTE, from: "dispute d" };
    const changed = await changeOrderWith<Dispute>(query, wanted, part);
    return changed && { order: changed.order, dispute: changed.part };
  };
  return {
    createDispute: (wanted) => change("create_dispute", wanted),
    getDispute: (id) => one("dispute", `SELECT ${COLUMNS} FROM coverage_disputes d WHERE d.id = $1`, [id]),
    getDisputeByOrder: (orderId) => {
      const text = `SELECT ${COLUMNS} FROM coverage_disputes d WHERE d.order_id = $1
        ORDER BY d.created_at DESC, d.resolved_at DESC NULLS FIRST LIMIT 1`;
      return one("dispute_by_order", text, [orderId]);
    },
    listDisputes: (o) => listDisputes(query, o),
    answerDispute: ({ id, answer, jobs }) => {
      const values = new Values();
      const { ctes, executed } = enqueueing(jobs, { source: "answered", values });
      const text = `WITH answered AS (
          UPDATE coverage_disputes d
          SET provider_answer = ${values.add(answer)}, provider_answered_at = coverage_now()
          WHERE d.id = ${values.add(id)} AND d.provider_answer IS NULL AND d.resolved_at IS NULL RETURNING *
        )${ctes.map((cte) => `, ${cte}`).join("")}
        SELECT ${COLUMNS} FROM answered d${allOf(executed)}`;
      return one("answer_dispute", text, values.list);
    },
    takeDisputeUnderReview: ({ id, adminNotes, admin }) => {
      const values = new Values();
      const act = { admin, act: "dispute_under_review", reason: adminNotes };
      const text = `WITH taken AS (
          UPDATE coverage_disputes d
          SET status = 'under_review', admin_notes = coalesce(${values.add(adminNotes)}, d.admin_notes)
          WHERE d.id = ${values.add(id)} AND d.status = 'open' RETURNING *
        ), ${auditing(act, "taken", values)}
        SELECT ${COLUMNS} FROM taken d`;
      return one("dispute_under_review", text, values.list);
    },
    resolveDispute: (wanted) => change("resolve_dispute", wanted),
  };
}

async function listDisputes(
  query: Query,
  { status, limit, offset }: Parameters<DisputeStore["listDisputes"]>[0],
): ReturnType<DisputeStore["listDisputes"]> {
  const values = new Values();
  const { rows, totals } = await queryPage<object>(query, {
    label: "list_disputes",
    values,
    columns: `${selection<Dispute>(DISPUTE, "dispute.")}, ${selection<Order>(ORDER, "order.")}`,
    from: `coverage_disputes d JOIN coverage_orders o ON o.id = d.order_id
      JOIN coverage_providers p ON p.id = o.provider_id`,
    where: status === undefined ? [] : [`d.status = ${values.add(status)}`],
    orderBy: `(d.resolved_at IS NOT NULL), CASE WHEN d.resolved_at IS NULL THEN d.created_at END,
      d.created_at DESC, d.id`,
    limit,
    offset,
  });
  const cases = rows.map((row) => ({
    dispute: unfold<Dispute>(row, "dispute."),
    order: unfold<Order>(row, "order."),
  }));
  return { rows: cases, total: totals.total };
}
