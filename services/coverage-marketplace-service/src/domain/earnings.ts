/** A provider's share of one order, in one word, from what the ledger says of it. */
import type { CoverageEarningsLine } from "@script-manifest/contracts";

export interface EarningsFacts {
  readonly priceCents: number;
  /** The share that was agreed: price − commission. */
  readonly providerPayoutCents: number;
  /** What the ledger has booked as revenue; nothing before the order ends. */
  readonly commissionCents: number;
  readonly heldCents: number;
  readonly releasedCents: number;
  readonly transferredCents: number;
}

/**
 * Held until the order ends; then on its way until transferred; an order that ended without a share went
 * back.
 */
export function earningsState(facts: EarningsFacts): CoverageEarningsLine["state"] {
  if (facts.heldCents > 0) return "held";
  if (facts.releasedCents === 0) return "returned";
  return facts.transferredCents >= facts.releasedCents ? "paid_out" : "on_its_way";
}

/**
 * While the money is held its split is what was agreed; afterwards what was booked, which a ruling may have
 * changed.
 */
export function earningsSplit(facts: EarningsFacts): { payoutCents: number; commissionCents: number } {
  if (facts.heldCents === 0)
    return { payoutCents: facts.releasedCents, commissionCents: facts.commissionCents };
  return {
    payoutCents: facts.providerPayoutCents,
    commissionCents: facts.priceCents - facts.providerPayoutCents,
  };
}
