/** Orders in Postgres: placing, reading, moving. One statement each. */
import type { CoverageAdminOrderFilters } from "@script-manifest/contracts";
import type { Order, OrderTerms, OrderTransition } from "../../domain/entities.ts";
import { TERMINAL_STATUSES } from "../../domain/order-lifecycle.ts";
import type { List, NewOrder, OrderChange, OrderStore } from "../interface.ts";
import { isBeginningOfId } from "../order-search.ts";
import { begins, mentions } from "./browse.ts";
import { SECOND_OF_ORDER, unlessTaken } from "./conflicts.ts";
import { enqueueing } from "./jobs.ts";
import { history, operations, orderChange, orderFrom } from "./order-change.ts";
import { queryPage } from "./page.ts";
import type { Query } from "./query.ts";
import { ORDER, type ReadableColumns, selection, TRANSITION, unfold } from "./rows.ts";
import { allOf, insertion, Values, type WritableColumns } from "./statement.ts";

export function orderStore(query: Query): OrderStore {
  const readOne = async (
    label: string,
    condition: string,
    values: readonly unknown[],
  ): Promise<Order | null> => {
    const text = `SELECT ${orderFrom("coverage_orders")} WHERE ${condition}`;
    const [order] = await query<Order>({ label, text, values });
    return order ?? null;
  };
  return {
    createOrder: (order) => createOrder(query, order),
    getOrder: (id) => readOne("order", "o.id = $1", [id]),
    getOrderMark: async (id) => {
      const [row] = await query<{ mark: string }>({ label: "order_mark", text: MARK, values: [id] });
      return row?.mark ?? null;
    },
    getOrderByKey: ({ writerUserId, idempotencyKey }) =>
      readOne("order_by_key", "o.writer_user_id = $1 AND o.idempotency_key = $2", [
        writerUserId,
        idempotencyKey,
      ]),
    getOrderByPaymentIntent: (id) => readOne("order_by_intent", "o.stripe_payment_intent_id = $1", [id]),
    listOrders: (o) => listOrders(query, o),
    listAllOrders: (filters) => listAllOrders(query, filters),
    updateOrderStatus: (change) => unlessTaken(SECOND_OF_ORDER, () => changeOrder(query, change)),
    listOrderIds: ({ scope, after, limit }) => listOrderIds(query, { scope, after, limit }),
    hasTransition: async ({ orderId, idempotencyKey }) => {
      const text = `SELECT EXISTS (SELECT FROM coverage_order_transitions
        WHERE order_id = $1 AND idempotency_key = $2) AS found`;
      return found(await query({ label: "has_transition", text, values: [orderId, idempotencyKey] }));
    },
    listTransitions: (orderId) => {
      const text = `SELECT ${selection<OrderTransition>(TRANSITION)} FROM coverage_order_transitions t
        WHERE t.order_id = $1 ORDER BY t.seq`;
      return query<OrderTransition>({ label: "transitions", text, values: [orderId] });
    },
    mayReadScript: async ({ scriptId, userId, statuses }) => {
      const text = `SELECT EXISTS (
        SELECT FROM coverage_orders o JOIN coverage_providers p ON p.id = o.provider_id
        WHERE o.script_id = $1 AND p.user_id = $2 AND o.status = ANY($3) AND o.captured_at IS NOT NULL
      ) AS found`;
      return found(await query({ label: "may_read_script", text, values: [scriptId, userId, statuses] }));
    },
  };
}

const MARK = `SELECT concat(o.version, '.', left(md5(concat_ws('|',
    (SELECT string_agg(concat(m.id, m.status), ' ' ORDER BY m.id)
      FROM coverage_money_ops m WHERE m.order_id = o.id),
    (SELECT string_agg(concat(d.id, d.status, d.provider_answered_at), ' ' ORDER BY d.id)
      FROM coverage_disputes d WHERE d.order_id = o.id),
    (SELECT r.id FROM coverage_reviews r WHERE r.order_id = o.id))), 16)) AS mark
  FROM coverage_orders o WHERE o.id = $1`;

const found = ([row]: { found?: boolean }[]): boolean => row?.found === true;

const TERMS: WritableColumns<OrderTerms> = {
  id: { column: "id" },
  writerUserId: { column: "writer_user_id" },
  writerName: { column: "writer_name" },
  providerId: { column: "provider_id" },
  serviceId: { column: "service_id" },
  serviceTitle: { column: "service_title" },
  tier: { column: "tier" },
  turnaroundDays: { column: "turnaround_days" },
  scriptId: { column: "script_id" },
  scriptTitle: { column: "script_title" },
  scriptPageCount: { column: "script_page_count" },
  projectId: { column: "project_id" },
  brief: { column: "brief" },
  priceCents: { column: "price_cents" },
  currency: { column: "currency" },
  commissionBps: { column: "commission_bps" },
  platformFeeCents: { column: "platform_fee_cents" },
  providerPayoutCents: { column: "provider_payout_cents" },
  paymentDeadline: { column: "payment_deadline", instant: true },
  idempotencyKey: { column: "idempotency_key" },
};

