/**
 * Time as the marketplace counts it: milliseconds since the epoch, UTC.
 *
 * Belongs here: the only place that touches `Date`. Does not: deadlines and what they mean (order-lifecycle.ts).
 */

/** Milliseconds since the epoch. */
export type Instant = number;

/** A clock is an argument everywhere, so that tests can hold it. Production's is `systemClock`. */
export type Clock = () => Instant;

export const systemClock: Clock = () => Date.now();

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** ISO-8601 in UTC with milliseconds, as the contract writes every timestamp. */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** Reads an ISO-8601 timestamp. Throws a RangeError when it is none: only our own text comes here. */
export function fromIso(iso: string): Instant {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) throw new RangeError(`not a timestamp: ${iso}`);
  return instant;
}
