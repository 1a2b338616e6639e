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

/** Whatever was begun is gone on with as soon as this; what is parked waits for something outside. */
const SOON_MS = 15 * 60_000;

/** `waiting`: when each job runs, by its key (repository/job-spec.ts). */
export function brokenQueue(
  { order, operations }: OrderFacts,
  { waiting, now }: { waiting: ReadonlyMap<string, number>; now: number },
): string[] {
  const watch = WATCHES[order.status];
  const problems = operations
    .filter(({ id, status }) => OPEN.includes(status) && !waiting.has(`op:${id}`))
    .map(({ kind, status }) => `queue: the ${kind} is ${status}, and no job goes on with it`);
  for (const { id, kind, status } of operations) {
    const late = (waiting.get(`op:${id}`) ?? 0) - now > SOON_MS;
    if (late && (status === "pending" || status === "sent"))
      problems.push(`queue: the ${kind} is ${status}, and its job waits for longer than it has to`);
  }
  if (watch && !waiting.has(`${watch}:${order.id}`))
    problems.push(`queue: the order is ${order.status}, and no job waits for ${watch}`);
  return problems;
}

/** Events in the inbox that nobody has worked on. */
export function brokenInboxQueue(
  received: readonly string[],
  waiting: ReadonlyMap<string, number>,
): string[] {
  return received
    .filter((id) => !waiting.has(`event:${id}`))
    .map((id) => `queue: the event ${id} is in the inbox, and no job waits for it`);
}
