/**
 * What must hold once the weather is fine, every bank and every admin has decided, and every job has run: I4,
 * I7 and I9 of payments.md, and that no card stays blocked.
 *
 * Money that somebody moved at Stripe's dashboard is no promise of ours: of such an order the service's own
 * movements must agree all the same, and an admin must have been told.
 */
import { isTerminal } from "@script-manifest/coverage-marketplace-service/src/domain/order-lifecycle.ts";
import { balanceOf, moved, type OrderFacts } from "../facts.ts";
import { brokenAlways } from "./always.ts";

/** Every broken promise about one order that should have come to its end; empty when all is well. */
export function brokenAtRest(facts: OrderFacts): string[] {
  return [
    ...brokenAlways(facts),
    ...brokenEnd(facts),
    ...brokenAgreement(facts),
    ...brokenDebts(facts),
    ...brokenAlarms(facts),
  ];
}

function brokenEnd(facts: OrderFacts): string[] {
  const { order } = facts;
  const problems: string[] = [];
  if (!isTerminal(order.status) && !facts.byHand) problems.push(`I4: ${order.status} is no end`);
  if (order.frozen && !facts.byHand) problems.push("I4: the order is still frozen");
  for (const { kind, status, lastError } of facts.operations) {
    if (["pending", "sent", "parked"].includes(status))
      problems.push(`I4: the ${kind} is still ${status} (${lastError ?? "no error"})`);
  }
  for (const [account, layer] of ENDED) {
    const balance = balanceOf(facts, account, { layer });
    if (balance !== 0 && !facts.byHand) problems.push(`I4: ${account} (${layer}) holds ${balance}`);
  }
  for (const payment of facts.payments) {
    if (payment.status === "requires_capture") problems.push("I4: the writer's card stays blocked");
    else if (order.capturedAt === null && payment.status !== "canceled" && !facts.byHand)
      problems.push(`I4: the card could still be charged: the intent is ${payment.status}`);
  }
  return problems;
}

const ENDED = [
  ["held:order", "posted"],
  ["held:order", "pending"],
  ["writer:card", "posted"],
  ["writer:card", "pending"],
  ["dispute:held", "posted"],
] as const;

function brokenAgreement(facts: OrderFacts): string[] {
  const { order } = facts;
  const at = moved(facts);
  if (order.capturedAt === null && facts.byHand) return [];
  const fees = at.feeCents + at.disputeFeeCents;
  const clearing = at.capturedCents - fees - at.transferredCents - at.refundedCents - at.withdrawnCents;
  const expected: [string, number, number][] = [
    ["I7: stripe:fees", balanceOf(facts, "stripe:fees"), fees],
    ["I7: stripe:clearing", balanceOf(facts, "stripe:clearing"), clearing],
    ["I7: refunded", order.refundedCents, at.refundedCents],
    ["I7: chargebacks lost", -balanceOf(facts, "dispute:held", { kinds: ["chargeback_lost"] }), at.lostCents],
  ];
  return expected
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([what, ours, theirs]) => `${what} is ${ours}, by Stripe it is ${theirs}`);
}

/** The service gives up asking an account that is short after so many refusals. */
const REVERSALS_MAX = 10;

/** Whom money is still owed to or by, and whether anything excuses it. */
function brokenDebts(facts: OrderFacts): string[] {
  if (facts.byHand) return [];
  const problems: string[] = [];
  const failed = (kind: string) =>
    facts.operations.filter((one) => one.kind === kind && one.status === "failed").length;
  const payable = balanceOf(facts, "provider:payable");
  if (payable < 0) problems.push(`I9: the provider was not paid ${-payable}`);
  const short = failed("reversal") > 0;
  const left = facts.accountCents >= payable && failed("reversal") < REVERSALS_MAX;
  // What was kept back for another order cannot be taken back at Stripe: later payouts pay it.
  const keptBack = balanceOf(facts, "provider:payable", { kinds: ["withheld"] });
  const nothingSent = moved(facts).transferredCents === 0 && payable <= keptBack;
  if (payable > 0 && !nothingSent && (!short || left))
    problems.push(`I9: the provider owes ${payable} and has ${facts.accountCents}, nobody took it back`);

  const owed = -balanceOf(facts, "writer:refund");
  const lost = facts.chargebacks.some(({ status }) => status === "lost");
  if (owed < 0) problems.push(`I4: the writer was given ${-owed} that nobody decided`);
  // Stripe refunds nothing of a charge that was lost to its bank: an admin finds another way.
  if (owed > 0 && !(lost && failed("refund") > 0)) problems.push(`I4: the writer is still owed ${owed}`);

  const loss = balanceOf(facts, "platform:loss");
  const theirs = -balanceOf(facts, "provider:payable", { kinds: ["release", "chargeback_lost"] });
  if (loss < 0) problems.push(`I7: the platform has lost ${loss}`);
  // A refund that came back after the loss was borne is owed all the same.
  const cameBack = facts.postings.some(({ kind }) => kind === "refund_failed");
  if (loss > 0 && (theirs > 0 || (owed > 0 && !cameBack)))
    problems.push(
      `I9: the platform bears ${loss}, the provider keeps ${theirs}, the writer waits for ${owed}`,
    );
  return problems;
}

/** Differences an admin was told of although there were none. */
const FALSE_ALARMS: readonly string[] = [
  "moved_by_hand",
  "capture_differs",
  "transfer_differs",
  "payment_mismatch",
  "held_after_end",
];

function brokenAlarms(facts: OrderFacts): string[] {
  const { alarms, byHand, warnings, order } = facts;
  const problems: string[] = [];
  const told = (subject: string) => alarms.some((alarm) => alarm.subject === subject);
  if (!byHand)
    for (const { kind, subject } of alarms)
      if (FALSE_ALARMS.includes(kind)) problems.push(`alarm: ${kind} of ${subject}, which nobody caused`);
  for (const one of [...facts.transfers, ...facts.refunds])
    if (one.byHand && !told(one.id)) problems.push(`alarm: nobody was told of ${one.id}, made by hand`);
  for (const { id, actionable } of warnings)
    if (actionable && order.capturedAt !== null && !told(id))
      problems.push(`alarm: nobody was told of the fraud warning ${id}`);
  return problems;
}
