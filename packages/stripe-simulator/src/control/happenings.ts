/**
 * What people, banks and Stripe do of themselves: disputes, warnings, refunds that arrive or not, payouts.
 */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Changing } from "../http/context.ts";
import type { DispatchParts } from "../http/dispatch.ts";
import { missing } from "../http/errors.ts";
import { setTransferCapability } from "../resources/accounts.ts";
import { connectedBalance } from "../resources/connected-balance.ts";
import { closeDispute, escalateInquiry, openDispute } from "../resources/disputes.ts";
import { warnOfFraud } from "../resources/fraud-warnings.ts";
import { lapse } from "../resources/lapse.ts";
import { createPayout, failPayout, payoutArrives } from "../resources/payouts.ts";
import { failRefund, settleRefund } from "../resources/refund-life.ts";
import { post } from "./requests.ts";

const Amount = z.int().min(1);
const Nothing = z.object({});
const Capability = z.object({ status: z.enum(["active", "pending", "restricted", "unsupported"]) });
const OpenDispute = z.object({
  amount: Amount.optional(),
  reason: z.string().optional(),
  inquiry: z.boolean().optional(),
});
const Outcome = z.object({ outcome: z.enum(["won", "lost"]) });
const Warning = z.object({ fraud_type: z.string().optional() });
const Settle = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("succeeded") }),
  z.object({ outcome: z.literal("failed"), failure_reason: z.string().optional() }),
]);
const Payout = z.object({ amount: Amount.optional(), currency: z.string().default("usd") });
const Arrive = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("paid") }),
  z.object({ outcome: z.literal("failed"), failure_code: z.string().optional() }),
]);

/** A charge by its own id, or by its intent's. */
function chargeId({ state }: Changing, id: string): string {
  if (!id.startsWith("pi_")) return id;
  const charge = state.get("intents", id)?.latest_charge;
  if (!charge) throw missing("charge", id);
  return charge;
}

export function registerHappenings(app: FastifyInstance, parts: DispatchParts): void {
  post(app, parts, {
    path: "/charges/:id/dispute",
    body: OpenDispute,
    work: (context, id, { amount, reason, inquiry }) =>
      openDispute(context, chargeId(context, id), {
        ...(amount !== undefined && { amount }),
        ...(reason !== undefined && { reason }),
        ...(inquiry !== undefined && { inquiry }),
      }),
  });
  post(app, parts, { path: "/disputes/:id/escalate", body: Nothing, work: escalateInquiry });
  post(app, parts, {
    path: "/disputes/:id/close",
    body: Outcome,
    work: (context, id, { outcome }) => closeDispute(context, id, outcome),
  });
  post(app, parts, {
    path: "/charges/:id/early_fraud_warning",
    body: Warning,
    work: (context, id, { fraud_type }) => warnOfFraud(context, chargeId(context, id), fraud_type),
  });
  post(app, parts, {
    path: "/refunds/:id/settle",
    body: Settle,
    work: (context, id, body) =>
      body.outcome === "failed" ? failRefund(context, id, body.failure_reason) : settleRefund(context, id),
  });
  post(app, parts, {
    path: "/payment_intents/:id/lapse",
    body: Nothing,
    work: (context, id) => {
      if (!context.state.get("intents", id)) throw missing("payment_intent", id);
      return lapse(context, id);
    },
  });
  registerAccountHappenings(app, parts);
}

function registerAccountHappenings(app: FastifyInstance, parts: DispatchParts): void {
  post(app, parts, {
    path: "/accounts/:id/capability",
    body: Capability,
    work: (context, id, { status }) => setTransferCapability(context, id, status),
  });
  post(app, parts, {
    path: "/accounts/:id/payout",
    body: Payout,
    work: (context, id, { amount, currency }) =>
      createPayout(context, {
        account: id,
        amount: amount ?? connectedBalance(context, id, currency),
        currency,
        automatic: true,
      }),
  });
  post(app, parts, {
    path: "/payouts/:id/settle",
    body: Arrive,
    work: (context, id, body) =>
      body.outcome === "failed" ? failPayout(context, id, body.failure_code) : payoutArrives(context, id),
  });
}
