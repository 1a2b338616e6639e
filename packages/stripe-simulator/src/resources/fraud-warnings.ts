/** Early fraud warnings: the card's bank suspects a charge before its holder disputes it. No money moves. */
import { seconds } from "../clock.ts";
import type { Changing } from "../http/context.ts";
import { missing } from "../http/errors.ts";
import { newId } from "../ids.ts";
import type { EarlyFraudWarning } from "../objects.ts";

export function warnOfFraud(
  { state, clock, announce }: Changing,
  chargeId: string,
  fraudType = "unauthorized_use_of_card",
): EarlyFraudWarning {
  const charge = state.get("charges", chargeId);
  if (!charge) throw missing("charge", chargeId, "charge");
  const warning = state.put("fraudWarnings", {
    id: newId("issfr"),
    object: "radar.early_fraud_warning",
    actionable: !charge.disputed && !charge.refunded,
    charge: chargeId,
    created: seconds(clock.now()),
    fraud_type: fraudType,
    livemode: false,
    payment_intent: charge.payment_intent,
  });
  announce.snapshot("radar.early_fraud_warning.created", warning);
  return warning;
}

/** A dispute or a full refund leaves nothing to act on. */
export function warningsAnswered({ state, announce }: Changing, chargeId: string): void {
  for (const warning of state.all("fraudWarnings")) {
    if (warning.charge !== chargeId || !warning.actionable) continue;
    const answered = state.put("fraudWarnings", { ...warning, actionable: false });
    announce.snapshot("radar.early_fraud_warning.updated", answered);
  }
}
