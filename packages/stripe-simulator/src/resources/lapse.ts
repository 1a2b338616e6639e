/** An authorisation ends by itself at `capture_before`. Seen when the intent is looked at, and by a sweep. */
import { seconds } from "../clock.ts";
import type { Context } from "../http/context.ts";
import type { Intent } from "../objects.ts";

export const DAY_SECONDS = 24 * 3_600;

type Lapsing = Pick<Context, "state" | "clock" | "announce">;

export function lapseIntent({ state, clock, announce }: Lapsing, intent: Intent): Intent {
  if (intent.status !== "requires_capture") return intent;
  const charge = state.get("charges", intent.latest_charge ?? "");
  const captureBefore = charge?.payment_method_details.card.capture_before;
  const now = seconds(clock.now());
  if (!charge || captureBefore === undefined || now < captureBefore) return intent;
  const expired = state.put("charges", { ...charge, refunded: true, amount_refunded: charge.amount });
  const canceled = state.put("intents", {
    ...intent,
    status: "canceled",
    amount_capturable: 0,
    canceled_at: now,
    cancellation_reason: "automatic",
  });
  announce.snapshot("charge.expired", expired);
  announce.snapshot("payment_intent.canceled", canceled);
  return canceled;
}

export function lapseAll(context: Lapsing): void {
  for (const intent of context.state.all("intents")) lapseIntent(context, intent);
}
