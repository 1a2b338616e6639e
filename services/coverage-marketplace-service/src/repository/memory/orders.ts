/** Orders in memory: placing, reading, moving. */
import type { CoverageOrderStatus } from "@script-manifest/contracts";
import type { Order } from "../../domain/entities.ts";
import type { MoneyOperationStatus } from "../../domain/money-operation.ts";
import { isTerminal } from "../../domain/order-lifecycle.ts";
import type { List, NewOrder, OrderStore, Page } from "../interface.ts";
import { isBeginningOfId } from "../order-search.ts";
import { assertOrder } from "./checks.ts";
import { changeOrder, isSecondLive, storeOperation } from "./order-change.ts";
import { mentions, newestFirst, slicePage, toOrder } from "./rows.ts";
import { append, assertNew, joined, type MemoryState, type OrderRow, required } from "./state.ts";

export function orderStore(state: MemoryState): OrderStore {
  const read = (id: string | undefined): Order | null => {
    const row = id === undefined ? undefined : state.orders.get(id);
    return row ? toOrder(state, row) : null;
  };
  return {
    createOrder: async (order) => createOrder(state, order),
    getOrder: async (id) => read(id),
    getOrderMark: async (id) => markOf(state, id),
    getOrderByKey: async ({ writerUserId, idempotencyKey }) =>
      read(state.orderIdsByKey.get(joined(writerUserId, idempotencyKey))),
    getOrderByPaymentIntent: async (id) => read(state.orderIdsByPaymentIntent.get(id)),
    listOrders: async (o) => listOrders(state, o),
    listAllOrders: async ({ q, ...page }) => {
      const matching = [...state.orders.values()]
        .map((row) => toOrder(state, row))
        .filter((order) => q === undefined || isSought(order, q))
        .sort(newestFirst);
      return { rows: slicePage(matching, page), total: matching.length };
    },
    updateOrderStatus: async (change) => {
      const changed = changeOrder(state, change);
      return changed ? toOrder(state, changed.order) : null;
    },
    listOrderIds: async ({ scope, after, limit }) =>
      [...state.orders.values()]
        .filter((row) => scope === "all" || !isTerminal(row.status) || isUnderWay(state, row.id))
        .map((row) => row.id)
        .sort()
        .filter((id) => after === null || id > after)
        .slice(0, limit),
    hasTransition: async ({ orderId, idempotencyKey }) =>
      (state.transitions.get(orderId) ?? []).some((row) => row.idempotencyKey === idempotencyKey),
    listTransitions: async (orderId) =>
      (state.transitions.get(orderId) ?? []).map(({ idempotencyKey: _kept, ...transition }) => transition),
    mayReadScript: async ({ scriptId, userId, statuses }) =>
      [...state.orders.values()].some(
        (row) =>
          row.scriptId === scriptId &&
          row.capturedAt !== null &&
          statuses.includes(row.status) &&
          required(state.providers, row.providerId).userId === userId,
      ),
  };
}

function markOf(state: MemoryState, id: string): string | null {
  const order = state.orders.get(id);
  if (!order) return null;
  const operations = (state.operationIds.get(id) ?? []).map((one) => required(state.operations, one));
  const disputes = [...state.disputes.values()].filter(({ orderId }) => orderId === id);
  const states = [...operations, ...disputes].map((row) => `${row.id}-${row.status}`);
  const answers = disputes.map(({ providerAnsweredAt }) => providerAnsweredAt ?? "");
  return [order.version, ...states.sort(), ...answers, state.reviews.get(id)?.id ?? ""].join(".");
}

const UNRESOLVED: readonly MoneyOperationStatus[] = ["pending", "sent", "parked"];
const isUnderWay = (state: MemoryState, orderId: string): boolean =>
  (state.operationIds.get(orderId) ?? []).some((id) =>
    UNRESOLVED.includes(required(state.operations, id).status),
  );

const NO_FACTS = {
  statusReason: null,
  refundedCents: 0,
  withheldCents: 0,
  stripePaymentIntentId: null,
  stripeChargeId: null,
  stripeTransferId: null,
  captureBefore: null,
  claimDeadline: null,
  slaDeadline: null,
  lateDeadline: null,
  reviewDeadline: null,
  heldAt: null,
  claimedAt: null,
  capturedAt: null,
  deliveredAt: null,
  completedAt: null,
  frozen: false,
} as const;

function createOrder(state: MemoryState, { terms, transitionId, operation, jobs }: NewOrder): Order | null {
  const key = joined(terms.writerUserId, terms.idempotencyKey);
  if (state.orderIdsByKey.has(key)) return null;
  assertNew(state.orders, terms.id);
  required(state.providers, terms.providerId);
  required(state.services, terms.serviceId);
  if (isSecondLive(state, operation)) throw new Error(`operation ${operation.id} is a second one`);
  const now = state.clock();
  const row: OrderRow = {
    ...terms,
    ...NO_FACTS,
    status: "placed",
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  assertOrder(row);

  state.orders.set(row.id, row);
  state.orderIdsByKey.set(key, row.id);
  append(state.transitions, row.id, {
    id: transitionId,
    orderId: row.id,
    event: "place",
    fromStatus: null,
    toStatus: "placed",
    actor: "writer",
    actorUserId: terms.writerUserId,
    reason: null,
    idempotencyKey: terms.idempotencyKey,
    createdAt: now,
  });
  storeOperation(state, operation);
  state.jobs.add(jobs);
  return toOrder(state, row);
}

function listOrders(
  state: MemoryState,
  o: { role: "writer" | "provider"; userId: string; statuses?: readonly CoverageOrderStatus[] } & Page,
): List<Order> {
  const mine = (row: OrderRow): boolean =>
    o.role === "writer"
      ? row.writerUserId === o.userId
      : required(state.providers, row.providerId).userId === o.userId;
  const wanted = (row: OrderRow): boolean => !o.statuses?.length || o.statuses.includes(row.status);
  const matching = [...state.orders.values()].filter((row) => mine(row) && wanted(row)).sort(newestFirst);
  return { rows: slicePage(matching, o).map((row) => toOrder(state, row)), total: matching.length };
}

function isSought(order: Order, q: string): boolean {
  if (!isBeginningOfId(q)) return mentions(searchedIn(order), q);
  return order.id.startsWith(q) || order.stripePaymentIntentId?.startsWith(q) === true;
}

/** Where an admin's words are looked for; Postgres looks at the same. */
function searchedIn(order: Order): string[] {
  const { id, stripePaymentIntentId, scriptTitle, serviceTitle, writerName, providerName } = order;
  return [id, stripePaymentIntentId ?? "", scriptTitle, serviceTitle, writerName, providerName];
}
