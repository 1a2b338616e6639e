/** What each ruling of an admin means for the order. */
import type { CoverageDisputeResolveRequest } from "@script-manifest/contracts";
import { DomainError } from "./errors.ts";
import type { OrderEvent } from "./order-lifecycle.ts";

export type Ruling = Exclude<CoverageDisputeResolveRequest["status"], "under_review">;

/** Ruling → the order's event. */
export const RULINGS: Record<Ruling, OrderEvent> = {
  resolved_refund: "uphold_dispute",
  resolved_no_refund: "dismiss_dispute",
  resolved_partial: "split_dispute",
};

/** A partial refund is a real part: 0 < r < price. Throws invalid_payload naming the field otherwise. */
export function assertPartialRefund({
  refundCents,
  priceCents,
}: {
  refundCents: number;
  priceCents: number;
}): void {
  if (Number.isSafeInteger(refundCents) && refundCents > 0 && refundCents < priceCents) return;
  const message = `must be more than 0 and less than the price of ${priceCents}`;
  throw new DomainError("invalid_payload", "A partial refund must be a part of the price.", [
    { path: "body.refundAmountCents", message },
  ]);
}
