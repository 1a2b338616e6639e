/**
 * The windows of product.md, written down a second time: how long each lasts, and from which instant on. A
 * deadline that is off by a day moves money a day early or late, though every move keeps to it.
 */
import type { KnownOrder, OrderFacts } from "../facts.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PAYMENT_MS = HOUR_MS;
const CLAIM_MS = 72 * HOUR_MS;
const LATE_MS = 72 * HOUR_MS;
const REVIEW_MS = 7 * DAY_MS;
/** Nobody claims in the last day of an authorisation, or the last hour of a short one. */
const CLAIM_MARGIN_MS = DAY_MS;
const CAPTURE_MARGIN_MS = HOUR_MS;

/** A process may have decided this long before it was stored. */
const ON_ITS_WAY_MS = 27 * HOUR_MS;

export function brokenWindows({ order, transitions }: OrderFacts): string[] {
  const problems: string[] = [];
  for (const [name, from, expected] of deadlinesOf(order)) {
    const deadline = order[name] as number | null;
    // The store may count finer than a millisecond.
    if (expected === null ? deadline !== null : Math.abs((deadline ?? 0) - expected) > 1)
      problems.push(`I6: the ${name} is ${deadline}, from ${from} it is ${expected}`);
  }
  for (const { event, createdAt } of transitions) {
    const name = INSTANTS[event];
    const at = name ? (order[name] as number | null) : createdAt;
    if (at === null || createdAt - at > ON_ITS_WAY_MS || at - createdAt > 1)
      problems.push(`I6: ${event} is of ${createdAt}, the order's ${name} is ${at}`);
  }
  return problems;
}

/** What a move writes down as its instant. */
const INSTANTS: Readonly<Record<string, keyof KnownOrder>> = {
  hold_payment: "heldAt",
  claim: "claimedAt",
  deliver: "deliveredAt",
};

type Deadline = "paymentDeadline" | "claimDeadline" | "slaDeadline" | "lateDeadline" | "reviewDeadline";

function deadlinesOf(order: KnownOrder): readonly [Deadline, string, number | null][] {
  const after = (at: number | null, ms: number) => (at === null ? null : at + ms);
  return [
    ["claimDeadline", "heldAt", claimDeadlineOf(order)],
    ["slaDeadline", "claimedAt", after(order.claimedAt, order.turnaroundDays * DAY_MS)],
    ["lateDeadline", "claimedAt", after(order.claimedAt, order.turnaroundDays * DAY_MS + LATE_MS)],
    ["reviewDeadline", "deliveredAt", after(order.deliveredAt, REVIEW_MS)],
    ["paymentDeadline", "its reading", paymentDeadlineOf(order)],
  ];
}

function claimDeadlineOf({ heldAt, captureBefore }: KnownOrder): number | null {
  if (heldAt === null || captureBefore === null) return null;
  const margin = captureBefore - CLAIM_MARGIN_MS;
  return Math.min(heldAt + CLAIM_MS, margin > heldAt ? margin : captureBefore - CAPTURE_MARGIN_MS);
}

/** The service's price was read, and the hour counted, somewhat before the order was stored. */
function paymentDeadlineOf({ createdAt, paymentDeadline }: KnownOrder): number {
  const latest = createdAt + PAYMENT_MS;
  const deadline = paymentDeadline ?? 0;
  return deadline <= latest && latest - deadline <= ON_ITS_WAY_MS ? deadline : latest;
}
