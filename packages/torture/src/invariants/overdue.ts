/**
 * What must have moved by itself once its deadline is past and every job has run in fine weather: an order
 * that waits on keeps somebody's money for longer than they were promised, though nothing of it is lost.
 */
import type { KnownOrder, OrderFacts } from "../facts.ts";

/** No status waits for longer than this past its deadline: what is held up is looked at again before. */
const LATE_MS = 3_600_000;

const WAITS: Readonly<Record<string, keyof KnownOrder>> = {
  placed: "paymentDeadline",
  payment_held: "claimDeadline",
  claimed: "lateDeadline",
  in_progress: "lateDeadline",
  delivered: "reviewDeadline",
};

export function brokenDeadlines({ order, byHand }: OrderFacts, now: number): string[] {
  const name = WAITS[order.status];
  const deadline = name && (order[name] as number | null);
  // Frozen money waits for the bank, or for an admin; what was moved by hand waits for whoever moved it.
  if (!name || !deadline || order.frozen || byHand || now - deadline <= LATE_MS) return [];
  const hours = Math.floor((now - deadline) / 3_600_000);
  return [`late: the order is still ${order.status}, its ${name} was ${hours} hours ago`];
}
