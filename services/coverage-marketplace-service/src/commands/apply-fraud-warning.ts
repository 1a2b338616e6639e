/**
 * The card's bank suspects the payment of an order: an admin is told, and what has not been paid out stays
 * with us until an admin has decided. Telling it again changes nothing, also after that decision.
 */
import { transfersLeft } from "../domain/chargeback.ts";
import type { Order } from "../domain/entities.ts";
import { moneyInWords } from "../domain/money.ts";
import type { MoneyOperation } from "../domain/money-operation.ts";
import { isTerminal } from "../domain/order-lifecycle.ts";
import { faultPoint } from "../fault-points.ts";
import type { FraudWarning } from "../payments/interface.ts";
import { marked } from "./apply-chargeback.ts";
import type { CommandDeps } from "./deps.ts";

/** Others change the order meanwhile. */
const TRIES_MAX = 5;

/** An order that is not captured yet is frozen when it is: the reconciler tells it again. */
export async function applyFraudWarning(
  deps: Pick<CommandDeps, "repository" | "newId">,
  { orderId, warning }: { orderId: string; warning: FraudWarning },
): Promise<void> {
  if (!warning.actionable) return;
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const order = await deps.repository.getOrder(orderId);
    if (!order || order.stripePaymentIntentId !== warning.paymentIntentId) return;
    const idempotencyKey = `fraud_warning:${warning.id}`;
    if (await deps.repository.hasTransition({ orderId, idempotencyKey })) return;
    await deps.repository.raiseStandingAlarm({
      id: deps.newId("alarm"),
      kind: "early_fraud_warning",
      subject: warning.id,
      detail:
        `The card's bank suspects fraud (${warning.fraudType}) in the payment of ` +
        `${moneyInWords(order.priceCents, order.currency)} for order ${order.id}.`,
      orderId,
    });
    if (!mayBeKept(order, await deps.repository.listMoneyOperations(orderId))) return;
    const change = marked(deps, order, {
      mark: "suspect_fraud",
      reason: "fraud_warning",
      idempotencyKey,
      facts: { frozen: true },
    });
    if (await deps.repository.updateOrderStatus(change)) {
      faultPoint("order-changed");
      return;
    }
  }
  throw new Error(`order ${orderId} changed too often to freeze it`);
}

/** Charged, and on its way to nobody: money that goes back to the writer is not held up. */
function mayBeKept(order: Order, operations: readonly MoneyOperation[]): boolean {
  if (order.capturedAt === null) return false;
  if (order.status === "completed") return transfersLeft(operations).length === 0;
  return !isTerminal(order.status);
}
