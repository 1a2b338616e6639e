/**
 * The legal moves of payments.md, written down a second time: an oracle that shared the service's own table
 * would find every mistake in it legal.
 *
 * Belongs here: who may move what, from where, when. Does not: what follows from a move.
 */
import { balanceOf, type KnownOrder, type OrderFacts } from "../facts.ts";

interface Rule {
  readonly from: readonly string[];
  readonly to: string;
  readonly by: string;
  /** Not while the card's bank, or suspicion of it, has the money. */
  readonly neverFrozen?: true;
  /** Not before that instant; not after it, but for a decision that was on its way. */
  readonly notBefore?: keyof KnownOrder;
  /** Only while it is frozen. */
  readonly onlyFrozen?: true;
  /** Only once the card was charged. */
  readonly captured?: true;
  readonly notAfter?: keyof KnownOrder;
}

const READ = ["claimed", "in_progress"];
const UNDER_WAY = [...READ, "delivered", "disputed"];

const RULES: Readonly<Record<string, Rule>> = {
  hold_payment: { from: ["placed"], to: "payment_held", by: "system" },
  fail_payment: { from: ["placed"], to: "payment_failed", by: "system", notBefore: "paymentDeadline" },
  cancel: { from: ["placed", "payment_held"], to: "cancelled", by: "writer" },
  release_unclaimed: { from: ["payment_held"], to: "cancelled", by: "system", notBefore: "claimDeadline" },
  lose_authorisation: { from: ["payment_held", ...READ], to: "cancelled", by: "system" },
  fall_short: { from: ["claimed"], to: "cancelled", by: "system" },
  claim: { from: ["payment_held"], to: "claimed", by: "provider", notAfter: "claimDeadline" },
  start: { from: ["claimed"], to: "in_progress", by: "provider", captured: true },
  deliver: { from: READ, to: "delivered", by: "provider", captured: true },
  cancel_late: {
    from: READ,
    to: "cancelled",
    by: "writer",
    neverFrozen: true,
    captured: true,
    notBefore: "slaDeadline",
  },
  dispute_late: { from: READ, to: "disputed", by: "writer", notBefore: "slaDeadline" },
  breach_sla: { from: READ, to: "disputed", by: "system", notBefore: "lateDeadline" },
  complete: { from: ["delivered"], to: "completed", by: "writer", neverFrozen: true },
  auto_complete: {
    from: ["delivered"],
    to: "completed",
    by: "system",
    neverFrozen: true,
    notBefore: "reviewDeadline",
  },
  dispute: { from: ["delivered"], to: "disputed", by: "writer", notAfter: "reviewDeadline" },
  dismiss_dispute: { from: ["disputed"], to: "completed", by: "admin", neverFrozen: true },
  split_dispute: { from: ["disputed"], to: "completed", by: "admin", neverFrozen: true },
  uphold_dispute: { from: ["disputed"], to: "refunded", by: "admin", neverFrozen: true },
  refund_suspected: { from: UNDER_WAY, to: "refunded", by: "admin", onlyFrozen: true },
  lose_chargeback: { from: UNDER_WAY, to: "refunded", by: "system" },
};

/** Rows that leave the status as it is. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  freeze: ["system"],
  suspect_fraud: ["system"],
  unfreeze: ["system", "admin"],
  bear_chargeback: ["system"],
};

/** A process may have decided in time, and been away for as long as this before it was stored. */
const ON_ITS_WAY_MS = 13 * 3_600_000;

/** What has just been frozen, and what lets an order go on again. */
const FREEZING: readonly string[] = ["freeze", "suspect_fraud"];
const THAWING: readonly string[] = ["unfreeze", "bear_chargeback", "lose_chargeback", "refund_suspected"];

/** Every row of the history that may not stand there. */
export function brokenHistory(facts: OrderFacts): string[] {
  const { order, transitions } = facts;
  const [first, ...rest] = transitions;
  if (first?.event !== "place") return [`I6: the history begins with ${first?.event ?? "nothing"}`];
  const problems: string[] = [];
  let status: string = first.toStatus;
  let frozen = false;
  for (const row of rest) {
    const { event, fromStatus } = row;
    if (fromStatus !== status) problems.push(`I6: ${event} came from ${fromStatus}, the order was ${status}`);
    const why = illegal(row, order, frozen);
    if (why) problems.push(`I6: ${event} ${why}`);
    status = row.toStatus;
    if (FREEZING.includes(event)) frozen = true;
    if (THAWING.includes(event)) frozen = false;
  }
  if (order.status !== status)
    problems.push(`I6: the order is ${order.status}, its history ends with ${status}`);
  if (frozen && !order.frozen) problems.push("I9: the order is frozen by its history, and not by its facts");
  // A bank that takes money after all freezes without a row: it was told of before, and let go meanwhile.
  if (!frozen && order.frozen && balanceOf(facts, "dispute:held") === 0)
    problems.push("I9: the order is frozen, and nothing in its history says why");
  return problems;
}

function illegal(
  { event, fromStatus, toStatus, actor, createdAt }: OrderFacts["transitions"][number],
  order: KnownOrder,
  frozen: boolean,
): string | null {
  const mark = MARKS[event];
  if (mark) return fromStatus === toStatus && mark.includes(actor) ? null : `by ${actor} is no mark`;
  const rule = RULES[event];
  if (!rule?.from.includes(String(fromStatus)) || rule.to !== toStatus || rule.by !== actor)
    return `by ${actor} from ${fromStatus} to ${toStatus} is no legal move`;
  if (frozen && rule.neverFrozen) return "moved an order whose money was frozen";
  const at = (name: keyof KnownOrder | undefined) => (name ? (order[name] as number | null) : null);
  const [notBefore, notAfter] = [at(rule.notBefore), at(rule.notAfter)];
  if (!frozen && rule.onlyFrozen) return "moved an order that nobody had frozen";
  if (rule.captured && (order.capturedAt === null || createdAt < order.capturedAt))
    return "before the card was charged";
  if (rule.notBefore && (notBefore === null || createdAt < notBefore)) return `before its ${rule.notBefore}`;
  if (notAfter !== null && createdAt > notAfter + ON_ITS_WAY_MS) return `after its ${rule.notAfter}`;
  return null;
}
