/**
 * What must hold right after the reconciler has looked at every order in fine weather, though no webhook ever
 * came: what banks have done is known, and no money goes on as if they had not.
 */
import { isTerminal } from "@script-manifest/coverage-marketplace-service/src/domain/order-lifecycle.ts";
import { balanceOf, type OrderFacts, sum } from "../facts.ts";

export function brokenReconciled(facts: OrderFacts): string[] {
  const { order, payments, chargebacks, warnings, transitions } = facts;
  if (facts.byHand) return [];
  const problems: string[] = [];
  const [payment] = payments;
  if (payment?.status === "requires_capture" && order.status === "placed")
    problems.push("healing: the card is authorised, the order is still placed");
  if (payment?.status === "canceled" && order.status === "payment_held")
    problems.push("healing: the authorisation is gone, the order is still held");
  if (payment?.status === "requires_capture" && isTerminal(order.status) && !isReleased(facts))
    problems.push(`healing: the order is ${order.status}, the card stays blocked and nobody releases it`);
  if (order.capturedAt === null) return problems;

  const withBank = sum(
    chargebacks.filter(({ status }) => status === "open").map(({ withdrawnCents }) => withdrawnCents),
  );
  const known = balanceOf(facts, "dispute:held");
  if (known !== withBank) problems.push(`healing: the bank has ${withBank}, the books say ${known}`);
  const refunds = facts.operations.filter(({ kind }) => kind === "refund");
  const onTheirWay = facts.refunds.some(({ status }) => status === "pending");
  if (!onTheirWay && refunds.some(({ status }) => status === "sent"))
    problems.push("healing: a refund was sent, Stripe has none on its way, and it is not settled");
  if (!refunds.some(({ status }) => ["pending", "sent", "parked"].includes(status))) {
    const back = sum(
      facts.refunds.filter(({ status }) => status === "succeeded").map((one) => one.amountCents),
    );
    if (back !== order.refundedCents)
      problems.push(`healing: Stripe has refunded ${back}, the order says ${order.refundedCents}`);
  }
  for (const { id, actionable } of warnings) {
    if (!actionable || isTerminal(order.status)) continue;
    const { id: before } = transitions.at(0) ?? { id: "" };
    const marked = transitions.some(({ event }) => event === "suspect_fraud");
    if (!marked) problems.push(`healing: nobody suspects ${before}, although the bank does (${id})`);
  }
  return problems;
}

/** Somebody is at it: what was asked for may take its time. */
const isReleased = ({ operations }: OrderFacts): boolean =>
  operations.some(({ kind, status }) => kind === "pi_cancel" && ["pending", "sent"].includes(status));
