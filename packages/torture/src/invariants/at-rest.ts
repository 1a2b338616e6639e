/**
 * What must hold once the weather is fine and every job has run: I4, I7 and I9 of payments.md, and that no
 * card stays blocked.
 */
import { isTerminal } from "@script-manifest/coverage-marketplace-service/src/domain/order-lifecycle.ts";
import { moved, type OrderFacts, sum } from "../facts.ts";
import { brokenAlways } from "./always.ts";

/** Every broken promise about one order that should have come to its end; empty when all is well. */
export function brokenAtRest(facts: OrderFacts): string[] {
  const { order } = facts;
  const problems = brokenAlways(facts);
  if (!isTerminal(order.status)) problems.push(`I4: ${order.status} is no end`);
  for (const { kind, lastError } of facts.operations.filter(({ status }) => status === "failed"))
    if (!isTerminal(order.status)) problems.push(`I4: the ${kind} has failed: ${lastError}`);
  for (const { kind, status, lastError } of facts.operations) {
    if (["pending", "sent", "parked"].includes(status))
      problems.push(`I4: the ${kind} is still ${status} (${lastError ?? "no error"})`);
  }
  for (const account of ["held:order", "provider:payable", "writer:refund", "writer:card"]) {
    for (const layer of ["posted", "pending"]) {
      const balance = balanceOf(facts, account, layer);
      if (balance !== 0) problems.push(`I4: ${account} (${layer}) holds ${balance}`);
    }
  }
  for (const payment of facts.payments) {
    if (payment.status === "requires_capture") problems.push("I4: the writer's card stays blocked");
  }
  return [...problems, ...brokenAgreement(facts)];
}

function brokenAgreement(facts: OrderFacts): string[] {
  const { order } = facts;
  const { capturedCents, transferredCents, refundedCents, feeCents } = moved(facts);
  const revenue = -balanceOf(facts, "platform:revenue", "posted");
  const expected: [string, number, number][] = [
    ["I7: stripe:fees", balanceOf(facts, "stripe:fees", "posted"), feeCents],
    [
      "I7: stripe:clearing",
      balanceOf(facts, "stripe:clearing", "posted"),
      capturedCents - feeCents - transferredCents - refundedCents,
    ],
    ["I7: platform:revenue", revenue, capturedCents - transferredCents - refundedCents],
    ["I7: refunded", order.refundedCents, refundedCents],
  ];
  if (order.status === "completed")
    expected.push(["I9: the payout", transferredCents, order.priceCents - refundedCents - revenue]);
  return expected
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([what, ours, theirs]) => `${what} is ${ours}, by Stripe it is ${theirs}`);
}

function balanceOf({ postings }: OrderFacts, account: string, layer: string): number {
  return sum(
    postings
      .filter((posting) => posting.layer === layer)
      .flatMap((posting) => posting.entries)
      .filter((entry) => entry.account === account)
      .map((entry) => entry.amountCents),
  );
}
