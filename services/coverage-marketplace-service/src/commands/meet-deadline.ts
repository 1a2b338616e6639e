/**
 * A deadline of an order has come. Early, late or twice: the lifecycle's guards decide whether there is
 * something to do.
 */

import { MINUTE_MS } from "../domain/clock.ts";
import type { Order } from "../domain/entities.ts";
import { decide } from "../domain/order-lifecycle.ts";
import type { NewJob, OrderDeadlineEvent } from "../repository/interface.ts";
import { applyPayment } from "./apply-payment.ts";
import { moveBySystem } from "./change-order.ts";
import type { CommandDeps } from "./deps.ts";
import { settleNow } from "./move-order.ts";
import { openOverdueDispute } from "./open-dispute.ts";

/** So often a deadline that is held up is looked at again. */
const HELD_UP_LOOK_MS = 15 * MINUTE_MS;

/** Which stored deadline each event waits for. */
const DEADLINES: Record<OrderDeadlineEvent, (order: Order) => number | null> = {
  fail_payment: (order) => order.paymentDeadline,
  release_unclaimed: (order) => order.claimDeadline,
  breach_sla: (order) => order.lateDeadline,
  auto_complete: (order) => order.reviewDeadline,
};

/**
 * Answers the job to come back with when the deadline lies ahead by the store's clock; null when this is
 * over.
 */
export async function meetDeadline(
  deps: CommandDeps,
  o: { orderId: string; event: OrderDeadlineEvent },
): Promise<NewJob | null> {
  const order = await deps.repository.getOrder(o.orderId);
  if (!order) return null;
  const deadline = DEADLINES[o.event](order);
  if (deadline !== null && order.readAt < deadline) return { task: "order_deadline", ...o, runAt: deadline };
  // A capture that is still unclear, or money that is frozen, holds the move up without ending the matter.
  if (decide(order, o.event, "system", order.readAt).kind === "refused") return lookAgain(o, order);
  if (o.event === "breach_sla") return (await openOverdueDispute(deps, o)) ? null : whatIsLeft(deps, o);
  if (o.event === "fail_payment" && (await paidMeanwhile(deps, order))) return null;
  const moved = await moveBySystem(deps, o);
  if (!moved) return whatIsLeft(deps, o);
  await settleNow(deps, moved.order, moved.operationIds);
  return null;
}

type Deadline = { readonly orderId: string; readonly event: OrderDeadlineEvent };

const lookAgain = (o: Deadline, { readAt }: Order): NewJob => ({
  task: "order_deadline",
  ...o,
  runAt: readAt + HELD_UP_LOOK_MS,
});

/** Others froze or changed the order at the last moment: unless it has moved on, this is not over. */
async function whatIsLeft(deps: CommandDeps, o: Deadline): Promise<NewJob | null> {
  const order = await deps.repository.getOrder(o.orderId);
  if (!order) return null;
  const { kind } = decide(order, o.event, "system", order.readAt);
  return kind === "refused" || kind === "move" ? lookAgain(o, order) : null;
}

/** All webhooks may have been lost: before an order expires as unpaid, Stripe is asked once more. */
async function paidMeanwhile(deps: CommandDeps, order: Order): Promise<boolean> {
  if (order.status !== "placed" || !order.stripePaymentIntentId) return false;
  const payment = await deps.payments.getPayment(order.stripePaymentIntentId);
  return (await applyPayment(deps, { order, payment })).status !== "placed";
}
