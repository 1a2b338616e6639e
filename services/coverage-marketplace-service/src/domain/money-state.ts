/** Where an order's money is, in one word, derived from its facts. For screens; the ledger is the record. */
import type { CoverageMoneyState } from "@script-manifest/contracts";
import type { Order } from "./entities.ts";

type Facts = Pick<
  Order,
  | "status"
  | "heldAt"
  | "capturedAt"
  | "refundedCents"
  | "priceCents"
  | "stripeTransferId"
  | "statusReason"
  | "providerPayoutCents"
  | "withheldCents"
>;

export function moneyState(order: Facts): CoverageMoneyState {
  switch (order.status) {
    case "placed":
      return "unpaid";
    case "payment_failed":
      return "unpaid";
    case "payment_held":
      return "authorised";
    case "claimed":
    case "in_progress":
      return order.capturedAt === null ? "capturing" : "held";
    case "delivered":
    case "disputed":
      return "held";
    case "completed":
      if (order.refundedCents > 0) return "split";
      return order.stripeTransferId === null && order.providerPayoutCents > order.withheldCents
        ? "paying_out"
        : "paid_out";
    case "refunded":
      if (order.statusReason === "chargeback_lost") return "refunded";
      return order.refundedCents < order.priceCents ? "refunding" : "refunded";
    case "cancelled":
      if (order.statusReason === "captured_less") return order.refundedCents > 0 ? "refunded" : "refunding";
      if (order.capturedAt !== null) return order.refundedCents < order.priceCents ? "refunding" : "refunded";
      return order.heldAt === null ? "unpaid" : "released";
  }
}
