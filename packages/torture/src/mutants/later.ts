/**
 * Mistakes in what came after the first order: chargebacks, warnings, late refunds, shares, windows. As in
 * mutants.ts, the text to change must be there exactly once.
 */
import type { Mutant } from "./mutants.ts";

const only = (name: string, file: string, from: string, to: string): Mutant => ({
  name,
  edits: [{ file, from, to }],
});

export const LATER_MUTANTS: readonly Mutant[] = [
  only(
    "a chargeback after the payout takes nothing back",
    "commands/align-money.ts",
    "if (!needed) return null;",
    'if (!needed || needed.kind === "reversal") return null;',
  ),
  only(
    "a chargeback that is won is not paid out again",
    "commands/align-money.ts",
    "if (!needed) return null;",
    'if (!needed || needed.kind === "retransfer") return null;',
  ),
  only(
    "the fee of a chargeback is booked twice",
    "domain/ledger.ts",
    '    { debit: "stripe:fees", credit: "stripe:clearing", amountCents: o.feeCents },\n',
    '    { debit: "stripe:fees", credit: "stripe:clearing", amountCents: o.feeCents * 2 },\n',
  ),
  only(
    "the platform bears what the provider should",
    "domain/ledger.ts",
    '    take("provider:payable", bearers.releasedCents),\n',
    "",
  ),
  only(
    "a fraud warning freezes nothing",
    "commands/apply-fraud-warning.ts",
    "      facts: { frozen: true },\n",
    "      facts: {},\n",
  ),
  only(
    "a frozen order completes by itself",
    "domain/order-lifecycle.ts",
    'guards: ["review_window_over", "not_frozen"],',
    'guards: ["review_window_over"],',
  ),
  only(
    "the review window's job completes a disputed order",
    "domain/order-lifecycle.ts",
    'auto_complete: {\n    from: ["delivered"],',
    'auto_complete: {\n    from: ["delivered", "disputed"],',
  ),
  only("the commission rounds down", "domain/money.ts", " + 5_000n", ""),
  {
    name: "a pending refund counts as arrived",
    edits: [
      {
        file: "commands/money/refund.ts",
        from: '    case "succeeded": {',
        to: '    case "pending":\n    case "succeeded": {',
      },
      {
        file: "commands/money/refund.ts",
        from: '    case "pending":\n    case "requires_action":',
        to: '    case "requires_action":',
      },
    ],
  },
  only(
    "an event of another mode is worked on",
    "commands/process-stripe-event.ts",
    "if (handler && event.livemode === deps.livemode)",
    "if (handler)",
  ),
  only(
    "a key is used again after Stripe has forgotten it",
    "commands/run-money-operation.ts",
    "readAt - firstSentAt > STRIPE_KEY_LIFE_MS",
    "readAt - firstSentAt > 30 * STRIPE_KEY_LIFE_MS",
  ),
  only(
    "an order that expires leaves its intent open",
    "domain/consequences.ts",
    'fail_payment: (context) => ({ ...NOTHING, operations: [cancelIntent(context)], tell: ["writer"] }),',
    'fail_payment: () => ({ ...NOTHING, tell: ["writer"] }),',
  ),
];
