/**
 * The one executor of every movement of money: lease → call Stripe with the stored key → settle (payments.md,
 * executor).
 *
 * Called by requests right after their change, by the job that follows it, and by webhooks that concern it:
 * whoever holds the lease works, the others do nothing. No lock and no transaction is open while Stripe is
 * asked.
 */

import { randomUUID } from "node:crypto";
import { HOUR_MS, type Instant } from "../domain/clock.ts";
import { moneyInWords } from "../domain/money.ts";
import {
  MONEY_OPERATION_LEASE_MS,
  type MoneyOperation,
  type MoneyOperationKind,
  moneyOperationKey,
  STRIPE_KEY_LIFE_MS,
} from "../domain/money-operation.ts";
import { faultPoint } from "../fault-points.ts";
import { type Payment, PaymentGatewayError } from "../payments/interface.ts";
import type { MoneyOperationSettlement, NewAlarm, NewJob } from "../repository/interface.ts";
import { alignMoney } from "./align-money.ts";
import { authorise } from "./money/authorise.ts";
import { cancelPayment } from "./money/cancel-payment.ts";
import { capture } from "./money/capture.ts";
import type { MoneyDeps, Movement, MovementInput, Outcome } from "./money/movement.ts";
import { refund } from "./money/refund.ts";
import { reversal } from "./money/reversal.ts";
import { transfer } from "./money/transfer.ts";

/** What is only observed is never run. */
const MOVEMENTS: Record<Exclude<MoneyOperationKind, "chargeback" | "offset">, Movement> = {
  authorise,
  pi_cancel: cancelPayment,
  capture,
  transfer,
  refund,
  reversal,
  retransfer: transfer,
};

/** After these the provider may have too much, or too little, for what the order has become meanwhile. */
const PROVIDERS: readonly MoneyOperationKind[] = ["transfer", "reversal", "retransfer"];

export interface OperationRun {
  /** settled: nothing is left to do · unsettled: it will be tried again · busy: another worker holds it. */
  readonly state: "settled" | "unsettled" | "busy";
  /**
   * Only when busy: when the other worker's lease ends. It may have died with it, so somebody must look again
   * then.
   */
  readonly freeAt: Instant | null;
  /** The payment as Stripe just gave it, where the movement was about one. */
  readonly payment: Payment | null;
}

/**
 * Never throws for Stripe's sake: what went wrong is stored with the operation and tried again by its job.
 */
export async function runMoneyOperation(
  deps: MoneyDeps,
  { operationId }: { operationId: string },
): Promise<OperationRun> {
  const leaseToken = randomUUID();
  const sentBefore = deps.clock() + MONEY_OPERATION_LEASE_MS;
  const operation = await deps.repository.leaseMoneyOperation({
    id: operationId,
    leaseToken,
    leaseMs: MONEY_OPERATION_LEASE_MS,
  });
  if (!operation) return whyNotLeased(deps, operationId);
  const order = await deps.repository.getOrder(operation.orderId);
  if (!order) throw new Error(`money operation ${operationId} has no order`);

  const input: MovementInput = { deps, operation, order };
  faultPoint("operation-leased");
  const outcome = await perform(input, sentBefore);
  faultPoint("stripe-answered");
  const settled = await settle(input, outcome, leaseToken);
  faultPoint("operation-settled");
  const payment = outcome.kind === "done" ? (outcome.payment ?? null) : null;
  if (settled && PROVIDERS.includes(operation.kind)) await alignMoney(deps, order.id);
  // Somebody else took the lease meanwhile, and may have died with it: whoever called must look again.
  if (!settled) return { ...(await whyNotLeased(deps, operationId)), payment };
  const finished = outcome.kind !== "later" && outcome.kind !== "retry_with_new_key";
  return { state: finished ? "settled" : "unsettled", freeAt: null, payment };
}

async function whyNotLeased({ repository }: MoneyDeps, operationId: string): Promise<OperationRun> {
  const operation = await repository.getMoneyOperation(operationId);
  const open = operation && ["pending", "sent", "parked"].includes(operation.status);
  if (!open) return { state: "settled", freeAt: null, payment: null };
  return { state: "busy", freeAt: operation.leaseUntil ?? operation.readAt, payment: null };
}

async function perform(input: MovementInput, sentBefore: Instant): Promise<Outcome> {
  const { kind } = input.operation;
  if (kind === "chargeback" || kind === "offset")
    throw new Error(`there is nothing to send of operation ${input.operation.id}`);
  const movement = MOVEMENTS[kind];
  try {
    const early = await movement.before(input);
    if (early) return early;
    if (keyMayBeForgotten(input.operation))
      return (await movement.find(input)) ?? newKey("its key is older than Stripe's memory");
    // Nothing waits from here to the request. A process that was stopped for a day would send a key that
    // Stripe has forgotten, for what others have done meanwhile.
    if (input.deps.clock() >= sentBefore)
      return { kind: "later", why: "its lease ran out before it was sent" };
    const { idempotencyKey, orderId, id } = input.operation;
    return await movement.send({ ...input, tag: { idempotencyKey, orderId, operationId: id } });
  } catch (error) {
    if (!(error instanceof PaymentGatewayError)) throw error;
    return afterError(movement, input, error);
  }
}

