/**
 * The order's windows as product.md's policies set them, and the deadlines that follow. Durations in
 * milliseconds.
 */
import { DAY_MS, HOUR_MS, type Instant } from "./clock.ts";

export interface OrderPolicy {
  /** An unpaid order expires after this. */
  readonly paymentWindowMs: number;
  /** An authorised order must be claimed within this. */
  readonly claimWindowMs: number;
  /** Undelivered this long after the SLA deadline, a dispute opens by itself. */
  readonly lateGraceMs: number;
  /** A delivery is accepted by itself after this. */
  readonly reviewWindowMs: number;
}

/** The claim window also ends this long before the authorisation lapses (product.md, claim window). */
const CLAIM_MARGIN_MS = 24 * HOUR_MS;
/**
 * No claim is taken closer than this to the lapse: the capture must still reach the bank (payments.md,
 * Transitions).
 */
const CAPTURE_MARGIN_MS = HOUR_MS;

/**
 * When an authorised order stops being claimable: the window, and never later than 24 h before the
 * authorisation lapses. An authorisation that lapses within a day leaves what is left of it but its last
 * hour.
 */
export function claimDeadline(o: { heldAt: Instant; captureBefore: Instant; policy: OrderPolicy }): Instant {
  const byPolicy = o.heldAt + o.policy.claimWindowMs;
  const byMargin = o.captureBefore - CLAIM_MARGIN_MS;
  const latest = o.captureBefore - CAPTURE_MARGIN_MS;
  return Math.min(byPolicy, byMargin > o.heldAt ? byMargin : latest);
}

export function slaDeadline(o: { claimedAt: Instant; turnaroundDays: number }): Instant {
  return o.claimedAt + o.turnaroundDays * DAY_MS;
}

export function lateDeadline(o: { slaDeadline: Instant; policy: OrderPolicy }): Instant {
  return o.slaDeadline + o.policy.lateGraceMs;
}

export function reviewDeadline(o: { deliveredAt: Instant; policy: OrderPolicy }): Instant {
  return o.deliveredAt + o.policy.reviewWindowMs;
}
