/**
 * One guarded change of one order with all that belongs to it: everything is judged first, then everything is
 * written.
 *
 * Belongs here: the guards' nulls and the writing. Does not: which changes are legal (domain/order-
 * lifecycle.ts).
 */
import type { Alarm, Delivery, Dispute } from "../../domain/entities.ts";
import type {
  MoneyOperationKind,
  MoneyOperationStatus,
  NewMoneyOperation,
} from "../../domain/money-operation.ts";
import { keepTurnaround } from "../../domain/turnaround.ts";
import type { AdminAct, OrderChange, StoredPosting } from "../interface.ts";
import { closeAlarms } from "./alarms.ts";
import { logAct } from "./audit.ts";
import { assertHeld, assertOrder, assertPosting } from "./checks.ts";
import { definedFields } from "./rows.ts";
import {
  append,
  assertNew,
  type MemoryState,
  type MoneyOperationRow,
  type OrderRow,
  required,
} from "./state.ts";

export interface ChangedOrder {
  readonly order: OrderRow;
  readonly delivery: Delivery | null;
  readonly dispute: Dispute | null;
}

/** Null when a guard fails. Throws when a constraint would be broken. In both cases nothing has changed. */
export function changeOrder(state: MemoryState, change: OrderChange): ChangedOrder | null {
  const row = state.orders.get(change.orderId);
  if (!row || !change.from.includes(row.status)) return null;
  if (change.version !== null && change.version !== row.version) return null;
  const plan = planRows(state, change);
  if (!plan) return null;

  const now = state.clock();
  const order: OrderRow = {
    ...row,
    refundedCents: row.refundedCents + (change.addRefundedCents ?? 0),
    withheldCents: row.withheldCents + (change.addWithheldCents ?? 0),
    ...definedFields(change.facts),
    status: change.transition?.to ?? row.status,
    version: row.version + 1,
    updatedAt: now,
  };
  assertOrder(order);
  const postings = newPostings(state, change);

  state.orders.set(order.id, order);
  if (order.stripePaymentIntentId) state.orderIdsByPaymentIntent.set(order.stripePaymentIntentId, order.id);
  if (change.transition) {
    const { to: toStatus, ...transition } = change.transition;
    const history = { ...transition, orderId: order.id, fromStatus: row.status, toStatus, createdAt: now };
    append(state.transitions, order.id, history);
  }
  for (const operation of change.operations) storeOperation(state, operation);
  for (const posting of postings) append(state.postings, order.id, posting);
  if (plan.delivery) {
    state.deliveries.set(order.id, plan.delivery);
    state.deliveryDrafts.delete(order.id);
  }
  if (plan.dispute) state.disputes.set(order.id, plan.dispute);
  if (change.disputeResolution) {
    const { admin, status, adminNotes: reason, disputeId: subject } = change.disputeResolution;
    if (admin) logAct(state, { admin, act: `dispute_${status}`, subject, reason });
  }
  if (change.act) done(state, change.act, order.id);
  if (change.countCompletion || change.delivery) addToRecord(state, change, order);
  state.jobs.add(change.jobs);
  return { order, ...plan };
}

/** The delivery and the dispute as they will be; null when one of them, or an operation, cannot be. */
function planRows(state: MemoryState, change: OrderChange): Omit<ChangedOrder, "order"> | null {
  const { operations, orderId } = change;
  if (operations.some((operation, index) => isSecondLive(state, operation, operations.slice(0, index))))
    return null;
  if (change.delivery && state.deliveries.has(orderId)) return null;
  const now = state.clock();
  const delivery = change.delivery ? { ...change.delivery, createdAt: now } : null;
  const current = state.disputes.get(orderId);

  if (change.disputeResolution) {
    const { disputeId, status, adminNotes, refundAmountCents } = change.disputeResolution;
    if (current?.id !== disputeId || current.resolvedAt !== null) return null;
    const ruling = { status, adminNotes, refundAmountCents, resolvedAt: now, updatedAt: now };
    return { delivery, dispute: { ...current, ...ruling } };
  }
  if (!change.dispute) return { delivery, dispute: null };
  if (current && current.resolvedAt === null) return null;
  const unanswered = { providerAnswer: null, providerAnsweredAt: null };
  const opened = { status: "open", adminNotes: null, refundAmountCents: null, resolvedAt: null } as const;
  return {
    delivery,
    dispute: { ...change.dispute, ...unanswered, ...opened, createdAt: now, updatedAt: now },
  };
}

