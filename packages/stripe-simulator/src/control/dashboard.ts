/**
 * Movements made by hand by somebody with access to Stripe's dashboard: the same effects as over the API, but
 * without our metadata, our idempotency key, or anything else that says which order they are for.
 */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Changing, Context, Handler } from "../http/context.ts";
import type { DispatchParts } from "../http/dispatch.ts";
import { availableBalance, topUp } from "../resources/balance.ts";
import { cancel, capture } from "../resources/capturing.ts";
import { findIntent } from "../resources/payment-intents.ts";
import { createPayout } from "../resources/payouts.ts";
import { createRefund } from "../resources/refunds.ts";
import { createTransfer, reverseTransfer } from "../resources/transfers.ts";
import { NO_LUCK } from "../weather/kinds.ts";
import { post } from "./requests.ts";

const Amount = z.int().min(1);
const Currency = z.string().default("usd");
const Refund = z.object({ payment_intent: z.string(), amount: Amount.optional() });
const Transfer = z.object({
  amount: Amount,
  currency: Currency,
  destination: z.string(),
  source_transaction: z.string().optional(),
  transfer_group: z.string().optional(),
});
const Reversal = z.object({ transfer: z.string(), amount: Amount.optional() });
const Capture = z.object({ payment_intent: z.string(), amount: Amount.optional() });
const Cancellation = z.object({ payment_intent: z.string() });
const Payout = z.object({ amount: Amount.optional(), currency: Currency });
const TopUp = z.object({ amount: Amount, currency: Currency });

type Fields = Readonly<Record<string, string | number | undefined>>;

/** The handler of Stripe's own API, as if called with these fields. */
function asSomebody(context: Changing, handle: Handler, o: { fields: Fields; id?: string }): unknown {
  const sent = Object.entries(o.fields).filter(([, value]) => value !== undefined);
  const params = Object.fromEntries(sent.map(([name, value]) => [name, String(value)]));
  const request: Context = {
    ...context,
    luck: NO_LUCK,
    params,
    json: {},
    path: { id: o.id ?? "" },
    baseUrl: "",
    publishable: false,
    requestId: "",
    idempotencyKey: null,
    account: null,
  };
  return handle(request);
}

export function registerDashboard(app: FastifyInstance, parts: DispatchParts): void {
  post(app, parts, {
    path: "/dashboard/refunds",
    body: Refund,
    work: (context, _id, fields) => asSomebody(context, createRefund, { fields }),
  });
  post(app, parts, {
    path: "/dashboard/transfers",
    body: Transfer,
    work: (context, _id, fields) => asSomebody(context, createTransfer, { fields }),
  });
  post(app, parts, {
    path: "/dashboard/reversals",
    body: Reversal,
    work: (context, _id, { transfer, amount }) =>
      asSomebody(context, reverseTransfer, { id: transfer, fields: { amount } }),
  });
  post(app, parts, {
    path: "/dashboard/captures",
    body: Capture,
    work: (context, _id, { payment_intent, amount }) =>
      asSomebody(context, (request) => capture(request, findIntent(request)), {
        id: payment_intent,
        fields: { amount_to_capture: amount },
      }),
  });
  post(app, parts, {
    path: "/dashboard/cancellations",
    body: Cancellation,
    work: (context, _id, { payment_intent }) =>
      asSomebody(context, (request) => cancel(request, findIntent(request)), {
        id: payment_intent,
        fields: {},
      }),
  });
  post(app, parts, {
    path: "/dashboard/payouts",
    body: Payout,
    work: (context, _id, { amount, currency }) =>
      createPayout(context, {
        account: null,
        amount: amount ?? availableBalance(context, currency),
        currency,
        automatic: false,
      }),
  });
  post(app, parts, {
    path: "/dashboard/top_ups",
    body: TopUp,
    work: (context, _id, body) => topUp(context, body),
  });
}
