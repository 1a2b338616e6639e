/**
 * Refunds of captured charges. Above what is left, and on an uncaptured intent, they are errors, as at
 * Stripe.
 */
import { seconds } from "../clock.ts";
import { expand, list } from "../http/answers.ts";
import { type Context, idFrom, type Route } from "../http/context.ts";
import { invalid, missing } from "../http/errors.ts";
import { metadata, text, wholeNumber } from "../http/form.ts";
import { newId } from "../ids.ts";
import type { Charge, Refund } from "../objects.ts";
import { addTransaction } from "./balance.ts";

function chargeOf(context: Context): Charge {
  const { params, state } = context;
  const intentId = text(params, "payment_intent");
  const chargeId =
    text(params, "charge") ?? (intentId ? state.get("intents", intentId)?.latest_charge : undefined);
  if (intentId && !state.get("intents", intentId))
    throw missing("payment_intent", intentId, "payment_intent");
  const charge = chargeId ? state.get("charges", chargeId) : undefined;
  if (!charge) {
    if (chargeId && !intentId) throw missing("charge", chargeId, "charge");
    throw invalid(`This PaymentIntent (${intentId ?? ""}) does not have a successful charge to refund.`, {
      param: "payment_intent",
    });
  }
  if (!charge.captured)
    throw invalid(`Charge ${charge.id} has not been captured; cancel its PaymentIntent instead.`, {
      code: "charge_not_refundable",
      param: "payment_intent",
    });
  return charge;
}

function create(context: Context): Refund {
  const { params, state, clock, announce } = context;
  const charge = chargeOf(context);
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  const amount = wholeNumber(params, "amount") ?? left;
  if (amount < 1)
    throw invalid("Refund amount must be greater than zero.", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  if (amount > left)
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: "amount",
    });
  const id = newId("re");
  const transaction = addTransaction(context, {
    amount: -amount,
    currency: charge.currency,
    type: "refund",
    reportingCategory: "refund",
    source: id,
  });
  const refund: Refund = {
    id,
    object: "refund",
    amount,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: seconds(clock.now()),
    currency: charge.currency,
    metadata: metadata(params),
    payment_intent: charge.payment_intent,
    reason: (text(params, "reason") ?? null) as Refund["reason"],
    status: "succeeded",
  };
  state.put("refunds", refund);
  const refundedAmount = charge.amount_refunded + amount;
  const refunded = state.put("charges", {
    ...charge,
    amount_refunded: refundedAmount,
    refunded: refundedAmount === charge.amount_captured,
  });
  announce.snapshot("refund.created", refund);
  announce.snapshot("charge.refunded", refunded);
  return refund;
}

export const refundRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/refunds",
    handle: (context) => expand(context.state, create(context), context.params),
  },
  {
    method: "GET",
    path: "/v1/refunds",
    handle: ({ params, state }) => {
      const intent = text(params, "payment_intent");
      const charge = text(params, "charge");
      const rows = state
        .all("refunds")
        .filter((row) => (!intent || row.payment_intent === intent) && (!charge || row.charge === charge));
      return expand(state, list("/v1/refunds", rows, params), params);
    },
  },
  {
    method: "GET",
    path: "/v1/refunds/:id",
    handle: (context) => {
      const refund = context.state.get("refunds", idFrom(context));
      if (!refund) throw missing("refund", idFrom(context));
      return expand(context.state, refund, context.params);
    },
  },
];
