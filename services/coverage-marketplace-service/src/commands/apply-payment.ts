/**
 * What a payment retrieved from Stripe means for its order. The one function behind the webhook, the return
 * from the card form and the reconciler: they race, and the guarded change lets exactly one of them win.
 */
import type { Order } from "../domain/entities.ts";
import { moneyOperationKey } from "../domain/money-operation.ts";
import type { Payment } from "../payments/interface.ts";
import { type ChangeDeps, moveBySystem } from "./change-order.ts";

/** A payment that is not this order's must never move it (payments.md, Decisions 3). */
function mismatch(order: Order, payment: Payment): string | null {
  if (payment.metadata.order_id !== order.id) return `it names order ${payment.metadata.order_id ?? "none"}`;
  if (order.stripePaymentIntentId && payment.id !== order.stripePaymentIntentId)
    return `the order's intent is ${order.stripePaymentIntentId}`;
  if (payment.amountCents !== order.priceCents)
    return `its amount is ${payment.amountCents}, the price ${order.priceCents}`;
  if (payment.currency !== order.currency)
    return `its currency is ${payment.currency}, the order's ${order.currency}`;
  return null;
}

/** Answers the order as it is afterwards. Applying the same payment again changes nothing. */
export async function applyPayment(
  deps: ChangeDeps,
  { order, payment }: { order: Order; payment: Payment },
): Promise<Order> {
  const wrong = mismatch(order, payment);
  if (wrong) {
    await deps.repository.raiseAlarm({
      id: deps.newId("alarm"),
      kind: "payment_mismatch",
      subject: payment.id,
      detail: `Payment ${payment.id} does not fit order ${order.id}: ${wrong}.`,
      orderId: order.id,
    });
    return order;
  }
  if (payment.status === "requires_capture") return authorised(deps, order, payment);
  if (payment.status === "canceled" && order.status === "payment_held") return lapsed(deps, order, payment);
  return order;
}

async function authorised(deps: ChangeDeps, order: Order, payment: Payment): Promise<Order> {
  if (order.status === "placed") {
    const authoriseOperationId = payment.metadata.op_id;
    if (payment.captureBefore === null || !authoriseOperationId) return order;
    const context = {
      payment: {
        id: payment.id,
        authoriseOperationId,
        chargeId: payment.chargeId,
        captureBefore: payment.captureBefore,
      },
    };
    const moved = await moveBySystem(deps, {
      orderId: order.id,
      event: "hold_payment",
      extras: () => ({ context }),
    });
    if (moved) return moved.order;
  }
  const current = (await deps.repository.getOrder(order.id)) ?? order;
  if (current.status === "cancelled" || current.status === "payment_failed")
    await releaseLateAuthorisation(deps, current, payment);
  return current;
}

/** The card was authorised after the order had ended: the writer's money must not stay blocked. */
async function releaseLateAuthorisation(deps: ChangeDeps, order: Order, payment: Payment): Promise<void> {
  const operations = (await deps.repository.listMoneyOperations(order.id)).filter(
    (operation) => operation.kind === "pi_cancel",
  );
  const live = operations.find(
    (operation) => operation.status !== "failed" && operation.status !== "abandoned",
  );
  if (live) return;
  const seq = Math.max(0, ...operations.map((operation) => operation.seq)) + 1;
  const id = deps.newId("moneyOperation");
  await deps.repository.addMoneyOperation(
    {
      id,
      orderId: order.id,
      kind: "pi_cancel",
      seq,
      idempotencyKey: moneyOperationKey({ env: deps.env, orderId: order.id, kind: "pi_cancel", seq }),
      params: { amountCents: order.priceCents, currency: order.currency, paymentIntentId: payment.id },
    },
    [{ task: "run_money_operation", operationId: id, runAt: null }],
  );
}

async function lapsed(deps: ChangeDeps, order: Order, payment: Payment): Promise<Order> {
  const authoriseOperationId = payment.metadata.op_id ?? "";
  const context = {
    payment: {
      id: payment.id,
      authoriseOperationId,
      chargeId: payment.chargeId,
      captureBefore: order.captureBefore ?? order.readAt,
    },
  };
  const moved = await moveBySystem(deps, {
    orderId: order.id,
    event: "lose_authorisation",
    extras: () => ({ context }),
  });
  return moved?.order ?? order;
}
