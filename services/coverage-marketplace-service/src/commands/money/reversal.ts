/**
 * Taking back from the provider what was transferred, while the money is with the card's bank or lost to it.
 * An account that is short owes the rest: nobody need look at that (the books keep it).
 */
import { balanceOf } from "../../domain/chargeback.ts";
import { reversalEntries } from "../../domain/ledger.ts";
import type { Reversal } from "../../payments/interface.ts";
import { bookOnly, type Movement, type MovementInput, type Outcome, posting } from "./movement.ts";

export const reversal: Movement = {
  async before(input) {
    const { deps, operation, order } = input;
    const payableCents = -balanceOf(await deps.repository.listPostings(order.id), "provider:payable");
    if (order.frozen || payableCents <= -operation.params.amountCents) return null;
    const made = operation.attempts > 1 ? await reversal.find(input) : null;
    return made ?? { kind: "dropped", why: "the provider may keep what they were paid" };
  },

  async send(input) {
    const { deps, operation, tag } = input;
    const { amountCents } = operation.params;
    const made = await deps.payments.reverseTransfer({ ...tag, transferId: transferOf(input), amountCents });
    return reversed(input, made);
  },

  async find(input) {
    const made = await input.deps.payments.findReversals(transferOf(input));
    const mine = made.find((candidate) => candidate.metadata.op_id === input.operation.id);
    return mine ? reversed(input, mine) : null;
  },

  async refused(_input, error) {
    return {
      kind: "refused",
      why: error.message,
      change: null,
      expected: error.code === "balance_insufficient",
    };
  },
};

function transferOf({ operation }: MovementInput): string {
  const { transferId } = operation.params;
  if (!transferId) throw new Error(`the reversal ${operation.id} names no transfer`);
  return transferId;
}

function reversed(input: MovementInput, made: Reversal): Outcome {
  const entries = reversalEntries(made.amountCents);
  const change = bookOnly(input.order, {
    facts: {},
    postings: [posting(input, { kind: "reversal", stripeId: made.id, entries })],
  });
  return { kind: "done", stripeId: made.id, change };
}
