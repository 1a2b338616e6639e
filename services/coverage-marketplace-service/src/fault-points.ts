/**
 * The named moments between two effects at which a process may die. In production each is a call that does
 * nothing; a torture run (packages/torture) sets a hook that kills the process there.
 *
 * Belongs here: the names. Does not: what is to happen at them. A new effect between two others gets a name,
 * and from then on every torture run dies there too.
 */

/** Name → what has happened and what has not. */
export const FAULT_POINTS = {
  "order-placed": "the order's row is committed, its intent was not asked for",
  "operation-leased": "the operation is leased and marked as sent, Stripe was not asked",
  "stripe-answered": "Stripe has done it and said so, nothing of it is stored",
  "operation-rekeyed": "the operation has its new key, its retry is not scheduled",
  "operation-settled": "the result is stored, whoever waits for it was not answered",
  "order-changed": "an order's change is committed, its money was not moved",
  "account-created": "the provider's account exists at Stripe, its id is not stored",
  "event-verified": "an event's signature is good, the event is not stored",
  "event-stored": "an event is in the inbox, Stripe was not answered",
  "event-handled": "an event had its effect, it is not marked as processed",
  "answer-ready": "a request is done, its answer is not kept under its key",
  "answer-kept": "the answer is kept under its key, the caller does not have it",
  "person-told": "a notification was handed over, its job is not finished",
  "job-done": "a job's work is done, the job that follows it is not enqueued",
} as const;

export type FaultPoint = keyof typeof FAULT_POINTS;

let hook: ((name: FaultPoint) => void) | null = null;

/** Marks the moment. Does nothing unless a hook was set. */
export function faultPoint(name: FaultPoint): void {
  hook?.(name);
}

/** For torture runs only: called at every fault point. Null takes it away. */
export function setFaultHook(next: typeof hook): void {
  hook = next;
}
