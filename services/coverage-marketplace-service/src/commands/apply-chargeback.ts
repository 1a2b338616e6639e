/**
 * What a chargeback retrieved from Stripe means for its order: one step at a time, each a guarded change,
 * until the books say all of it. Telling it again changes nothing; an older telling never undoes a newer one.
 */
import { type Booked, chargebackLoss, openChargebacks } from "../domain/chargeback.ts";
import type { Order } from "../domain/entities.ts";
import {
  chargebackEntries,
  chargebackWonEntries,
  type LedgerEntry,
  type NewPosting,
  type PostingKind,
  refundDecidedEntries,
} from "../domain/ledger.ts";
import { chargebackKey, type MoneyOperation } from "../domain/money-operation.ts";
import type { OrderMark } from "../domain/order-history.ts";
import { decide } from "../domain/order-lifecycle.ts";
import { faultPoint } from "../fault-points.ts";
import type { Chargeback } from "../payments/interface.ts";
import type { NewJob, NewTransition, OrderChange } from "../repository/interface.ts";
import { alignMoney } from "./align-money.ts";
import { planChange } from "./change-order.ts";
import type { CommandDeps } from "./deps.ts";
import { nextOperation } from "./next-operation.ts";

type ChargebackDeps = Pick<CommandDeps, "repository" | "policy" | "newId" | "env">;

/** Observed, taken, decided: three steps, and room for others who change the order meanwhile. */
const TRIES_MAX = 12;

/** The order's own money is not clear enough to tell who bears what. */
export class NotClearYet extends Error {
  override readonly name = "NotClearYet";
}

/** Throws NotClearYet: it is to be told again. */
export async function applyChargeback(
  deps: ChargebackDeps,
  { orderId, chargeback }: { orderId: string; chargeback: Chargeback },
): Promise<void> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const step = await nextStep(deps, orderId, chargeback);
    if (!step) {
      await alignMoney(deps, orderId);
      return;
    }
    if (await deps.repository.updateOrderStatus(step)) faultPoint("order-changed");
  }
  throw new NotClearYet(`order ${orderId} changed too often to book the chargeback ${chargeback.id}`);
}

interface Situation {
  readonly deps: ChargebackDeps;
  readonly order: Order;
  readonly operations: readonly MoneyOperation[];
  readonly postings: readonly Booked[];
  readonly chargeback: Chargeback;
}

async function nextStep(
  deps: ChargebackDeps,
  orderId: string,
  chargeback: Chargeback,
): Promise<OrderChange | null> {
  if (chargeback.status === "inquiry") return null;
  const order = await deps.repository.getOrder(orderId);
  if (!order || order.stripePaymentIntentId !== chargeback.paymentIntentId) return null;
  if (order.capturedAt === null) throw new NotClearYet(`the capture of order ${orderId} is not booked yet`);
  const operations = await deps.repository.listMoneyOperations(orderId);
  const postings = await deps.repository.listPostings(orderId);
  const now: Situation = { deps, order, operations, postings, chargeback };

  const own = operations.find(({ kind, stripeId }) => kind === "chargeback" && stripeId === chargeback.id);
  if (isOverUntaken(chargeback)) return own ? thaw(now, own.id) : null;
  if (!own) return observe(now);
  const booked = postings.filter(({ opId }) => opId === own.id).map(({ kind }) => kind);
  const taken = booked.includes("chargeback");
  if (!taken) return chargeback.withdrawnCents > 0 ? bookTaken(now, own.id) : null;
  if (booked.includes("chargeback_won") || booked.includes("chargeback_lost")) return null;
  if (chargeback.status === "won") return chargeback.reinstatedCents > 0 ? win(now, own.id) : null;
  return chargeback.status === "lost" ? lose(now, own.id) : null;
}

