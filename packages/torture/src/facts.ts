/**
 * What a torture run looks at: one order as its store tells it, and the same order as Stripe tells it.
 *
 * Belongs here: shapes that both ways of running fill. Does not: judging them (invariants/).
 */
import type {
  Order,
  OrderTransition,
} from "@script-manifest/coverage-marketplace-service/src/domain/entities.ts";
import type { MoneyOperation } from "@script-manifest/coverage-marketplace-service/src/domain/money-operation.ts";
import type { StoredPosting } from "@script-manifest/coverage-marketplace-service/src/repository/interface.ts";

export type KnownOrder = Pick<
  Order,
  | "id"
  | "writerUserId"
  | "status"
  | "priceCents"
  | "commissionBps"
  | "platformFeeCents"
  | "providerPayoutCents"
  | "currency"
  | "refundedCents"
  | "frozen"
  | "turnaroundDays"
  | "createdAt"
  | "captureBefore"
  | "heldAt"
  | "claimedAt"
  | "capturedAt"
  | "deliveredAt"
  | "paymentDeadline"
  | "claimDeadline"
  | "slaDeadline"
  | "lateDeadline"
  | "reviewDeadline"
>;

export interface StripePayment {
  readonly id: string;
  readonly status: string;
  readonly amountCents: number;
  readonly receivedCents: number;
  readonly feeCents: number;
}

export interface StripeTransfer {
  readonly id: string;
  readonly amountCents: number;
  /** Back by us, and by somebody at Stripe's dashboard. */
  readonly reversedCents: number;
  /** To the account of the order's own provider. */
  readonly toProvider: boolean;
  readonly byHand: boolean;
}

export interface StripeRefund {
  readonly id: string;
  readonly amountCents: number;
  readonly status: string;
  readonly byHand: boolean;
}

export interface StripeChargeback {
  readonly id: string;
  readonly status: "inquiry" | "open" | "won" | "lost" | "dropped";
  readonly withdrawnCents: number;
  readonly feeCents: number;
  readonly reinstatedCents: number;
}

export interface StripeWarning {
  readonly id: string;
  /** Nothing has answered it yet. */
  readonly actionable: boolean;
}

/** What Stripe has of one order. */
export interface StripeSide {
  readonly payments: readonly StripePayment[];
  readonly transfers: readonly StripeTransfer[];
  /** What went back of a transfer by somebody's hand. */
  readonly handReversedCents: number;
  readonly refunds: readonly StripeRefund[];
  readonly chargebacks: readonly StripeChargeback[];
  readonly warnings: readonly StripeWarning[];
  /** What the provider's account could give back now. */
  readonly accountCents: number;
}

export interface OrderFacts extends StripeSide {
  readonly order: KnownOrder;
  readonly providerUserId: string;
  readonly transitions: readonly Pick<
    OrderTransition,
    "id" | "event" | "fromStatus" | "toStatus" | "actor" | "reason" | "createdAt"
  >[];
  readonly operations: readonly Pick<
    MoneyOperation,
    "id" | "kind" | "status" | "params" | "stripeId" | "lastError"
  >[];
  readonly postings: readonly Pick<StoredPosting, "id" | "opId" | "kind" | "layer" | "entries">[];
  /** An admin's ruling for a part; null without one. */
  readonly partialRefundCents: number | null;
  /** About this order, by their kind and what they name. */
  readonly alarms: readonly { readonly kind: string; readonly subject: string }[];
  /** Somebody moved its money at Stripe's dashboard: the books cannot agree, an admin must know. */
  readonly byHand: boolean;
}

/** An event of Stripe's and what became of it. */
export interface EventFacts {
  readonly id: string;
  readonly type: string;
  /** The order's intent it is about; null for other events. */
  readonly paymentIntentId: string | null;
  readonly objectId: string | null;
  /** The endpoint answered 2xx. */
  readonly acknowledged: boolean;
  /** In the inbox: how it stands; null when it is not there. */
  readonly inbox: "received" | "processed" | "dead" | null;
}

/** One message that was handed over for a person. */
export interface Told {
  readonly eventId: string;
  readonly userId: string;
  readonly title: string;
  readonly orderId: string;
}

export function sum(amounts: readonly number[]): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}

/** What the service moved at Stripe and what banks moved there, in minor units; nothing done by hand. */
export function moved(side: StripeSide) {
  const transfers = side.transfers.filter(({ byHand }) => !byHand);
  const refunds = side.refunds.filter(({ byHand }) => !byHand);
  return {
    capturedCents: sum(side.payments.map((payment) => payment.receivedCents)),
    transferredCents:
      sum(transfers.map((transfer) => transfer.amountCents - transfer.reversedCents)) +
      side.handReversedCents,
    refundedCents: sum(
      refunds
        .filter(({ status }) => status !== "failed" && status !== "canceled")
        .map((refund) => refund.amountCents),
    ),
    feeCents: sum(side.payments.map((payment) => payment.feeCents)),
    disputeFeeCents: sum(side.chargebacks.map(({ feeCents }) => feeCents)),
    withdrawnCents: sum(side.chargebacks.map((one) => one.withdrawnCents - one.reinstatedCents)),
    lostCents: sum(
      side.chargebacks.filter(({ status }) => status === "lost").map((one) => one.withdrawnCents),
    ),
  };
}

/** Debits positive. */
export function balanceOf(
  { postings }: Pick<OrderFacts, "postings">,
  account: string,
  o: { layer?: string; kinds?: readonly string[] } = {},
): number {
  const { layer = "posted", kinds } = o;
  let balance = 0;
  for (const posting of postings) {
    if (posting.layer !== layer || (kinds && !kinds.includes(posting.kind))) continue;
    for (const entry of posting.entries) if (entry.account === account) balance += entry.amountCents;
  }
  return balance;
}
