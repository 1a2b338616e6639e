/**
 * Small oversights of money, each on one line: something left out, counted twice, sent elsewhere, measured
 * from the wrong instant. As in mutants.ts, the text to change must be there exactly once.
 */
import type { Mutant } from "./mutants.ts";

const only = (name: string, file: string, from: string, to: string): Mutant => ({
  name,
  edits: [{ file, from, to }],
});

export const OVERSIGHTS: readonly Mutant[] = [
  only(
    "the reconciler leaves chargebacks to the webhooks",
    "commands/reconcile.ts",
    `  for (const chargeback of await deps.payments.findChargebacks(order.stripePaymentIntentId))
    await applyChargeback(deps, { orderId: order.id, chargeback });
`,
    "",
  ),
  only(
    "a late cancel gives nothing back",
    "domain/consequences.ts",
    "  cancel_late: (context) => refundInFull(context),",
    '  cancel_late: () => ({ ...NOTHING, tell: ["writer", "provider"] }),',
  ),
  only(
    "what a bank did not take is given back twice",
    "commands/apply-chargeback.ts",
    "const amountCents = stillHeldCents + stillOwedCents;",
    "const amountCents = 2 * stillHeldCents + stillOwedCents;",
  ),
  only(
    "an admin lets money go that the bank has",
    "commands/frozen-order.ts",
    "    await assertNotWithTheBank(deps, order.id);\n    const changed",
    "    const changed",
  ),
  only(
    "a second chargeback is taken for the first",
    "commands/apply-chargeback.ts",
    'kind === "chargeback" && stripeId === chargeback.id',
    'kind === "chargeback" && stripeId !== null',
  ),
  only(
    "a refund is booked a cent short",
    "domain/ledger.ts",
    'return entriesOf([{ debit: "writer:refund", credit: "stripe:clearing", amountCents }]);',
    'return entriesOf([{ debit: "writer:refund", credit: "stripe:clearing", amountCents: amountCents - 1 }]);',
  ),
  only(
    "a payout goes to another provider",
    "commands/money/transfer.ts",
    '      destinationAccountId: operation.params.destinationAccountId ?? order.providerStripeAccountId ?? "",',
    `      destinationAccountId:
        (await deps.repository.listAllProviders({ limit: 1, offset: 0 })).rows[0]?.stripeAccountId ?? "",`,
  ),
  only(
    "the review window runs from the claim",
    "domain/consequences.ts",
    "const reviewBy = reviewDeadline({ deliveredAt, policy });",
    "const reviewBy = reviewDeadline({ deliveredAt: order.claimedAt ?? deliveredAt, policy });",
  ),
  only(
    "an order completes by itself a day early",
    "domain/deadlines.ts",
    "return o.deliveredAt + o.policy.reviewWindowMs;",
    "return o.deliveredAt + o.policy.reviewWindowMs - DAY_MS;",
  ),
];
