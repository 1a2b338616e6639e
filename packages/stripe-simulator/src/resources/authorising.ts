/** Confirming an intent: the card is authorised, declined, or its bank asks first. Charges begin here. */
import { seconds } from "../clock.ts";
import type { Changing, Context } from "../http/context.ts";
import { StripeRefusal, unexpectedState } from "../http/errors.ts";
import { text } from "../http/form.ts";
import { newId } from "../ids.ts";
import type { Charge, Intent } from "../objects.ts";
import { schedule } from "./agenda.ts";
import { settleCapture } from "./capturing.ts";
import { authenticatedCard, cardFrom, type Refusal, type TestCard } from "./cards.ts";
import { DAY_SECONDS, lapsesAt } from "./lapse.ts";

/** Visa's customer-initiated online authorisations live seven days. */
const AUTHORISATION_SECONDS = 7 * DAY_SECONDS;

/** Tries the card that came with the request. */
export function confirm(context: Context, intent: Intent): Intent {
  if (!["requires_payment_method", "requires_confirmation", "requires_action"].includes(intent.status)) {
    throw unexpectedState(intent, `cannot be confirmed because it has a status of ${intent.status}`);
  }
  const card = cardFrom(context);
  if (card.behaviour === "three_d_secure") return askForAuthentication(context, intent, card);
  if (card.behaviour === "ok") return authorise(context, intent, card);
  return decline(context, intent, card, card.behaviour);
}

function askForAuthentication(context: Context, intent: Intent, card: TestCard): Intent {
  const url = `${context.baseUrl}/three_d_secure/${intent.id}?client_secret=${intent.client_secret}`;
  const returnUrl = text(context.params, "return_url") ?? null;
  const waiting: Intent = {
    ...intent,
    status: "requires_action",
    payment_method: card.paymentMethod,
    next_action: { type: "redirect_to_url", redirect_to_url: { url, return_url: returnUrl } },
  };
  context.announce.snapshot("payment_intent.requires_action", waiting);
  return context.state.put("intents", waiting);
}

/** The person answered the bank's question. */
export function finishAuthentication(context: Changing, intent: Intent, passed: boolean): Intent {
  if (intent.status !== "requires_action") return intent;
  if (passed) return authorise(context, intent, authenticatedCard(intent.payment_method));
  const failed: Intent = {
    ...intent,
    status: "requires_payment_method",
    next_action: null,
    payment_method: null,
    last_payment_error: {
      type: "invalid_request_error",
      code: "payment_intent_authentication_failure",
      message:
        "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
    } as Intent["last_payment_error"],
  };
  context.state.put("intents", failed);
  context.announce.snapshot("payment_intent.payment_failed", failed);
  return failed;
}

function newCharge({ clock }: Changing, intent: Intent, card: TestCard): Charge {
  return {
    id: newId("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    balance_transaction: null,
    captured: false,
    created: seconds(clock.now()),
    currency: intent.currency,
    description: intent.description,
    disputed: false,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: intent.metadata,
    paid: true,
    payment_intent: intent.id,
    payment_method: card.paymentMethod,
    payment_method_details: {
      type: "card",
      card: {
        brand: "visa",
        last4: card.last4,
        exp_month: 12,
        exp_year: 2040,
        capture_before: seconds(clock.now()) + AUTHORISATION_SECONDS,
      },
    },
    refunded: false,
    status: "succeeded",
    transfer_group: intent.transfer_group,
  };
}

function authorise(context: Changing, intent: Intent, card: TestCard): Intent {
  const charge = context.state.put("charges", newCharge(context, intent, card));
  const authorised: Intent = {
    ...intent,
    status: "requires_capture",
    amount_capturable: intent.amount,
    latest_charge: charge.id,
    payment_method: card.paymentMethod,
    next_action: null,
    last_payment_error: null,
  };
  context.state.put("intents", authorised);
  if (intent.capture_method !== "manual") return settleCapture(context, authorised, intent.amount);
  const at = lapsesAt(context, authorised);
  if (at !== null) {
    const now = context.clock.now();
    const early = context.luck.happens("early_lapse") ? context.luck.within("early_lapse", at - now) : null;
    schedule(context, {
      kind: "authorisation_lapses",
      object: intent.id,
      at: early === null ? at : now + early,
    });
  }
  context.announce.snapshot("payment_intent.amount_capturable_updated", authorised);
  return authorised;
}

function decline(context: Context, intent: Intent, card: TestCard, refusal: Refusal): never {
  const { code, declineCode, message } = refusal;
  const charge: Charge = {
    ...newCharge(context, intent, card),
    paid: false,
    status: "failed",
    failure_code: code,
    failure_message: message,
  };
  context.state.put("charges", charge);
  const error = {
    type: "card_error" as const,
    code,
    ...(declineCode && { decline_code: declineCode }),
    message,
    charge: charge.id,
  };
  const failed: Intent = {
    ...intent,
    status: "requires_payment_method",
    latest_charge: charge.id,
    payment_method: null,
    next_action: null,
    last_payment_error: error as Intent["last_payment_error"],
  };
  context.state.put("intents", failed);
  context.announce.snapshot("payment_intent.payment_failed", failed);
  throw new StripeRefusal(402, { ...error, payment_intent: failed }, { keepsChanges: true });
}
