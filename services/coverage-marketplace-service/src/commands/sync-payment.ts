/**
 * The writer comes back from the card form: ask Stripe how the payment stands. What the browser says proves
 * nothing.
 */
import type { Order } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import { type Payment, PaymentGatewayError } from "../payments/interface.ts";
import { applyPayment } from "./apply-payment.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { loadOrder } from "./order-access.ts";
import { runMoneyOperation } from "./run-money-operation.ts";

/** clientSecret is null once the payment is held or the order has ended: there is nothing left to pay. */
export async function syncPayment(
  deps: CommandDeps,
  { orderId, requester }: { orderId: string; requester: Requester },
): Promise<{ order: Order; clientSecret: string | null }> {
  const { order, party } = await loadOrder(deps, { orderId, requester });
  if (party !== "writer") throw new DomainError("forbidden", "Only the writer pays for the order.");
  if (order.status !== "placed") return { order, clientSecret: null };
  const payment = await currentPayment(deps, order);
  const synced = await applyPayment(deps, {
    order: { ...order, stripePaymentIntentId: payment.id },
    payment,
  });
  return { order: synced, clientSecret: synced.status === "placed" ? payment.clientSecret : null };
}

async function currentPayment(deps: CommandDeps, order: Order): Promise<Payment> {
  try {
    if (order.stripePaymentIntentId) return await deps.payments.getPayment(order.stripePaymentIntentId);
  } catch (error) {
    if (!(error instanceof PaymentGatewayError)) throw error;
    throw unavailable();
  }
  const authorise = (await deps.repository.listMoneyOperations(order.id)).find(
    (operation) => operation.kind === "authorise",
  );
  const run = authorise && (await runMoneyOperation(deps, { operationId: authorise.id }));
  if (!run?.payment) throw unavailable();
  return run.payment;
}

function unavailable(): DomainError {
  return new DomainError(
    "payment_provider_unavailable",
    "The payment provider does not answer. Your order is kept; try again.",
  );
}
