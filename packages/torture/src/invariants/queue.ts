/**
 * What must wait in the queue whenever nobody is at work: whatever is not finished has a job that goes on
 * with it. The reconciler might find it all the same, hours later; that is its second guard, not the first.
 */
import type { OrderFacts } from "../facts.ts";

/** The job that watches over each status' deadline (commands/meet-deadline.ts). */
const WATCHES: Readonly<Record<string, string>> = {
  placed: "fail_payment",
  payment_held: "release_unclaimed",
  claimed: "breach_sla",
  in_progress: "breach_sla",
  delivered: "auto_complete",
};

const OPEN: readonly string[] = ["pending", "sent", "parked"];

/** No lease outlives its worker for longer: until it ends nobody else may go on. */
const LEASE_MS_MAX = 15 * 60_000;

/** `waiting` are the keys of all jobs (repository/job-spec.ts), `leasedUntil` is by operation. */
export function brokenQueue(
  { order, operations }: OrderFacts,
  o: { waiting: ReadonlySet<string>; leasedUntil: (operationId: string) => number | null; now: number },
): string[] {
  const { waiting, leasedUntil, now } = o;
  const watch = WATCHES[order.status];
  const problems = operations
    .filter(({ id, status }) => OPEN.includes(status) && !waiting.has(`op:${id}`))
    .map(({ kind, status }) => `queue: the ${kind} is ${status}, and no job goes on with it`);
  for (const { id, kind } of operations)
    if ((leasedUntil(id) ?? 0) - now > LEASE_MS_MAX)
      problems.push(`queue: the ${kind} is leased for longer than anybody works on it`);
  if (watch && !waiting.has(`${watch}:${order.id}`))
    problems.push(`queue: the order is ${order.status}, and no job waits for ${watch}`);
  return problems;
}

/** Events in the inbox that nobody has worked on. */
export function brokenInboxQueue(received: readonly string[], waiting: ReadonlySet<string>): string[] {
  return received
    .filter((id) => !waiting.has(`event:${id}`))
    .map((id) => `queue: the event ${id} is in the inbox, and no job waits for it`);
}
