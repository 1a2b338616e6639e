/** Early fraud warnings in memory: told once, answered by a dispute or a refund. */
import { type FraudWarning, PaymentGatewayError } from "../interface.ts";
import type { MemoryStripeState } from "./state.ts";

export function getFraudWarning(state: MemoryStripeState, id: string): FraudWarning {
  const found = state.fraudWarnings.get(id);
  if (!found)
    throw new PaymentGatewayError("not_found", `No such early_fraud_warning: '${id}'`, {
      code: "resource_missing",
    });
  return current(state, found);
}

/** Oldest first. */
export function findFraudWarnings(state: MemoryStripeState, paymentIntentId: string): FraudWarning[] {
  return [...state.fraudWarnings.values()]
    .filter((told) => told.paymentIntentId === paymentIntentId)
    .map((told) => current(state, told));
}

/** The card's bank suspects the payment. */
export function warnOfFraud(state: MemoryStripeState, paymentIntentId: string): FraudWarning {
  const fraudType = "unauthorized_use_of_card";
  const told = { id: state.newId("issfr"), paymentIntentId, actionable: true, fraudType };
  state.fraudWarnings.set(told.id, told);
  return current(state, told);
}

function current(state: MemoryStripeState, told: FraudWarning): FraudWarning {
  const payment = state.payment(told.paymentIntentId);
  const disputed = [...state.chargebacks.values()].some((one) => one.paymentIntentId === payment.id);
  const refunded = payment.amountReceivedCents > 0 && payment.refundedCents >= payment.amountReceivedCents;
  return { ...told, actionable: !disputed && !refunded };
}
