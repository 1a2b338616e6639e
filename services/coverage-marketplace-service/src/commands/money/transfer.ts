/**
 * Paying the provider, drawn on the order's own charge, once the order has ended in the provider's favour.
 */
import { balanceOf } from "../../domain/chargeback.ts";
import { transferEntries } from "../../domain/ledger.ts";
import type { Transfer } from "../../payments/interface.ts";
import { bookOnly, type Movement, type MovementInput, type Outcome, posting, tell } from "./movement.ts";
import { withholdDebts } from "./withhold.ts";

/**
 * The charge's money is there, the platform's balance is short for a moment: it will pass (payments.md,
 * Decisions 4).
 */
const PASSING_CODES: ReadonlySet<string> = new Set(["balance_insufficient", "lock_timeout", "rate_limit"]);

/** The account could not be sent money when Stripe was asked. */
const UNPAYABLE_CODES: ReadonlySet<string> = new Set(["insufficient_capabilities_for_transfer"]);

export const transfer: Movement = {
  async before(input) {
    const { deps, operation, order } = input;
    if (operation.params.amountCents === 0) return { kind: "done", stripeId: null, change: null };
    // The one moment that matters: an order that was frozen or did not end this way pays nobody (I9).
    if (order.status !== "completed") {
      return {
        kind: "refused",
        why: `the order is ${order.status}, not completed`,
        change: null,
        expected: false,
      };
    }
    const owedCents = -balanceOf(await deps.repository.listPostings(order.id), "provider:payable");
    if (order.frozen || owedCents < operation.params.amountCents) {
      // An answer may have been lost: what Stripe has done already is true, frozen or not.
      const made = operation.attempts > 1 ? await transfer.find(input) : null;
      if (made) return made;
      return order.frozen
        ? { kind: "parked", why: "the order's money is frozen" }
        : { kind: "dropped", why: "the provider is not owed this any more" };
    }
    if (!order.stripeChargeId || !order.providerStripeAccountId) {
      return { kind: "parked", why: "the provider has no account to be paid to" };
    }
    return withholdDebts(input, transfer.find);
  },

  async send(input) {
    const { deps, operation, order, tag } = input;
    const { amountCents, currency } = operation.params;
    const sent = await deps.payments.transferToProvider({
      ...tag,
      amountCents,
      currency,
      chargeId: operation.params.chargeId ?? order.stripeChargeId ?? "",
      destinationAccountId: operation.params.destinationAccountId ?? order.providerStripeAccountId ?? "",
    });
    return transferred(input, sent);
  },

  async find(input) {
    const transfers = await input.deps.payments.findTransfers(input.order.id);
    const mine = transfers.find((candidate) => candidate.metadata.op_id === input.operation.id);
    return mine ? transferred(input, mine) : null;
  },

  async refused({ deps, operation, order }, error) {
    if (PASSING_CODES.has(error.code ?? "")) return { kind: "retry_with_new_key", why: error.message };
    const accountId = operation.params.destinationAccountId ?? order.providerStripeAccountId;
    const account = accountId ? await deps.payments.getAccountStatus(accountId) : null;
    if (!account?.payable)
      return { kind: "parked", why: `the provider's account cannot be paid: ${error.message}` };
    // It has become payable since Stripe said no.
    if (UNPAYABLE_CODES.has(error.code ?? "")) return { kind: "retry_with_new_key", why: error.message };
    return { kind: "refused", why: error.message, change: null, expected: false };
  },
};

function transferred(input: MovementInput, sent: Transfer): Outcome {
  const change = bookOnly(input.order, {
    facts: { stripeTransferId: sent.id },
    postings: [
      posting(input, {
        kind: retransfers(input) ? "retransfer" : "transfer",
        stripeId: sent.id,
        entries: transferEntries(sent.amountCents),
      }),
    ],
    jobs: [tell(input, "provider", "paid_out")],
  });
  return { kind: "done", stripeId: sent.id, change };
}

const retransfers = ({ operation }: MovementInput): boolean => operation.kind === "retransfer";
