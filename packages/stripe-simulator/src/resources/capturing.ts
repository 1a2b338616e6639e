/** The two ways out of an authorisation: captured, whole or for less, or cancelled. */
import { seconds } from "../clock.ts";
import type { Changing, Context } from "../http/context.ts";
import { invalid, unexpectedState } from "../http/errors.ts";
import { text, wholeNumber } from "../http/form.ts";
import type { Charge, DueKind, Intent } from "../objects.ts";
import { schedule, unschedule } from "./agenda.ts";
import { addTransaction, chargeAvailableOn, stripeFee } from "./balance.ts";
import { aftermathOf, isAvailableAtOnce } from "./cards.ts";

/** What the card's holder or bank does after the capture, if the test card says so. */
const AFTERMATH = {
  dispute: "dispute_opens",
  goods_dispute: "goods_dispute_opens",
  inquiry: "inquiry_opens",
  fraud_warning: "fraud_warning_comes",
} as const satisfies Record<string, DueKind>;
const AFTERMATH_AFTER_MS = 2_000;

/** Takes the held money, or what is asked of it; what is left over is let go. */
export function capture(context: Context, intent: Intent): Intent {
  if (intent.status !== "requires_capture") {
    throw unexpectedState(
      intent,
      `could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture`,
    );
  }
  const amount = wholeNumber(context.params, "amount_to_capture") ?? intent.amount;
  if (amount < 1 || amount > intent.amount_capturable) {
    throw invalid("The amount to capture is larger than the amount that can be captured.", {
      code: "amount_too_large",
      param: "amount_to_capture",
    });
  }
  const less = context.luck.happens("capture_for_less");
  return settleCapture(context, intent, less ? context.luck.upTo("capture_for_less", amount) : amount);
}

/** The capture itself, with Stripe's fee. */
export function settleCapture(context: Changing, intent: Intent, amount: number): Intent {
  const charge = context.state.get("charges", intent.latest_charge ?? "");
  if (!charge) throw new Error(`intent ${intent.id} has no charge`);
  const transaction = addTransaction(context, {
    amount,
    fee: stripeFee(amount),
    currency: intent.currency,
    type: "charge",
    reportingCategory: "charge",
    source: charge.id,
    availableOn: isAvailableAtOnce(charge.payment_method)
      ? seconds(context.clock.now())
      : chargeAvailableOn(context),
  });
  unschedule(context, "authorisation_lapses", intent.id);
  beginAftermath(context, charge);
  const captured = context.state.put("charges", {
    ...charge,
    captured: true,
    amount_captured: amount,
    balance_transaction: transaction.id,
  });
  const succeeded = context.state.put("intents", {
    ...intent,
    status: "succeeded",
    amount_capturable: 0,
    amount_received: amount,
  });
  context.announce.snapshot("charge.captured", captured);
  context.announce.snapshot("payment_intent.succeeded", succeeded);
  return succeeded;
}

/** By the test card soon, or by the weather within days. */
function beginAftermath(context: Changing, { id, payment_method }: Charge): void {
  const now = context.clock.now();
  const ofCard = aftermathOf(payment_method);
  if (ofCard) schedule(context, { kind: AFTERMATH[ofCard], object: id, at: now + AFTERMATH_AFTER_MS });
  for (const [happening, kind] of [
    ["early_fraud_warning", "fraud_warning_comes"],
    ["inquiry", "inquiry_opens"],
    ["dispute", "dispute_opens"],
  ] as const)
    if (context.luck.happens(happening))
      schedule(context, { kind, object: id, at: now + context.luck.within(happening) });
}

/** Lets the authorisation go; nothing has been paid, so nothing is refunded. */
export function cancel(context: Context, intent: Intent): Intent {
  if (intent.status === "succeeded" || intent.status === "canceled") {
    throw unexpectedState(intent, `cannot be canceled because it has a status of ${intent.status}`);
  }
  unschedule(context, "authorisation_lapses", intent.id);
  const canceled = context.state.put("intents", {
    ...intent,
    status: "canceled",
    amount_capturable: 0,
    canceled_at: seconds(context.clock.now()),
    cancellation_reason: (text(context.params, "cancellation_reason") ??
      null) as Intent["cancellation_reason"],
    next_action: null,
  });
  context.announce.snapshot("payment_intent.canceled", canceled);
  return canceled;
}
