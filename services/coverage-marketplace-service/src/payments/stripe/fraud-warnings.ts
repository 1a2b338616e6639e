/** Early fraud warnings, as Stripe passes them on from the card's bank. */
import type { Stripe } from "stripe";
import type { FraudWarning } from "../interface.ts";
import { translated } from "./errors.ts";

function warning(told: Stripe.Radar.EarlyFraudWarning): FraudWarning {
  const intent = told.payment_intent;
  return {
    id: told.id,
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? ""),
    actionable: told.actionable,
    fraudType: told.fraud_type,
  };
}

export function getFraudWarning(stripe: Stripe, id: string): Promise<FraudWarning> {
  return translated(async () => warning(await stripe.radar.earlyFraudWarnings.retrieve(id)));
}

/** Oldest first. */
export function findFraudWarnings(stripe: Stripe, paymentIntentId: string): Promise<readonly FraudWarning[]> {
  return translated(async () => {
    const told = await stripe.radar.earlyFraudWarnings
      .list({ payment_intent: paymentIntentId, limit: 100 })
      .autoPagingToArray({ limit: 1_000 });
    return told.map(warning).reverse();
  });
}
