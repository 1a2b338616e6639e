/**
 * What must hold at every moment, whatever has just been lost or killed: I1–I3, I5, I6, I9 of payments.md.
 * Each answers what is broken, in words that begin with the invariant's name.
 */
import { isLegalStep } from "@script-manifest/coverage-marketplace-service/src/domain/order-history.ts";
import { moved, type OrderFacts, sum } from "../facts.ts";

/** Every broken promise about one order; empty when all is well. */
export function brokenAlways(facts: OrderFacts): string[] {
  return [...brokenMoney(facts), ...brokenBooks(facts), ...brokenHistory(facts)];
}

function brokenMoney(facts: OrderFacts): string[] {
  const { order, payments, transfers } = facts;
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
  if (transfers.filter((transfer) => transfer.amountCents > transfer.reversedCents).length > 1)
    problems.push(`I5: ${transfers.length} transfers for one order`);
  if (transferredCents > 0 && order.status !== "completed")
    problems.push(`I9: ${transferredCents} transferred although the order is ${order.status}`);
  return problems;
}

function brokenBooks({ postings }: OrderFacts): string[] {
  const problems = postings
    .filter((posting) => sum(posting.entries.map((entry) => entry.amountCents)) !== 0)
    .map((posting) => `I3: the posting ${posting.kind} does not sum to zero`);
  const keys = postings.map((posting) => `${posting.opId} ${posting.kind}`);
  if (new Set(keys).size < keys.length) problems.push("I3: a posting was booked twice");
  return problems;
}

function brokenHistory({ order, transitions }: OrderFacts): string[] {
  const [first, ...rest] = transitions;
  if (first?.event !== "place") return [`I6: the history begins with ${first?.event ?? "nothing"}`];
  const problems: string[] = [];
  let status: string = first.toStatus;
  for (const { event, fromStatus, toStatus, actor } of rest) {
    if (fromStatus !== status) problems.push(`I6: ${event} came from ${fromStatus}, the order was ${status}`);
    if (!isLegalStep({ event, from: fromStatus, to: toStatus, actor }))
      problems.push(`I6: ${event} by ${actor} from ${fromStatus} to ${toStatus} is no legal move`);
    status = toStatus;
  }
  if (order.status !== status)
    problems.push(`I6: the order is ${order.status}, its history ends with ${status}`);
  return problems;
}
