/** An authorisation ends by itself at `capture_before`, or earlier when the bank wants its money back. */
import { seconds } from "../clock.ts";
import type { Changing } from "../http/context.ts";
import type { Intent } from "../objects.ts";

export const DAY_SECONDS = 24 * 3_600;

/** When the intent's authorisation ends, in epoch milliseconds; null when it holds none. */
export function lapsesAt({ state }: Pick<Changing, "state">, intent: Intent): number | null {
  if (intent.status !== "requires_capture") return null;
  const charge = state.get("charges", intent.latest_charge ?? "");
  const captureBefore = charge?.payment_method_details.card.capture_before;
  return captureBefore === undefined ? null : captureBefore * 1_000;
}

/** Answers the intent as it is then; one that holds nothing stays as it was. */
export function lapse({ state, clock, announce }: Changing, intentId: string): Intent | undefined {
  const intent = state.get("intents", intentId);
  const charge = state.get("charges", intent?.latest_charge ?? "");
  if (!intent || !charge || intent.status !== "requires_capture") return intent;
  const expired = state.put("charges", { ...charge, refunded: true, amount_refunded: charge.amount });
  const canceled = state.put("intents", {
    ...intent,
    status: "canceled",
    amount_capturable: 0,
    canceled_at: seconds(clock.now()),
    cancellation_reason: "automatic",
  });
  announce.snapshot("charge.expired", expired);
  announce.snapshot("payment_intent.canceled", canceled);
  return canceled;
}
