/**
 * What each move of an order brings with it: facts, money, postings, deadlines, and whom to tell.
 *
 * Belongs here: data derived from one order and one decision. Does not: storing it, sending it, wording it.
 */

import type { Instant } from "./clock.ts";
import { claimDeadline, lateDeadline, type OrderPolicy, reviewDeadline, slaDeadline } from "./deadlines.ts";
import type { Order, OrderFacts } from "./entities.ts";
import type { NewId } from "./ids.ts";
import {
  authoriseEntries,
  type NewPosting,
  refundDecidedEntries,
  releaseEntries,
  voidEntries,
} from "./ledger.ts";
import { basisPoints, splitMinorUnits } from "./money.ts";
import { type MoneyOperationKind, moneyOperationKey, type NewMoneyOperation } from "./money-operation.ts";
import type { OrderEvent } from "./order-lifecycle.ts";

/** A deadline of the order that a job must watch. */
export type Timer = { readonly event: DeadlineEvent; readonly at: Instant };
type DeadlineEvent = "fail_payment" | "release_unclaimed" | "breach_sla" | "auto_complete";

export interface Consequences {
  readonly facts: Partial<OrderFacts>;
  readonly operations: readonly NewMoneyOperation[];
  readonly postings: readonly NewPosting[];
  readonly timers: readonly Timer[];
  readonly tell: readonly ("writer" | "provider")[];
  readonly countCompletion: boolean;
}

export interface ConsequenceContext {
  readonly order: Order;
  readonly policy: OrderPolicy;
  readonly newId: NewId;
  /** Part of every Stripe key, so that two environments on one account never collide. */
  readonly env: string;
  /** hold_payment and lose_authorisation: what was retrieved from Stripe. */
  readonly payment?: {
    readonly id: string;
    readonly authoriseOperationId: string;
    readonly chargeId: string | null;
    readonly captureBefore: Instant;
  };
  /** split_dispute and fall_short: what goes back to the writer, 0 < r < price. */
  readonly refundCents?: number;
}

const NOTHING: Consequences = {
  facts: {},
  operations: [],
  postings: [],
  timers: [],
  tell: [],
  countCompletion: false,
};

/**
 * Event → its consequences. Total by type: a new event does not compile until someone decides what follows
 * from it.
 */
const CONSEQUENCES: Record<OrderEvent, (context: ConsequenceContext) => Consequences> = {
  hold_payment: (context) => holdPayment(context),
  fail_payment: (context) => ({ ...NOTHING, operations: [cancelIntent(context)], tell: ["writer"] }),
  cancel: (context) => ({
    ...NOTHING,
    operations: [cancelIntent(context)],
    tell: context.order.status === "payment_held" ? ["writer", "provider"] : ["writer"],
  }),
  release_unclaimed: (context) => ({
    ...NOTHING,
    operations: [cancelIntent(context)],
    tell: ["writer", "provider"],
  }),
  lose_authorisation: (context) => loseAuthorisation(context),
  claim: (context) => claim(context),
  fall_short: (context) => refundInFull(context, context.refundCents),
  start: () => ({ ...NOTHING, tell: ["writer"] }),
  deliver: (context) => deliver(context),
  cancel_late: (context) => refundInFull(context),
  dispute_late: () => ({ ...NOTHING, tell: ["writer", "provider"] }),
  breach_sla: () => ({ ...NOTHING, tell: ["writer", "provider"] }),
  complete: (context) => ({ ...completion(context, context.order.priceCents), tell: ["provider"] }),
  auto_complete: (context) => ({
    ...completion(context, context.order.priceCents),
    tell: ["writer", "provider"],
  }),
  dispute: () => ({ ...NOTHING, tell: ["writer", "provider"] }),
  dismiss_dispute: (context) => ({
    ...completion(context, context.order.priceCents),
    tell: ["writer", "provider"],
  }),
  split_dispute: (context) => splitDispute(context),
  uphold_dispute: (context) => refundInFull(context),
  // Whoever froze it is answered: the money goes back, and a refund of frozen money would wait.
  refund_suspected: (context) => ({ ...refundInFull(context), facts: { frozen: false } }),
  // Who bears it is read from the books (commands/apply-chargeback.ts).
  lose_chargeback: () => ({ ...NOTHING, tell: ["writer", "provider"] }),
};

export function consequencesOf(event: OrderEvent, context: ConsequenceContext): Consequences {
  return CONSEQUENCES[event](context);
}

/** The movement that creates the payment intent; the order does not exist yet, only its terms. */
export function authoriseOperation(o: {
  orderId: string;
  amountCents: number;
  currency: string;
  newId: NewId;
  env: string;
}): NewMoneyOperation {
  return operation({ ...o, kind: "authorise", params: { amountCents: o.amountCents, currency: o.currency } });
}

function operation(o: {
  orderId: string;
  kind: MoneyOperationKind;
  params: NewMoneyOperation["params"];
  newId: NewId;
  env: string;
}): NewMoneyOperation {
  const seq = 1;
  return {
    id: o.newId("moneyOperation"),
    orderId: o.orderId,
    kind: o.kind,
    seq,
    idempotencyKey: moneyOperationKey({ env: o.env, orderId: o.orderId, kind: o.kind, seq }),
    params: o.params,
  };
}