/** Nothing is paid out from here on. */
function observe(now: Situation): OrderChange {
  const { deps, order, chargeback } = now;
  const id = deps.newId("moneyOperation");
  const params = {
    amountCents: chargeback.withdrawnCents,
    currency: order.currency,
    paymentIntentId: chargeback.paymentIntentId,
    chargeId: chargeback.chargeId,
  };
  const idempotencyKey = chargebackKey({ env: deps.env, orderId: order.id, chargebackId: chargeback.id });
  const observed = { stripeId: chargeback.id };
  return marked(deps, order, {
    mark: "freeze",
    reason: "chargeback",
    facts: { frozen: true },
    operations: [{ id, orderId: order.id, kind: "chargeback", seq: 1, idempotencyKey, params, observed }],
    postings: chargeback.withdrawnCents > 0 ? [taken(now, id)] : [],
  });
}

function bookTaken(now: Situation, opId: string): OrderChange {
  // An admin may have let the order go on before the money was taken.
  return { ...unmoved(now.order), facts: { frozen: true }, postings: [taken(now, opId)] };
}

function taken(now: Situation, opId: string): NewPosting {
  const { withdrawnCents: amountCents, feeCents } = now.chargeback;
  return booking(now, { opId, kind: "chargeback", entries: chargebackEntries({ amountCents, feeCents }) });
}

function win(now: Situation, opId: string): OrderChange {
  const { deps, order } = now;
  const entries = chargebackWonEntries(now.chargeback.withdrawnCents);
  return marked(deps, order, {
    mark: "unfreeze",
    reason: "chargeback_won",
    facts: { frozen: othersOpen(now, opId) },
    postings: [booking(now, { opId, kind: "chargeback_won", entries })],
    jobs: wake(now.operations),
  });
}

const isOverUntaken = ({ status, withdrawnCents }: Chargeback): boolean =>
  withdrawnCents === 0 && (status === "dropped" || status === "won");

/** It is over before any money was taken: the order goes on, once. */
async function thaw(now: Situation, opId: string): Promise<OrderChange | null> {
  const { deps, order, chargeback } = now;
  const idempotencyKey = `chargeback_dropped:${chargeback.id}`;
  if (!order.frozen || (await deps.repository.hasTransition({ orderId: order.id, idempotencyKey })))
    return null;
  return marked(deps, order, {
    mark: "unfreeze",
    reason: "chargeback_dropped",
    idempotencyKey,
    facts: { frozen: othersOpen(now, opId) },
    jobs: wake(now.operations),
  });
}

/** The writer has their money from the bank: what is left of the order ends with it. */
async function lose(now: Situation, opId: string): Promise<OrderChange> {
  const { deps, order, operations } = now;
  // Whether a refund has arrived decides who bears the loss.
  if (operations.some(({ kind, status }) => kind === "refund" && ["pending", "sent"].includes(status)))
    throw new NotClearYet(`a refund of order ${order.id} is not settled yet`);
  const loss = chargebackLoss(now.chargeback.withdrawnCents, now.postings);
  const facts = { frozen: othersOpen(now, opId) };
  const lost = booking(now, { opId, kind: "chargeback_lost", entries: loss.entries });
  const rest = remainder(now, loss);
  const decision = decide(order, "lose_chargeback", "system", order.readAt);
  const base =
    decision.kind === "move"
      ? planChange(deps, {
          order,
          event: "lose_chargeback",
          actor: "system",
          actorUserId: null,
          reason: decision.reason,
          idempotencyKey: null,
          extras: { rows: await closedDispute(deps, order) },
        })
      : marked(deps, order, { mark: "bear_chargeback", reason: "chargeback_lost", facts: {} });
  return {
    ...base,
    facts: { ...base.facts, ...facts },
    operations: rest.operations,
    postings: [lost, ...rest.postings],
    jobs: [...base.jobs, ...rest.jobs, ...wake(operations)],
  };
}