const LIVE: readonly MoneyOperationStatus[] = ["pending", "sent", "parked", "succeeded"];

/** Kinds an order may have many of, one after the other: only one of them is under way. */
const REPEATED: readonly MoneyOperationKind[] = ["reversal", "retransfer"];
/** Kinds of which an order may have several at once. */
const MANY: readonly MoneyOperationKind[] = ["refund", "chargeback", "offset"];

/** One movement of a kind lives per order, refunds aside; and a Stripe key is one movement for ever. */
export function isSecondLive(
  state: MemoryState,
  operation: NewMoneyOperation,
  before: readonly NewMoneyOperation[] = [],
): boolean {
  if (state.operationKeys.has(operation.idempotencyKey)) return true;
  if (before.some((other) => other.idempotencyKey === operation.idempotencyKey)) return true;
  if (MANY.includes(operation.kind)) return false;
  const live = LIVE.filter((status) => status !== "succeeded" || !REPEATED.includes(operation.kind));
  if (before.some((other) => other.kind === operation.kind)) return true;
  const ids = state.operationIds.get(operation.orderId) ?? [];
  return ids
    .map((id) => required(state.operations, id))
    .some((other) => other.kind === operation.kind && live.includes(other.status));
}

export function storeOperation(state: MemoryState, operation: NewMoneyOperation): void {
  assertNew(state.operations, operation.id);
  const now = state.clock();
  const { observed, ...decided } = operation;
  const row: MoneyOperationRow = {
    ...decided,
    status: observed ? "succeeded" : "pending",
    attempts: 0,
    firstSentAt: null,
    leaseToken: null,
    leaseUntil: null,
    stripeId: observed?.stripeId ?? null,
    lastError: null,
    createdAt: now,
    updatedAt: now,
  };
  state.operations.set(row.id, row);
  state.operationKeys.add(row.idempotencyKey);
  append(state.operationIds, row.orderId, row.id);
}

/**
 * Those not booked before: the same (opId, kind) again is a replay. Throws when the books would not balance.
 */
function newPostings(state: MemoryState, change: OrderChange): StoredPosting[] {
  const { orderId } = change;
  const booked = state.postings.get(orderId) ?? [];
  const seen = new Set(booked.map((posting) => `${posting.opId} ${posting.kind}`));
  const created = new Set(change.operations.map((operation) => operation.id));
  const fresh = change.postings.filter((posting) => {
    const identity = `${posting.opId} ${posting.kind}`;
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
  for (const posting of fresh) {
    if (!created.has(posting.opId)) required(state.operations, posting.opId);
    assertPosting(posting);
  }
  const stored = fresh.map(({ counterOrderId = null, ...posting }) => ({
    ...posting,
    orderId,
    counterOrderId,
    createdAt: state.clock(),
  }));
  assertHeld(orderId, [...booked, ...stored]);
  return stored;
}

function done(state: MemoryState, { answersAlarms, ...act }: AdminAct, orderId: string): void {
  logAct(state, { ...act, subject: orderId });
  if (answersAlarms === undefined) return;
  const asks = (alarm: Alarm) => alarm.orderId === orderId && alarm.kind === answersAlarms;
  closeAlarms(state, asks, { admin: act.admin, note: act.reason });
}

function addToRecord(state: MemoryState, { countCompletion, delivery }: OrderChange, order: OrderRow): void {
  const provider = required(state.providers, order.providerId);
  const { totalOrdersCompleted, recentTurnaroundMinutes } = provider;
  state.providers.set(provider.id, {
    ...provider,
    totalOrdersCompleted: totalOrdersCompleted + (countCompletion ? 1 : 0),
    recentTurnaroundMinutes: delivery
      ? keepTurnaround(recentTurnaroundMinutes, order)
      : recentTurnaroundMinutes,
    updatedAt: state.clock(),
  });
}
