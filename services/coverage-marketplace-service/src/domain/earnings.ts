/** A provider's share of one order, in one word, from what the ledger says of it. */
import type { CoverageEarningsLine } from "@script-manifest/contracts";

export interface EarningsFacts {
  readonly heldCents: number;
  readonly releasedCents: number;
  readonly transferredCents: number;
}

/** Held until the order ends; then on its way until transferred; an order that ended without a share went back. */
export function earningsState(facts: EarningsFacts): CoverageEarningsLine["state"] {
  if (facts.heldCents > 0) return "held";
  if (facts.releasedCents === 0) return "returned";
  return facts.transferredCents >= facts.releasedCents ? "paid_out" : "on_its_way";
}
