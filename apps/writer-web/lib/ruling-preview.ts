/**
 * Who gets what of a price, to the cent: as agreed, and under each ruling on a dispute before it is made. The
 * API decides; this shows what it will decide, by the same arithmetic (whole cents, the commission rounded
 * half up).
 */

export type Ruling = "resolved_refund" | "resolved_no_refund" | "resolved_partial";

export interface RulingTerms {
  readonly priceCents: number;
  readonly commissionBps: number;
}

export interface RulingPreview {
  readonly writerCents: number;
  readonly providerCents: number;
  readonly commissionCents: number;
}

const BPS_WHOLE = 10_000n;

/**
 * The three parts always sum to the price. `refundCents` only counts for a partial refund; NaN counts as
 * nothing.
 */
export function previewRuling(ruling: Ruling, terms: RulingTerms, refundCents: number): RulingPreview {
  const writerCents = refundOf(ruling, terms.priceCents, refundCents);
  const earnedCents = terms.priceCents - writerCents;
  const commissionCents = commissionOf(earnedCents, terms.commissionBps);
  return { writerCents, commissionCents, providerCents: earnedCents - commissionCents };
}

/** What reader and platform get of a price when nothing goes back; null when the share is not known. */
export function priceParts(o: {
  priceCents: number;
  commissionBps?: number | undefined;
}): RulingPreview | null {
  const { priceCents, commissionBps } = o;
  return commissionBps === undefined
    ? null
    : previewRuling("resolved_no_refund", { priceCents, commissionBps }, 0);
}

function refundOf(ruling: Ruling, priceCents: number, refundCents: number): number {
  if (ruling === "resolved_refund") return priceCents;
  if (ruling === "resolved_no_refund" || !Number.isSafeInteger(refundCents)) return 0;
  return Math.min(Math.max(refundCents, 0), priceCents);
}

function commissionOf(cents: number, bps: number): number {
  return Number((BigInt(cents) * BigInt(bps) + BPS_WHOLE / 2n) / BPS_WHOLE);
}
