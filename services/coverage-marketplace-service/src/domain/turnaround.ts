/**
 * How long a provider usually takes: the median of the latest deliveries, so that neither one slow report nor
 * an old habit speaks for them.
 *
 * Belongs here: what is kept and how it is read. Does not: deadlines (deadlines.ts).
 */
import type { OrderFacts } from "./entities.ts";

/** How many deliveries speak for a provider. */
export const TURNAROUNDS_KEPT = 20;

const MINUTE_MS = 60_000;

/** The latest turnarounds with this order's, oldest first. An order that lacks a moment adds nothing. */
export function keepTurnaround(
  recent: readonly number[],
  { claimedAt, deliveredAt }: Pick<OrderFacts, "claimedAt" | "deliveredAt">,
): readonly number[] {
  if (claimedAt === null || deliveredAt === null) return recent;
  const minutes = Math.max(0, Math.floor((deliveredAt - claimedAt) / MINUTE_MS));
  return [...recent, minutes].slice(-TURNAROUNDS_KEPT);
}

/** Of an even number the lower middle one, so that it is a time that happened; null when there is none. */
export function typicalTurnaround(recent: readonly number[]): number | null {
  const sorted = [...recent].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}