/** The statuses stand in the text, so that the index of the same words serves them. */
const NOT_ENDED = `SELECT id FROM coverage_orders
    WHERE status NOT IN (${TERMINAL_STATUSES.map((status) => `'${status}'`).join(", ")})
  UNION SELECT order_id FROM coverage_money_ops WHERE status IN ('pending', 'sent', 'parked')`;

async function listOrderIds(
  query: Query,
  { scope, after, limit }: Parameters<OrderStore["listOrderIds"]>[0],
): Promise<readonly string[]> {
  const text = `SELECT o.id FROM (${scope === "open" ? NOT_ENDED : "SELECT id FROM coverage_orders"}) o
    WHERE $1::text IS NULL OR o.id > $1 ORDER BY o.id LIMIT $2`;
  const rows = await query<{ id: string }>({ label: `${scope}_order_ids`, text, values: [after, limit] });
  return rows.map(({ id }) => id);
}

/**
 * The row, its first transition, its operation and its jobs; of two with one key the second writes nothing at
 * all.
 */
async function createOrder(query: Query, order: NewOrder): Promise<Order | null> {
  const { terms, transitionId, operation } = order;
  const values = new Values();
  const row = insertion(terms, TERMS, values);
  const place = {
    id: transitionId,
    event: "place",
    actor: "writer",
    actorUserId: terms.writerUserId,
    reason: null,
    idempotencyKey: terms.idempotencyKey,
  } as const;
  const jobs = enqueueing(order.jobs, { source: "moved", values });
  const ctes = [
    `moved AS (INSERT INTO coverage_orders (${row.columns}) VALUES (${row.values})
    ON CONFLICT (writer_user_id, idempotency_key) DO NOTHING RETURNING *, NULL::text AS from_status)`,
    history(place, values),
    ...operations([operation], values),
    ...jobs.ctes,
  ];
  const text = `WITH ${ctes.join(",\n")} SELECT ${orderFrom("moved")}${allOf(jobs.executed)}`;
  const [created] = await query<Order>({ label: "create_order", text, values: values.list });
  return created ?? null;
}

async function changeOrder(query: Query, change: OrderChange): Promise<Order | null> {
  const values = new Values();
  const { ctes, executed } = orderChange(change, values);
  const text = `WITH ${ctes.join(",\n")} SELECT ${orderFrom("moved")}${allOf(executed)}`;
  const [changed] = await query<Order>({ label: "change_order", text, values: values.list });
  return changed ?? null;
}

/** A change and the row it made beside the order, read from its CTE. Null as updateOrderStatus. */
export function changeOrderWith<T>(
  query: Query,
  change: OrderChange,
  part: { label: string; columns: ReadableColumns<T>; from: string },
): Promise<{ order: Order; part: T } | null> {
  const values = new Values();
  const { ctes, executed } = orderChange(change, values);
  const text = `WITH ${ctes.join(",\n")}
    SELECT ${selection(part.columns, "part.")}, ${orderFrom("moved", "order.")}
    CROSS JOIN ${part.from}${allOf(executed)}`;
  return unlessTaken(SECOND_OF_ORDER, async () => {
    const [row] = await query<object>({ label: part.label, text, values: values.list });
    return row ? { order: unfold<Order>(row, "order."), part: unfold<T>(row, "part.") } : null;
  });
}

async function listOrders(query: Query, o: Parameters<OrderStore["listOrders"]>[0]): Promise<List<Order>> {
  const values = new Values();
  const userId = values.add(o.userId);
  const where = [
    o.role === "writer"
      ? `o.writer_user_id = ${userId}`
      : `o.provider_id = (SELECT id FROM coverage_providers WHERE user_id = ${userId})`,
  ];
  if (o.statuses?.length) where.push(`o.status = ANY(${values.add(o.statuses)})`);
  const { rows, totals } = await queryPage<Order>(query, {
    label: "list_orders",
    values,
    columns: selection<Order>(ORDER),
    from: "coverage_orders o JOIN coverage_providers p ON p.id = o.provider_id",
    where,
    orderBy: "o.created_at DESC, o.id",
    limit: o.limit,
    offset: o.offset,
  });
  return { rows, total: totals.total };
}

const IDS = ["o.id", "o.stripe_payment_intent_id"];

/** Where an admin's words are looked for; memory looks at the same. */
const SEARCHED = [...IDS, "o.script_title", "o.service_title", "o.writer_name", "p.display_name"];

async function listAllOrders(
  query: Query,
  { q, limit, offset }: CoverageAdminOrderFilters,
): Promise<List<Order>> {
  const values = new Values();
  const { rows, totals } = await queryPage<Order>(query, {
    label: "all_orders",
    values,
    columns: selection<Order>(ORDER),
    from: "coverage_orders o JOIN coverage_providers p ON p.id = o.provider_id",
    where: q === undefined ? [] : [sought(q, values)],
    orderBy: "o.created_at DESC, o.id",
    limit,
    offset,
  });
  return { rows, total: totals.total };
}

const sought = (q: string, values: Values): string =>
  isBeginningOfId(q) ? begins(IDS, q, values) : mentions(SEARCHED, q, values);
