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
  "id" | "status" | "priceCents" | "currency" | "refundedCents" | "frozen" | "heldAt" | "capturedAt"
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
  readonly reversedCents: number;
}

export interface StripeRefund {
  readonly id: string;
  readonly amountCents: number;
  readonly status: string;
}

/** What Stripe has of one order. */
export interface StripeSide {
  readonly payments: readonly StripePayment[];
  readonly transfers: readonly StripeTransfer[];
  readonly refunds: readonly StripeRefund[];
}

export interface OrderFacts extends StripeSide {
  readonly order: KnownOrder;
  readonly transitions: readonly Pick<
    OrderTransition,
    "id" | "event" | "fromStatus" | "toStatus" | "actor"
  >[];
  readonly operations: readonly Pick<MoneyOperation, "id" | "kind" | "status" | "params" | "lastError">[];
  readonly postings: readonly Pick<StoredPosting, "id" | "opId" | "kind" | "layer" | "entries">[];
}

/** An event of Stripe's and what became of it. */
export interface EventFacts {
  readonly id: string;
  readonly type: string;
  /** The order's intent it is about; null for other events. */
  readonly paymentIntentId: string | null;
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

export const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + amount, 0);

/** What moved at Stripe, in minor units. */
export function moved(side: StripeSide) {
  const capturedCents = sum(side.payments.map((payment) => payment.receivedCents));
  return {
    capturedCents,
    transferredCents: sum(side.transfers.map((transfer) => transfer.amountCents - transfer.reversedCents)),
    refundedCents: sum(
      side.refunds
        .filter(({ status }) => status !== "failed" && status !== "canceled")
        .map((refund) => refund.amountCents),
    ),
    feeCents: sum(side.payments.map((payment) => payment.feeCents)),
  };
}