/** What the bank did not take, and nobody else is to have, goes back to the writer. */
function remainder(
  now: Situation,
  { stillHeldCents, stillOwedCents }: { stillHeldCents: number; stillOwedCents: number },
): Pick<OrderChange, "operations" | "postings" | "jobs"> {
  const { deps, order, operations } = now;
  const amountCents = stillHeldCents + stillOwedCents;
  const liveRefund = operations.some(({ kind, status }) => kind === "refund" && status === "failed");
  if (amountCents <= 0 || (stillHeldCents === 0 && liveRefund))
    return { operations: [], postings: [], jobs: [] };
  const refund = nextOperation(deps, {
    orderId: order.id,
    kind: "refund",
    operations,
    params: {
      amountCents,
      currency: order.currency,
      ...(order.stripePaymentIntentId && { paymentIntentId: order.stripePaymentIntentId }),
    },
  });
  const decided = booking(now, {
    opId: refund.id,
    kind: "refund_decided",
    entries: refundDecidedEntries(stillHeldCents),
  });
  return {
    operations: [refund],
    postings: stillHeldCents > 0 ? [{ ...decided, stripeId: null }] : [],
    jobs: [{ task: "run_money_operation", operationId: refund.id, runAt: null }],
  };
}

/** The marketplace's own dispute has nothing left to decide. */
export async function closedDispute(
  { repository }: Pick<ChargebackDeps, "repository">,
  order: Order,
  why = "the card's bank gave the money back to the writer",
): Promise<Pick<OrderChange, "disputeResolution">> {
  const dispute = await repository.getDisputeByOrder(order.id);
  if (dispute?.resolvedAt !== null) return {};
  return {
    disputeResolution: {
      admin: null,
      disputeId: dispute.id,
      status: "resolved_refund",
      adminNotes: dispute.adminNotes ?? `Closed by itself: ${why}.`,
      refundAmountCents: order.priceCents,
    },
  };
}

function othersOpen({ operations, postings }: Situation, opId: string): boolean {
  return openChargebacks(operations, postings).some((other) => other !== opId);
}

/** Movements that wait look again at once. */
export function wake(operations: readonly MoneyOperation[]): NewJob[] {
  return operations
    .filter(({ status }) => status === "parked")
    .map(({ id }) => ({ task: "run_money_operation", operationId: id, runAt: null }));
}

function booking(
  { deps, order, chargeback }: Situation,
  o: { opId: string; kind: PostingKind; entries: readonly LedgerEntry[] },
): NewPosting {
  const { currency } = order;
  return { id: deps.newId("posting"), ...o, layer: "posted", currency, stripeId: chargeback.id };
}

function unmoved(order: Order): OrderChange {
  const nothing = { transition: null, facts: {}, operations: [], postings: [], jobs: [] } as const;
  return { orderId: order.id, from: [order.status], version: order.version, ...nothing };
}

/** A row in the history, and both parties told; the status stays. */
export function marked(
  deps: Pick<ChargebackDeps, "newId">,
  order: Order,
  o: { mark: OrderMark; reason: string | null } & Partial<
    Pick<OrderChange, "facts" | "operations" | "postings" | "jobs"> &
      Pick<OrderChange, "act"> &
      Pick<NewTransition, "actor" | "actorUserId" | "idempotencyKey">
  >,
): OrderChange {
  const { mark, reason, jobs = [], actor = "system", actorUserId = null, ...others } = o;
  const { idempotencyKey = null, ...rows } = others;
  const id = deps.newId("transition");
  const told = [order.writerUserId, order.providerUserId].map(
    (userId): NewJob => ({
      task: "send_notification",
      notification: { eventId: id, orderId: order.id, userId, happening: mark },
    }),
  );
  return {
    ...unmoved(order),
    ...rows,
    transition: {
      id,
      event: mark,
      to: order.status,
      actor,
      actorUserId,
      reason,
      idempotencyKey,
    },
    jobs: [...jobs, ...told],
  };
}
