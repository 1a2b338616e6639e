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

/** `waiting` are the keys of all jobs (repository/job-spec.ts). */
export function brokenQueue({ order, operations }: OrderFacts, waiting: ReadonlySet<string>): string[] {
  const watch = WATCHES[order.status];
  const problems = operations
    .filter(({ id, status }) => OPEN.includes(status) && !waiting.has(`op:${id}`))
    .map(({ kind, status }) => `queue: the ${kind} is ${status}, and no job goes on with it`);
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
