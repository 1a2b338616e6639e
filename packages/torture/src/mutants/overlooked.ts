/**
 * Mistakes behind which another guard seemed to stand, or that delay and mislead without losing a cent. As in
 * mutants.ts, the text to change must be there exactly once.
 */
import type { Mutant } from "./mutants.ts";

const only = (name: string, file: string, from: string, to: string): Mutant => ({
  name,
  edits: [{ file, from, to }],
});

export const OVERLOOKED: readonly Mutant[] = [
  only(
    "a card that was authorised too late stays blocked",
    "commands/apply-payment.ts",
    "    await releaseLateAuthorisation(deps, current, payment);\n",
    "    void releaseLateAuthorisation;\n",
  ),
  only(
    "a parked payout keeps the key that Stripe has refused",
    "commands/run-money-operation.ts",
    'outcome.kind === "retry_with_new_key" || outcome.kind === "parked";',
    'outcome.kind === "retry_with_new_key";',
  ),
  only(
    "a payout of the gross share",
    "domain/consequences.ts",
    'movement(context, "transfer", shareCents)',
    'movement(context, "transfer", earnedCents)',
  ),
  only(
    "a capture for less goes on as if it were whole",
    "commands/money/capture.ts",
    "change: whole ? change : fellShort(input, payment, change)",
    "change",
  ),
  only(
    "work begins before the card is charged",
    "domain/order-lifecycle.ts",
    'action: "start", guards: ["captured"] },',
    'action: "start" },',
  ),
  only(
    "a suspended provider claims",
    "domain/order-lifecycle.ts",
    'guards: ["provider_may_claim", "claim_window_open"],',
    'guards: ["claim_window_open"],',
  ),
  only(
    "nobody watches over the claim window",
    "domain/consequences.ts",
    'timers: [{ event: "release_unclaimed", at: claimBy }],',
    "timers: [],",
  ),
  only(
    "the job behind an order's money is not enqueued",
    "commands/change-order.ts",
    "    ...outcome.operations.map((operation) => runOperationSoon(operation.id, order.readAt)),\n",
    "",
  ),
  only(
    "a lease of a whole day",
    "domain/money-operation.ts",
    "export const MONEY_OPERATION_LEASE_MS = 45_000;",
    "export const MONEY_OPERATION_LEASE_MS = 86_400_000;",
  ),
  only(
    "whoever asks is an admin",
    "commands/order-access.ts",
    'return requester.isAdmin ? "admin" : null;',
    'return "admin";',
  ),
  only(
    "the provider is told nothing of an order that completed by itself",
    "domain/consequences.ts",
    `  auto_complete: (context) => ({
    ...completion(context, context.order.priceCents),
    tell: ["writer", "provider"],`,
    `  auto_complete: (context) => ({
    ...completion(context, context.order.priceCents),
    tell: ["writer"],`,
  ),
  only(
    "what an admin decided is not in their log",
    "repository/memory/order-change.ts",
    "  if (change.act) done(state, change.act, order.id);\n",
    "",
  ),
];
