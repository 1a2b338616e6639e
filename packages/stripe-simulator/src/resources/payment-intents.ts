/**
 * Payment intents with manual capture: created, confirmed, captured or cancelled. Their charges are made here
 * too.
 */

import { seconds } from "../clock.ts";
import { expand, list } from "../http/answers.ts";
import { type Context, idFrom, type Route } from "../http/context.ts";
import { invalid, missing, StripeRefusal } from "../http/errors.ts";
import { metadata, nested, requiredText, text, values, wholeNumber } from "../http/form.ts";
import { newId } from "../ids.ts";
import type { Charge, Intent } from "../objects.ts";
import { addTransaction, chargeAvailableOn, stripeFee } from "./balance.ts";
import { cardFrom, type TestCard } from "./cards.ts";
import { DAY_SECONDS, lapseIntent } from "./lapse.ts";

const AMOUNT_MAX = 99_999_999;
const AMOUNT_MIN = 50;
/** Visa's customer-initiated online authorisations live seven days. */
const AUTHORISATION_SECONDS = 7 * DAY_SECONDS;

export function findIntent(context: Context, id = idFrom(context)): Intent {
  const intent = context.state.get("intents", id);
  if (!intent) throw missing("payment_intent", id, "intent");
  if (context.publishable && text(context.params, "client_secret") !== intent.client_secret) {
    throw missing("payment_intent", id, "intent");
  }
  return lapseIntent(context, intent);
}

