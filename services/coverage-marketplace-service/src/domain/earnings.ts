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
  /** Kept back for other orders; negative: settled by what was kept back from others. */
  readonly offsetCents: number;
}

/**
 * Held until the order ends; then on its way until transferred, or kept back whole; an order that ended
 * without a share went back.
 */
export function earningsState(facts: EarningsFacts): CoverageEarningsLine["state"] {
  if (facts.heldCents > 0) return "held";
  if (facts.releasedCents === 0) return "returned";
  if (dueCents(facts) > 0) return "on_its_way";
  return facts.transferredCents > 0 ? "paid_out" : "kept_back";
}

/** What the provider is still to get of it; below zero when they have more than is theirs. */
export function dueCents({
  releasedCents,
  transferredCents,
  offsetCents,
}: Pick<EarningsFacts, "releasedCents" | "transferredCents" | "offsetCents">): number {
  return releasedCents - transferredCents - offsetCents;
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
