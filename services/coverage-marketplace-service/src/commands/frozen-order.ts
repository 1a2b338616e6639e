/** An admin decides over frozen money: the order goes on, or the writer gets it back. */
import { openChargebacks } from "../domain/chargeback.ts";
import type { Order } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import { faultPoint } from "../fault-points.ts";
import type { AdminAct } from "../repository/interface.ts";
import { alignMoney } from "./align-money.ts";
import { closedDispute, marked, wake } from "./apply-chargeback.ts";
import { actOnOrder } from "./change-order.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { type MovedOrder, settleNow } from "./move-order.ts";
import { loadOrder } from "./order-access.ts";

interface AdminDecision {
  readonly orderId: string;
  readonly requester: Requester;
  /** For the audit log; the parties don't see it. */
  readonly reason: string;
}

/** Others change the order meanwhile. */
const TRIES_MAX = 5;

/**
 * Throws not_found, forbidden for a party of the order, invalid_transition when it is not frozen, and
 * order_frozen while the card's bank has the money.
 */
export async function unfreezeOrder(deps: CommandDeps, o: AdminDecision): Promise<Order> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const { order, party } = await loadOrder(deps, o);
    if (party !== "admin")
      throw new DomainError("forbidden", "You are a party of this order and cannot decide over its money.");
    if (!order.frozen) throw new DomainError("invalid_transition", "The order is not frozen.");
    await assertNotWithTheBank(deps, order.id);
    const changed = await deps.repository.updateOrderStatus(
      marked(deps, order, {
        mark: "unfreeze",
        reason: "admin",
        actor: "admin",
        actorUserId: o.requester.userId,
        idempotencyKey: o.requester.idempotencyKey,
        facts: { frozen: false },
        jobs: wake(await deps.repository.listMoneyOperations(order.id)),
        act: decision(o, "order_unfrozen"),
      }),
    );
    if (!changed) continue;
    faultPoint("order-changed");
    await alignMoney(deps, order.id);
    return changed;
  }
  throw new DomainError(
    "order_changed_meanwhile",
    "Someone else changed the order at the same moment. Reload it and try again.",
  );
}

/** Ends a frozen order that is under way, with its open dispute; throws as unfreezeOrder. */
export async function refundFrozenOrder(deps: CommandDeps, o: AdminDecision): Promise<MovedOrder> {
  const ended = await actOnOrder(deps, {
    orderId: o.orderId,
    requester: o.requester,
    action: "refund",
    event: "refund_suspected",
    extras: async (order) => {
      await assertNotWithTheBank(deps, order.id);
      return {
        rows: {
          act: decision(o, "order_refunded"),
          ...(await closedDispute(deps, order, "the payment was given back")),
        },
      };
    },
  });
  return settleNow(deps, ended.order, ended.operationIds);
}

/** A warning of fraud asked for it: whoever decides has seen its alarms, and they are closed with it. */
function decision({ requester: admin, reason }: AdminDecision, act: string): AdminAct {
  return { admin, act, reason, answersAlarms: "early_fraud_warning" };
}

/** Whether a chargeback is open: the bank decides then, and an admin has nothing to decide over. */
export async function isWithTheBank(
  { repository }: Pick<CommandDeps, "repository">,
  orderId: string,
): Promise<boolean> {
  const operations = await repository.listMoneyOperations(orderId);
  const postings = await repository.listPostings(orderId);
  return openChargebacks(operations, postings).length > 0;
}

async function assertNotWithTheBank(deps: CommandDeps, orderId: string): Promise<void> {
  if (await isWithTheBank(deps, orderId))
    throw new DomainError("order_frozen", "The card's bank has the money until it has decided.");
}
