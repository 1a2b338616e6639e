/** The one place that asks what time it is. Everything else is handed the moment. */

/** Milliseconds since the epoch. */
export function now(): number {
  return Date.now();
}
