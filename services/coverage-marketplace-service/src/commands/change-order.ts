/**
 * The shape of every change of an order: load → decide → commit, and again when someone else was faster.
 *
 * Belongs here: the loop, refusals in their fixed order, turning consequences into one stored change.
 * Does not: which moves exist (domain/order-lifecycle.ts), what follows (domain/consequences.ts), Stripe.
 */
import type { CoverageOrderAction } from "@script-manifest/contracts";
import { type ConsequenceContext, consequencesOf } from "../domain/consequences.ts";
import type { Order } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import { type Decision, decide, eventFor, MOVES, type OrderEvent } from "../domain/order-lifecycle.ts";
import { faultPoint } from "../fault-points.ts";
import type { NewJob, OrderChange } from "../repository/interface.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { orderNotFound, partyOf } from "./order-access.ts";
import { orderIs, orderMustBe } from "./status-words.ts";

/** Readings may be overtaken this often before the caller is told to reload. */
const TRIES_MAX = 5;

export type ChangeDeps = Pick<CommandDeps, "repository" | "policy" | "newId" | "env">;

/** What a command adds to its event's consequences: the delivery, the dispute, what Stripe said. */
export interface ChangeExtras {
  readonly context?: Partial<Pick<ConsequenceContext, "payment" | "refundCents">>;
  readonly rows?: Partial<Pick<OrderChange, "delivery" | "dispute" | "disputeResolution" | "act">>;
  readonly reason?: string;
}

/** The stored change an event makes of an order, from its consequences. Pure but for the ids. */
export function planChange(
  deps: Omit<ChangeDeps, "repository">,
  o: {
    order: Order;
    event: OrderEvent;
    actor: "writer" | "provider" | "admin" | "system";
    actorUserId: string | null;
    reason: string | null;
    idempotencyKey: string | null;
    extras?: ChangeExtras;
  },
): OrderChange {
  const { order, event } = o;
  const outcome = consequencesOf(event, {
    order,
    policy: deps.policy,
    newId: deps.newId,
    env: deps.env,
    ...o.extras?.context,
  });
  const transitionId = deps.newId("transition");
  const reason = o.extras?.reason ?? o.reason;
  const jobs: NewJob[] = [
    ...outcome.operations.map((operation) => runOperationSoon(operation.id, order.readAt)),
    ...outcome.timers.map(
      (timer): NewJob => ({ task: "order_deadline", orderId: order.id, event: timer.event, runAt: timer.at }),
    ),
    ...outcome.tell.map(
      (party): NewJob => ({
        task: "send_notification",
        notification: {
          eventId: transitionId,
          orderId: order.id,
          userId: party === "writer" ? order.writerUserId : order.providerUserId,
          happening: event,
        },
      }),
    ),
  ];
  return {
    orderId: order.id,
    from: MOVES[event].from,
    version: order.version,
    transition: {
      id: transitionId,
      event,
      to: MOVES[event].to,
      actor: o.actor,
      actorUserId: o.actorUserId,
      reason,
      idempotencyKey: o.idempotencyKey,
    },
    facts: { ...outcome.facts, statusReason: o.reason },
    operations: outcome.operations,
    postings: outcome.postings,
    jobs,
    countCompletion: outcome.countCompletion,
    ...o.extras?.rows,
  };
}

/**
 * The job is the safety net: a request that made the change also runs the operation at once. A short head
 * start keeps the two from meeting, though meeting would do no harm (the lease).
 */
const HEAD_START_MS = 2_000;
function runOperationSoon(operationId: string, now: number): NewJob {
  return { task: "run_money_operation", operationId, runAt: now + HEAD_START_MS };
}

/** A person's action on an order. Throws DomainError; answers the order as it is after the change. */
export async function actOnOrder(
  deps: ChangeDeps,
  o: {
    orderId: string;
    requester: Requester;
    action: CoverageOrderAction;
    /** Chooses among an action's events where the status does not: the three resolutions. */
    event?: OrderEvent;
    extras?: (order: Order) => ChangeExtras | Promise<ChangeExtras>;
    commit?: (change: OrderChange) => Promise<Order | null>;
  },
): Promise<{ order: Order; operationIds: readonly string[] }> {
  const commit = o.commit ?? ((change: OrderChange) => deps.repository.updateOrderStatus(change));
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const order = await deps.repository.getOrder(o.orderId);
    const party = order && partyOf(order, o.requester);
    if (!order || !party) throw orderNotFound();

    const event = o.event ?? eventFor(o.action, order.status, party);
    if (!event) throw forbidden(o.action);
    const decision = decide(order, event, party, order.readAt);
    if (decision.kind !== "move") {
      if (decision.kind === "forbidden") throw forbidden(o.action);
      if (await didItBefore(deps, order, o.requester)) return { order, operationIds: [] };
      throw refusal(decision, order);
    }
    const change = planChange(deps, {
      order,
      event,
      actor: party,
      actorUserId: o.requester.userId,
      reason: decision.reason,
      idempotencyKey: o.requester.idempotencyKey,
      extras: await o.extras?.(order),
    });
    const changed = await commit(change);
    if (changed) faultPoint("order-changed");
    if (changed) return { order: changed, operationIds: change.operations.map((operation) => operation.id) };
  }
  throw new DomainError(
    "order_changed_meanwhile",
    "Someone else changed the order at the same moment. Reload it and try again.",
  );
}

/**
 * A move of the system's own. Answers null when it is not due, not possible any more, or someone else was
 * faster: jobs find out by themselves whether there is still something to do.
 */
export async function moveBySystem(
  deps: ChangeDeps,
  o: { orderId: string; event: OrderEvent; extras?: (order: Order) => ChangeExtras },
): Promise<{ order: Order; operationIds: readonly string[] } | null> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const order = await deps.repository.getOrder(o.orderId);
    if (!order) return null;
    const decision = decide(order, o.event, "system", order.readAt);
    if (decision.kind !== "move") return null;
    const change = planChange(deps, {
      order,
      event: o.event,
      actor: "system",
      actorUserId: null,
      reason: decision.reason,
      idempotencyKey: null,
      extras: o.extras?.(order),
    });
    const changed = await deps.repository.updateOrderStatus(change);
    if (changed) faultPoint("order-changed");
    if (changed) return { order: changed, operationIds: change.operations.map((operation) => operation.id) };
  }
  return null;
}

async function didItBefore({ repository }: ChangeDeps, order: Order, requester: Requester): Promise<boolean> {
  if (!requester.idempotencyKey) return false;
  return repository.hasTransition({ orderId: order.id, idempotencyKey: requester.idempotencyKey });
}

function forbidden(action: CoverageOrderAction): DomainError {
  return new DomainError("forbidden", `Your part in this order does not let you ${action} it.`);
}

const REFUSALS: Partial<Record<string, string>> = {
  payment_not_settled: "The card's payment is not confirmed yet. Try again in a moment.",
  claim_window_closed: "The claim window of this order has closed.",
  review_window_closed: "The review window of this order has closed.",
  provider_not_active: "Your provider profile is suspended or deactivated: it may not claim orders.",
  not_late: "The delivery is not late: its SLA deadline has not passed.",
  order_frozen: "The order's money is frozen by the card's bank.",
};

function refusal(decision: Exclude<Decision, { kind: "move" }>, order: Order): DomainError {
  if (decision.kind === "refused") {
    return new DomainError(decision.code, REFUSALS[decision.code] ?? orderIs(order.status));
  }
  const expected = decision.kind === "wrong_status" ? decision.expected : [];
  return new DomainError("invalid_transition", orderMustBe(order.status, expected));
}
