/**
 * Refunds of captured charges. Above what is left, and on an uncaptured intent, they are errors, as at
 * Stripe.
 */
import { seconds } from "../clock.ts";
import { expand, list, matching } from "../http/answers.ts";
import { type Context, idFrom, type Route } from "../http/context.ts";
import { invalid, missing } from "../http/errors.ts";
import { metadata, text, wholeNumber } from "../http/form.ts";
import { newId } from "../ids.ts";
import type { Charge, Refund } from "../objects.ts";
import { schedule } from "./agenda.ts";
import { addTransaction } from "./balance.ts";
import { refundsOf } from "./cards.ts";
import { blocksRefund } from "./disputes.ts";
import { warningsAnswered } from "./fraud-warnings.ts";

/** Long enough to be seen as pending, short enough for somebody who tries the test cards. */
const SETTLES_AFTER_MS = 10_000;

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
  if (blocksRefund(context, charge.id))
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  return charge;
}

/** Never more than is left of the charge. */
export function createRefund(context: Context): Refund {
  const charge = chargeOf(context);
  const refund = context.state.put("refunds", newRefund(context, charge, amountOf(context, charge)));
  const refundedAmount = charge.amount_refunded + refund.amount;
  const refunded = context.state.put("charges", {
    ...charge,
    amount_refunded: refundedAmount,
    refunded: refundedAmount === charge.amount_captured,
  });
  context.announce.snapshot("refund.created", refund);
  context.announce.snapshot("charge.refunded", refunded);
  if (refunded.refunded) warningsAnswered(context, charge.id);
  scheduleEnd(context, charge, refund);
  return refund;
}

/** By the test card soon, or by the weather within days. */
function scheduleEnd(context: Context, charge: Charge, refund: Refund): void {
  const now = context.clock.now();
  const ofCard = refundsOf(charge.payment_method);
  if (ofCard !== "succeed") {
    const kind = ofCard === "fail" ? "refund_fails" : "refund_succeeds";
    schedule(context, { kind, object: refund.id, at: now + SETTLES_AFTER_MS });
  } else if (context.luck.happens("refund_fails")) {
    schedule(context, {
      kind: "refund_fails",
      object: refund.id,
      at: now + context.luck.within("refund_fails"),
    });
  } else if (refund.status === "pending") {
    schedule(context, {
      kind: "refund_succeeds",
      object: refund.id,
      at: now + context.luck.within("refund_pending"),
    });
  }
}

function amountOf({ params }: Context, charge: Charge): number {
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
  return amount;
}

/** The money leaves the balance when the refund is made, also while it is pending. */
function newRefund(context: Context, charge: Charge, amount: number): Refund {
  const { params, clock } = context;
  const id = newId("re");
  const transaction = addTransaction(context, {
    amount: -amount,
    currency: charge.currency,
    type: "refund",
    reportingCategory: "refund",
    source: id,
  });
  const isPending = refundsOf(charge.payment_method) === "pending" || context.luck.happens("refund_pending");
  return {
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
    ...(isPending && { pending_reason: "processing" as const }),
    status: isPending ? "pending" : "succeeded",
  };
}

function find(context: Context): Refund {
  const refund = context.state.get("refunds", idFrom(context));
  if (!refund) throw missing("refund", idFrom(context));
  return refund;
}

export const refundRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/refunds",
    handle: (context) => expand(context.state, createRefund(context), context.params),
  },
  {
    method: "GET",
    path: "/v1/refunds",
    handle: ({ params, state }) => {
      const rows = matching(state.all("refunds"), params, ["payment_intent", "charge"]);
      return expand(state, list("/v1/refunds", rows, params), params);
    },
  },
  {
    method: "GET",
    path: "/v1/refunds/:id",
    handle: (context) => expand(context.state, find(context), context.params),
  },
  {
    method: "POST",
    path: "/v1/refunds/:id",
    handle: (context) => {
      const refund = find(context);
      const updated = { ...refund, metadata: { ...refund.metadata, ...metadata(context.params) } };
      context.announce.snapshot("refund.updated", updated);
      return context.state.put("refunds", updated);
    },
  },
  {
    method: "POST",
    path: "/v1/refunds/:id/cancel",
    handle: (context) => {
      throw invalid(`Refund ${find(context).id} cannot be canceled: card refunds never require an action.`);
    },
  },
];
