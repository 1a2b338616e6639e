/** Payment intents: made, found, changed and listed. What moves their money stands beside, a file each. */
import { seconds } from "../clock.ts";
import { expand, list, matching } from "../http/answers.ts";
import { type Context, idFrom, type Route } from "../http/context.ts";
import { invalid, missing } from "../http/errors.ts";
import { metadata, requiredText, text, values, wholeNumber } from "../http/form.ts";
import { newId } from "../ids.ts";
import type { Intent } from "../objects.ts";
import { confirm } from "./authorising.ts";
import { cancel, capture } from "./capturing.ts";

const AMOUNT_MAX = 99_999_999;
const AMOUNT_MIN = 50;
/** Three decimals at home, of which card networks take two: the last digit has to be a zero. */
const THREE_DECIMALS: ReadonlySet<string> = new Set(["bhd", "jod", "kwd", "omr", "tnd"]);

export function findIntent(context: Context, id = idFrom(context)): Intent {
  const intent = context.state.get("intents", id);
  if (!intent) throw missing("payment_intent", id, "intent");
  if (context.publishable && text(context.params, "client_secret") !== intent.client_secret) {
    throw missing("payment_intent", id, "intent");
  }
  return intent;
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
  if (THREE_DECIMALS.has(currency) && amount % 10 !== 0)
    throw invalid(`Invalid amount: ${currency} amounts must be divisible by 10.`, {
      code: "parameter_invalid_integer",
      param: "amount",
    });
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
  const rows = matching(state.all("intents"), params, ["customer"]);
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