/** The parameters every movement of this order shares. What is not known yet stays absent. */
function movement(
  { order, newId, env }: ConsequenceContext,
  kind: MoneyOperationKind,
  amountCents: number,
): NewMoneyOperation {
  return operation({
    orderId: order.id,
    kind,
    newId,
    env,
    params: {
      amountCents,
      currency: order.currency,
      ...(order.stripePaymentIntentId && { paymentIntentId: order.stripePaymentIntentId }),
      ...(order.stripeChargeId && { chargeId: order.stripeChargeId }),
      ...(kind === "transfer" &&
        order.providerStripeAccountId && { destinationAccountId: order.providerStripeAccountId }),
    },
  });
}

function cancelIntent(context: ConsequenceContext): NewMoneyOperation {
  return movement(context, "pi_cancel", context.order.priceCents);
}

function holdPayment({ order, policy, newId, payment }: ConsequenceContext): Consequences {
  if (!payment) throw new Error("hold_payment needs the retrieved payment");
  const heldAt = order.readAt;
  const claimBy = claimDeadline({ heldAt, captureBefore: payment.captureBefore, policy });
  return {
    ...NOTHING,
    facts: {
      heldAt,
      stripePaymentIntentId: payment.id,
      captureBefore: payment.captureBefore,
      stripeChargeId: payment.chargeId,
      claimDeadline: claimBy,
    },
    postings: [
      {
        id: newId("posting"),
        opId: payment.authoriseOperationId,
        kind: "authorise",
        layer: "pending",
        currency: order.currency,
        stripeId: payment.id,
        entries: authoriseEntries(order.priceCents),
      },
    ],
    timers: [{ event: "release_unclaimed", at: claimBy }],
    tell: ["writer", "provider"],
  };
}

function loseAuthorisation({ order, newId, payment }: ConsequenceContext): Consequences {
  if (!payment) throw new Error("lose_authorisation needs the retrieved payment");
  return {
    ...NOTHING,
    postings: [
      {
        id: newId("posting"),
        opId: payment.authoriseOperationId,
        kind: "void",
        layer: "pending",
        currency: order.currency,
        stripeId: order.stripePaymentIntentId,
        entries: voidEntries(order.priceCents),
      },
    ],
    tell: ["writer", "provider"],
  };
}

function claim(context: ConsequenceContext): Consequences {
  const claimedAt = context.order.readAt;
  const sla = slaDeadline({ claimedAt, turnaroundDays: context.order.turnaroundDays });
  const late = lateDeadline({ slaDeadline: sla, policy: context.policy });
  return {
    ...NOTHING,
    facts: { claimedAt, slaDeadline: sla, lateDeadline: late },
    operations: [movement(context, "capture", context.order.priceCents)],
    timers: [{ event: "breach_sla", at: late }],
    tell: ["writer"],
  };
}

function deliver({ order, policy }: ConsequenceContext): Consequences {
  const deliveredAt = order.readAt;
  const reviewBy = reviewDeadline({ deliveredAt, policy });
  return {
    ...NOTHING,
    facts: { deliveredAt, reviewDeadline: reviewBy },
    timers: [{ event: "auto_complete", at: reviewBy }],
    tell: ["writer"],
  };
}

/** The decision to give money back, booked at once; Stripe is asked by the operation. */
function refund(
  context: ConsequenceContext,
  amountCents: number,
): Pick<Consequences, "operations" | "postings"> {
  const refundOperation = movement(context, "refund", amountCents);
  return {
    operations: [refundOperation],
    postings: [
      {
        id: context.newId("posting"),
        opId: refundOperation.id,
        kind: "refund_decided",
        layer: "posted",
        currency: context.order.currency,
        stripeId: null,
        entries: refundDecidedEntries(amountCents),
      },
    ],
  };
}

function refundInFull(context: ConsequenceContext, cents = context.order.priceCents): Consequences {
  return { ...NOTHING, ...refund(context, cents), tell: ["writer", "provider"] };
}

/**
 * The order ends for the provider over `earnedCents` of its price: less commission it becomes payable, and is
 * transferred.
 */
function completion(context: ConsequenceContext, earnedCents: number): Consequences {
  const { order } = context;
  const { feeCents, shareCents } = splitMinorUnits(earnedCents, basisPoints(order.commissionBps));
  const transfer = movement(context, "transfer", shareCents);
  return {
    ...NOTHING,
    facts: { completedAt: order.readAt },
    operations: [transfer],
    postings: [
      {
        id: context.newId("posting"),
        opId: transfer.id,
        kind: "release",
        layer: "posted",
        currency: order.currency,
        stripeId: null,
        entries: releaseEntries({ payoutCents: shareCents, commissionCents: feeCents }),
      },
    ],
    countCompletion: true,
  };
}

/** refund r, transfer (price − r) less commission (payments.md, Transitions). */
function splitDispute(context: ConsequenceContext): Consequences {
  const refundCents = context.refundCents ?? 0;
  const earned = completion(context, context.order.priceCents - refundCents);
  const back = refund(context, refundCents);
  return {
    ...earned,
    operations: [...back.operations, ...earned.operations],
    postings: [...back.postings, ...earned.postings],
    tell: ["writer", "provider"],
  };
}