/**
 * Past Stripe's memory the same key would move money again: what is there is read first (payments.md,
 * executor).
 */
function keyMayBeForgotten({ attempts, firstSentAt, readAt }: MoneyOperation): boolean {
  return attempts > 1 && firstSentAt !== null && readAt - firstSentAt > STRIPE_KEY_LIFE_MS;
}

async function afterError(
  movement: Movement,
  input: MovementInput,
  error: PaymentGatewayError,
): Promise<Outcome> {
  // Without an answer the same key is safe to send again; a replayed 5xx would only come back.
  if (error.kind === "ambiguous" && !error.replayed) return { kind: "later", why: error.message };
  try {
    const found = await movement.find(input);
    if (found) return found;
    if (error.kind === "ambiguous") return newKey(error.message);
    return await movement.refused(input, error);
  } catch (again) {
    if (!(again instanceof PaymentGatewayError)) throw again;
    return { kind: "later", why: `${error.message}; then reading failed: ${again.message}` };
  }
}

function newKey(why: string): Outcome {
  return { kind: "retry_with_new_key", why };
}

/**
 * Seconds double from 2 to 10 minutes; Stripe's own retry advice, and quick enough for a person who waits.
 */
function nextAttempt(operation: MoneyOperation): NewJob {
  const delayMs = Math.min(2_000 * 2 ** Math.min(operation.attempts - 1, 9), 600_000);
  return { task: "run_money_operation", operationId: operation.id, runAt: operation.readAt + delayMs };
}

/** A parked operation goes out as soon as its condition is told to hold; this is for when nobody tells. */
function lookAgain(operation: MoneyOperation): NewJob {
  return {
    task: "run_money_operation",
    operationId: operation.id,
    runAt: operation.readAt + PARKED_LOOK_MS,
  };
}
const PARKED_LOOK_MS = 6 * HOUR_MS;

async function settle(input: MovementInput, outcome: Outcome, leaseToken: string): Promise<boolean> {
  const { deps, operation } = input;
  // Stripe keeps a refusal under its key: whatever is sent later needs another one (payments.md, executor).
  const needsNewKey = outcome.kind === "retry_with_new_key" || outcome.kind === "parked";
  if (needsNewKey && !(await rekey(deps, operation, leaseToken))) return false;
  if (needsNewKey) faultPoint("operation-rekeyed");
  return deps.repository.settleMoneyOperation({
    ...base(operation, leaseToken),
    ...settlementOf(input, outcome),
  });
}

/**
 * An order may have several operations of a kind: none takes a key that another may be given. False when the
 * lease is lost, or when others took each next key first: its job tries again then.
 */
async function rekey(deps: MoneyDeps, operation: MoneyOperation, leaseToken: string): Promise<boolean> {
  const { id, orderId, kind } = operation;
  for (let tries = 0; tries < REKEY_TRIES_MAX; tries++) {
    const others = await deps.repository.listMoneyOperations(orderId);
    const seq = Math.max(...others.filter((other) => other.kind === kind).map((other) => other.seq)) + 1;
    const idempotencyKey = moneyOperationKey({ env: deps.env, orderId, kind, seq });
    const rekeyed = await deps.repository.rekeyMoneyOperation({ id, leaseToken, seq, idempotencyKey });
    if (rekeyed !== "key_taken") return rekeyed === "rekeyed";
  }
  return false;
}
const REKEY_TRIES_MAX = 5;

function base(operation: MoneyOperation, leaseToken: string): Omit<MoneyOperationSettlement, "status"> {
  return {
    operationId: operation.id,
    leaseToken,
    stripeId: null,
    error: null,
    order: null,
    jobs: [],
    alarm: null,
  };
}

function settlementOf(
  input: MovementInput,
  outcome: Outcome,
): Pick<MoneyOperationSettlement, "status"> & Partial<MoneyOperationSettlement> {
  switch (outcome.kind) {
    case "done":
      return { status: "succeeded", stripeId: outcome.stripeId, order: outcome.change };
    case "later":
    case "retry_with_new_key":
      return { status: "sent", error: outcome.why, jobs: [nextAttempt(input.operation)] };
    case "parked":
      return { status: "parked", error: outcome.why, jobs: [lookAgain(input.operation)] };
    case "dropped":
      return { status: "abandoned", error: outcome.why };
    case "refused":
      return {
        status: "failed",
        error: outcome.why,
        order: outcome.change,
        alarm: outcome.expected ? null : alarmFor(input, outcome.why),
      };
  }
}

function alarmFor({ deps, operation, order }: MovementInput, why: string): NewAlarm {
  const { amountCents, currency } = operation.params;
  return {
    id: deps.newId("alarm"),
    kind: "money_operation_failed",
    subject: operation.id,
    detail: `The ${operation.kind} of ${moneyInWords(amountCents, currency)} was refused: ${why}`,
    orderId: order.id,
  };
}
