/**
 * What must hold at every moment, whatever has just been lost or killed: I1–I3, I5, I6, I9 of payments.md.
 * Each answers what is broken, in words that begin with the invariant's name.
 */
import { balanceOf, moved, type OrderFacts, sum } from "../facts.ts";
import { brokenHistory } from "./legal-moves.ts";
import { shareOf } from "./shares.ts";
import { brokenWindows } from "./windows.ts";

/** Every broken promise about one order; empty when all is well. */
export function brokenAlways(facts: OrderFacts): string[] {
  return [
    ...brokenMoney(facts),
    ...brokenBooks(facts),
    ...brokenDecisions(facts),
    ...brokenShares(facts),
    ...brokenHistory(facts),
    ...brokenFailures(facts),
    ...brokenWindows(facts),
  ];
}

function brokenMoney(facts: OrderFacts): string[] {
  const { order, payments } = facts;
  const { capturedCents, transferredCents, refundedCents } = moved(facts);
  const problems: string[] = [];
  if (payments.length > 1) problems.push(`I1: ${payments.length} intents for one order`);
  if (capturedCents > order.priceCents)
    problems.push(`I1: captured ${capturedCents} of a price of ${order.priceCents}`);
  if (transferredCents + refundedCents > capturedCents)
    problems.push(`I2: out ${transferredCents} + ${refundedCents}, in ${capturedCents}`);
  for (const kind of ["capture", "transfer"]) {
    const live = facts.operations.filter(
      (operation) => operation.kind === kind && !["failed", "abandoned"].includes(operation.status),
    );
    if (live.length > 1) problems.push(`I5: ${live.length} live operations to ${kind}`);
  }
  const transfers = facts.transfers.filter(({ byHand }) => !byHand);
  if (transfers.filter((transfer) => transfer.amountCents > transfer.reversedCents).length > 1)
    problems.push(`I5: ${transfers.length} transfers for one order`);
  for (const { id, toProvider } of transfers)
    if (!toProvider) problems.push(`I9: the transfer ${id} went to somebody else's account`);
  if (transferredCents > 0 && order.status !== "completed")
    problems.push(`I9: ${transferredCents} transferred although the order is ${order.status}`);
  return problems;
}

function brokenBooks(facts: OrderFacts): string[] {
  const { order, postings } = facts;
  const problems = postings
    .filter((posting) => sum(posting.entries.map((entry) => entry.amountCents)) !== 0)
    .map((posting) => `I3: the posting ${posting.kind} does not sum to zero`);
  const keys = postings.map((posting) => `${posting.opId} ${posting.kind}`);
  if (new Set(keys).size < keys.length) problems.push("I3: a posting was booked twice");
  const withBank = balanceOf(facts, "dispute:held");
  if (withBank < 0) problems.push(`I3: the bank gave back ${-withBank} more than it took`);
  if (withBank > 0 && !order.frozen)
    problems.push(`I9: the bank has ${withBank} of an order that is not frozen`);
  return problems;
}

/** What may still be sent is never more than was decided, however often it was tried. */
function brokenDecisions(facts: OrderFacts): string[] {
  const { order, operations, postings } = facts;
  const waiting = (...kinds: string[]) =>
    operations.filter(({ kind, status }) => kinds.includes(kind) && OPEN.includes(status));
  const problems: string[] = [];
  // A bank that gave the writer a part leaves a refund that is dropped when its turn comes.
  if (!postings.some(({ kind }) => kind === "chargeback_lost")) {
    const decided = -balanceOf(facts, "writer:refund", { kinds: ["refund_decided"] });
    const refunds = sum(waiting("refund").map(({ params }) => params.amountCents));
    if (refunds + order.refundedCents > decided)
      problems.push(
        `I2: ${refunds} wait to be refunded after ${order.refundedCents}, ${decided} were decided`,
      );
  }
  const share = -balanceOf(facts, "provider:payable", { kinds: ["release"] });
  for (const { kind, params } of waiting("transfer", "retransfer"))
    if (params.amountCents > share)
      problems.push(`I9: a ${kind} of ${params.amountCents} waits, the share is ${share}`);
  return problems;
}
const OPEN: readonly string[] = ["pending", "sent", "parked"];

/** An account that cannot be paid now may be paid later: its payout waits, and is not given up. */
const UNPAYABLE = /cannot be sent transfers|insufficient_capabilities/;

/** A refusal and its alarm are one commit: at no moment has something failed that nobody was told of. */
function brokenFailures({ operations, alarms }: OrderFacts): string[] {
  const givenUp = operations
    .filter(({ kind, status }) => status === "failed" && (kind === "transfer" || kind === "retransfer"))
    .filter(({ lastError }) => UNPAYABLE.test(lastError ?? ""))
    .map(({ kind }) => `I9: the ${kind} was given up because the account cannot be paid now`);
  const untold = operations
    .filter(({ kind, status }) => status === "failed" && kind !== "capture" && kind !== "reversal")
    .filter(({ id }) => !alarms.some(({ subject }) => subject === id))
    .map(({ kind, lastError }) => `alarm: nobody was told of the ${kind} that has failed: ${lastError}`);
  return [...givenUp, ...untold];
}

/** Who earns what, computed here anew from the price, the rate that was agreed and the ruling. */
function brokenShares(facts: OrderFacts): string[] {
  const { order, postings } = facts;
  const agreed = shareOf(order.priceCents, order.commissionBps);
  const problems: string[] = [];
  if (order.platformFeeCents !== agreed.feeCents || order.providerPayoutCents !== agreed.shareCents)
    problems.push(
      `I9: ${order.platformFeeCents} + ${order.providerPayoutCents} agreed of ${order.priceCents}, ` +
        `the rate makes ${agreed.feeCents} + ${agreed.shareCents}`,
    );
  const released = postings.filter(({ kind }) => kind === "release");
  if (released.length > 1) problems.push(`I3: released ${released.length} times`);
  if (released.length === 0) return problems;
  const back = order.status === "completed" ? (facts.partialRefundCents ?? 0) : 0;
  const earned = shareOf(order.priceCents - back, order.commissionBps);
  const [payable, revenue] = (["provider:payable", "platform:revenue"] as const).map(
    (account) => -balanceOf(facts, account, { kinds: ["release"] }),
  );
  if (payable !== earned.shareCents || revenue !== earned.feeCents)
    problems.push(
      `I9: released ${payable} to the provider and ${revenue} to the platform, ` +
        `earned were ${earned.shareCents} and ${earned.feeCents}`,
    );
  return problems;
}

/** What is kept back of this order's payout, less what others' settled of it. */
export const offsetOf = (facts: OrderFacts): number => balanceOf(facts, "provider:offset");

/** What is kept back from one order's payout settles the debt of another: over all orders nothing is left. */
export function brokenOffsets(left: number): string[] {
  return left === 0 ? [] : [`I3: ${left} kept back from payouts settle no debt`];
}
