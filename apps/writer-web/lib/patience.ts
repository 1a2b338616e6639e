/**
 * How long the server waits for the API. What has just hung is not waited for as long again: a page whose
 * error is rendered asks the same once more, and so does everybody else meanwhile.
 */
import "server-only";
import { now } from "./clock";

/** What a page cannot do without is waited for this long, then the page says that it did not come. */
const READ_MS = 5_000;
/** A part the page can be shown without holds it up no longer than this. */
export const PART_MS = 1_500;
/** A change may be about to succeed: giving up early would leave it unknown. */
const CHANGE_MS = 20_000;
/** How long a hanging is remembered. */
const REMEMBERED_MS = 3_000;

/** Endpoint → until when it counts as hanging. */
const hanging = new Map<string, number>();

/** In milliseconds. */
export function patienceFor(name: string, o: { method: string; part: boolean }): number {
  if (o.method !== "GET") return CHANGE_MS;
  return o.part || (hanging.get(name) ?? 0) > now() ? PART_MS : READ_MS;
}

/** What became of a call: only a wait in vain is remembered. */
export function noteFailure(name: string, error: unknown): void {
  if (error instanceof Error && error.name === "TimeoutError") hanging.set(name, now() + REMEMBERED_MS);
}
