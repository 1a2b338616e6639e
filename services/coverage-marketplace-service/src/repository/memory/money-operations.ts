/** Money operations in memory: leases, results, new keys. */
import type { MoneyOperation } from "../../domain/money-operation.ts";
import type { MoneyOperationSettlement, MoneyOperationStore, Withholding } from "../interface.ts";
import { assertAlarm, raise } from "./alarms.ts";
import { logAct } from "./audit.ts";
import { changeOrder, isSecondLive, storeOperation } from "./order-change.ts";
import { oldestFirst, toMoneyOperation } from "./rows.ts";
import { type MemoryState, type MoneyOperationRow, required } from "./state.ts";

export function moneyOperationStore(state: MemoryState): MoneyOperationStore {
  return {
    getMoneyOperation: async (id) => {
      const row = state.operations.get(id);
      return row ? toMoneyOperation(state, row) : null;
    },
    listMoneyOperations: async (orderId) =>
      (state.operationIds.get(orderId) ?? [])
        .map((id) => required(state.operations, id))
        .sort(oldestFirst)
        .map((row) => toMoneyOperation(state, row)),
    leaseMoneyOperation: async (o) => lease(state, o),
    settleMoneyOperation: async (settlement) => settle(state, settlement),
    undoMoneyOperation: async ({ operationId, error, order, alarm }) => {
      const row = state.operations.get(operationId);
      if (row?.status !== "succeeded") return false;
      assertAlarm(state, alarm);
      changeOrder(state, order);
      store(state, { ...row, status: "failed", lastError: error });
      raise(state, alarm);
      return true;
    },
    rekeyMoneyOperation: async ({ id, leaseToken, seq, idempotencyKey }) => {
      const row = leased(state, id, leaseToken);
      if (!row) return "lease_lost";
      const taken = idempotencyKey !== row.idempotencyKey && state.operationKeys.has(idempotencyKey);
      if (taken) return "key_taken";
      state.operationKeys.delete(row.idempotencyKey);
      state.operationKeys.add(idempotencyKey);
      store(state, { ...row, seq, idempotencyKey, firstSentAt: null });
      return "rekeyed";
    },
    replaceMoneyOperation: async ({ failedId, operation, jobs, admin, note }) => {
      const row = state.operations.get(failedId);
      if (row?.status !== "failed" || isSecondLive(state, operation)) return false;
      store(state, { ...row, status: "abandoned" });
      storeOperation(state, operation);
      state.jobs.add(jobs);
      logAct(state, { admin, act: "money_operation_retried", subject: failedId, reason: note });
      return true;
    },
    withholdFromPayout: async (o) => withhold(state, o),
    addMoneyOperation: async (operation, jobs) => {
      required(state.orders, operation.orderId);
      if (isSecondLive(state, operation)) return false;
      storeOperation(state, operation);
      state.jobs.add(jobs);
      return true;
    },
  };
}

function store(state: MemoryState, row: MoneyOperationRow): void {
  state.operations.set(row.id, { ...row, updatedAt: state.clock() });
}

function leased(state: MemoryState, id: string, leaseToken: string): MoneyOperationRow | null {
  const row = state.operations.get(id);
  return row && row.leaseToken === leaseToken ? row : null;
}

function lease(
  state: MemoryState,
  { id, leaseToken, leaseMs }: { id: string; leaseToken: string; leaseMs: number },
): MoneyOperation | null {
  const row = state.operations.get(id);
  const now = state.clock();
  if (!row || !LEASABLE.includes(row.status)) return null;
  if (row.leaseUntil !== null && row.leaseUntil > now) return null;
  store(state, {
    ...row,
    status: "sent",
    attempts: row.attempts + 1,
    firstSentAt: row.firstSentAt ?? now,
    leaseToken,
    leaseUntil: now + leaseMs,
  });
  return toMoneyOperation(state, required(state.operations, id));
}

function settle(state: MemoryState, o: MoneyOperationSettlement): boolean {
  const row = leased(state, o.operationId, o.leaseToken);
  if (!row) return false;
  if (o.alarm) assertAlarm(state, o.alarm);
  const stripeId = o.stripeId ?? row.stripeId;
  store(state, {
    ...row,
    status: o.status,
    stripeId,
    lastError: o.error,
    leaseToken: null,
    leaseUntil: null,
  });
  try {
    // Null is a guard that failed: the order has gone another way, what happened at Stripe is still true.
    if (o.order) changeOrder(state, o.order);
  } catch (error) {
    state.operations.set(row.id, row);
    throw error;
  }
  if (o.alarm) raise(state, o.alarm);
  state.jobs.add(o.jobs);
  return true;
}

function withhold(state: MemoryState, o: Withholding): boolean {
  const row = leased(state, o.operationId, o.leaseToken);
  const owing = state.orders.get(o.debt.orderId);
  if (!row || owing?.version !== o.debt.version) return false;
  if (!changeOrder(state, o.order)) return false;
  const { id: orderId, status, version } = owing;
  const nothing = { transition: null, facts: {}, operations: [], jobs: [] } as const;
  changeOrder(state, { orderId, from: [status], version, ...nothing, postings: [o.debt.posting] });
  const { seq, idempotencyKey, leftCents: amountCents } = o;
  state.operationKeys.delete(row.idempotencyKey);
  state.operationKeys.add(idempotencyKey);
  const params = { ...row.params, amountCents };
  store(state, { ...row, params, seq, idempotencyKey, firstSentAt: null });
  return true;
}

/** What still has to happen. A parked one is looked at now and then, in case nobody told of its condition. */
const LEASABLE: readonly string[] = ["pending", "sent", "parked"];
