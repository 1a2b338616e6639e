/**
 * Time as this service counts it: milliseconds since the epoch, UTC.
 *
 * Belongs here: the only place that touches `Date`. Does not: when a letter is tried again (jobs/).
 */

/** Milliseconds since the epoch. */
export type Instant = number;

/** A clock is an argument everywhere, so that tests can hold it. Production's is `systemClock`. */
export type Clock = () => Instant;

export const systemClock: Clock = () => Date.now();

/** ISO-8601 in UTC with milliseconds, as the contract writes every timestamp. */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** For libraries that ask for a Date. */
export function toDate(instant: Instant): Date {
  return new Date(instant);
}