function create(context: Context): Intent {
  const { params, state, clock, announce } = context;
  const amount = wholeNumber(params, "amount");
  if (amount === undefined)
    throw invalid("Missing required param: amount.", { code: "parameter_missing", param: "amount" });
  const currency = requiredText(params, "currency").toLowerCase();
  if (!/^[a-z]{3}$/.test(currency)) throw invalid(`Invalid currency: ${currency}.`, { param: "currency" });
  if (amount < 1)
    throw invalid("This value must be greater than or equal to 1.", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  if (amount < AMOUNT_MIN)
    throw invalid("Amount must be at least $0.50 usd", { code: "amount_too_small", param: "amount" });
  if (amount > AMOUNT_MAX)
    throw invalid("Amount must be no more than $999,999.99", { code: "amount_too_large", param: "amount" });
  const types = values(params, "allowed_payment_method_types");
  const id = newId("pi");
  const intent: Intent = {
    id,
    object: "payment_intent",
    amount,
    amount_capturable: 0,
    amount_received: 0,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: text(params, "capture_method") === "manual" ? "manual" : "automatic",
    client_secret: `${id}_secret_${newId("s").slice(2)}`,
    confirmation_method: "automatic",
    created: seconds(clock.now()),
    currency,
    customer: text(params, "customer") ?? null,
    description: text(params, "description") ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: metadata(params),
    next_action: null,
    payment_method: null,
    payment_method_types: types.length > 0 ? types : ["card"],
    status: "requires_payment_method",
    transfer_group: text(params, "transfer_group") ?? null,
  };
  state.put("intents", intent);
  announce.snapshot("payment_intent.created", intent);
  return text(params, "confirm") === "true" ? confirm(context, intent) : intent;
}

function confirm(context: Context, intent: Intent): Intent {
  if (!["requires_payment_method", "requires_confirmation", "requires_action"].includes(intent.status)) {
    throw unexpected(intent, `cannot be confirmed because it has a status of ${intent.status}`);
  }
  const card = cardFrom(context);
  if (card.behaviour === "three_d_secure") return askForAuthentication(context, intent, card);
  if (card.behaviour === "ok") return authorise(context, intent, card);
  const code = card.behaviour === "declined" ? "generic_decline" : "insufficient_funds";
  const message =
    card.behaviour === "declined" ? "Your card was declined." : "Your card has insufficient funds.";
  return decline(context, intent, card, { code, message });
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
export function finishAuthentication(context: Context, intent: Intent, passed: boolean): Intent {
  if (intent.status !== "requires_action") return intent;
  const card: TestCard = {
    paymentMethod: intent.payment_method ?? "pm_card_authenticationRequired",
    last4: "3155",
    behaviour: "ok",
  };
  if (passed) return authorise(context, intent, card);
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

function newCharge({ clock }: Context, intent: Intent, card: TestCard): Charge {
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

function authorise(context: Context, intent: Intent, card: TestCard): Intent {
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
  context.announce.snapshot("payment_intent.amount_capturable_updated", authorised);
  return authorised;
}

function decline(
  context: Context,
  intent: Intent,
  card: TestCard,
  o: { code: string; message: string },
): never {
  const charge: Charge = {
    ...newCharge(context, intent, card),
    paid: false,
    status: "failed",
    failure_code: "card_declined",
    failure_message: o.message,
  };
  context.state.put("charges", charge);
  const error = {
    type: "card_error" as const,
    code: "card_declined",
    decline_code: o.code,
    message: o.message,
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

function capture(context: Context, intent: Intent): Intent {
  if (intent.status !== "requires_capture") {
    throw unexpected(
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
  return settleCapture(context, intent, amount);
}

function settleCapture(context: Context, intent: Intent, amount: number): Intent {
  const charge = context.state.get("charges", intent.latest_charge ?? "");
  if (!charge) throw new Error(`intent ${intent.id} has no charge`);
  const transaction = addTransaction(context, {
    amount,
    fee: stripeFee(amount),
    currency: intent.currency,
    type: "charge",
    reportingCategory: "charge",
    source: charge.id,
    availableOn: chargeAvailableOn(context),
  });
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

function cancel(context: Context, intent: Intent): Intent {
  if (intent.status === "succeeded" || intent.status === "canceled") {
    throw unexpected(intent, `cannot be canceled because it has a status of ${intent.status}`);
  }
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

function unexpected(intent: Intent, what: string): StripeRefusal {
  return invalid(`This PaymentIntent ${what}.`, {
    code: "payment_intent_unexpected_state",
    payment_intent: intent,
  });
}

function update(context: Context): Intent {
  const intent = findIntent(context);
  return context.state.put("intents", {
    ...intent,
    description: text(context.params, "description") ?? intent.description,
    metadata: { ...intent.metadata, ...metadata(context.params) },
  });
}

/** With the publishable key, what belongs to the platform stays hidden. */
function shown(context: Context, intent: Intent): unknown {
  if (!context.publishable) return expand(context.state, intent, context.params);
  const {
    metadata: _metadata,
    transfer_group: _group,
    customer: _customer,
    latest_charge: _charge,
    ...open
  } = intent;
  return open;
}

function listIntents(context: Context) {
  const { params, state } = context;
  const created = nested(params, "created");
  const from = wholeNumber(created, "gte") ?? 0;
  const to = wholeNumber(created, "lte") ?? Number.MAX_SAFE_INTEGER;
  const customer = text(params, "customer");
  const rows = state
    .all("intents")
    .filter((row) => row.created >= from && row.created <= to && (!customer || row.customer === customer));
  return expand(state, list("/v1/payment_intents", rows, params), params);
}

export const paymentIntentRoutes: readonly Route[] = [
  { method: "POST", path: "/v1/payment_intents", handle: (context) => shown(context, create(context)) },
  { method: "GET", path: "/v1/payment_intents", handle: listIntents },
  {
    method: "GET",
    path: "/v1/payment_intents/:id",
    publishable: true,
    handle: (context) => shown(context, findIntent(context)),
  },
  { method: "POST", path: "/v1/payment_intents/:id", handle: (context) => shown(context, update(context)) },
  {
    method: "POST",
    path: "/v1/payment_intents/:id/confirm",
    publishable: true,
    handle: (context) => shown(context, confirm(context, findIntent(context))),
  },
  {
    method: "POST",
    path: "/v1/payment_intents/:id/capture",
    handle: (context) => shown(context, capture(context, findIntent(context))),
  },
  {
    method: "POST",
    path: "/v1/payment_intents/:id/cancel",
    handle: (context) => shown(context, cancel(context, findIntent(context))),
  },
];
