/** Transfers and reversals in memory, bounded by the charge they are drawn on. */
import type { MovementTag, Reversal, Transfer } from "../interface.ts";
import { connectedBalance } from "./accounts.ts";
import { type MemoryStripeState, refusal } from "./state.ts";

export function transferToProvider(
  state: MemoryStripeState,
  o: MovementTag & { amountCents: number; currency: string; chargeId: string; destinationAccountId: string },
): Promise<Transfer> {
  return state.move({ method: "transferToProvider", idempotencyKey: o.idempotencyKey, params: o }, () => {
    const payment = [...state.payments.values()].find((candidate) => candidate.chargeId === o.chargeId);
    if (payment?.status !== "succeeded") throw refusal(`No such charge: '${o.chargeId}'`, "resource_missing");
    if (!state.accounts.get(o.destinationAccountId)?.payable) {
      throw refusal(
        "The destination account cannot be sent transfers.",
        "insufficient_capabilities_for_transfer",
      );
    }
    const drawn = [...state.transfers.values()]
      .filter((transfer) => transfer.sourceChargeId === o.chargeId)
      .reduce((sum, transfer) => sum + transfer.amountCents - transfer.reversedCents, 0);
    if (o.amountCents < 1 || drawn + o.amountCents > payment.amountReceivedCents - payment.refundedCents) {
      throw refusal("The transfer is larger than what is left of the charge.");
    }
    const transfer = {
      id: state.newId("tr"),
      amountCents: o.amountCents,
      reversedCents: 0,
      currency: o.currency,
      destinationAccountId: o.destinationAccountId,
      sourceChargeId: o.chargeId,
      metadata: { order_id: o.orderId, op_id: o.operationId, op_key: o.idempotencyKey },
      orderId: o.orderId,
    };
    state.transfers.set(transfer.id, transfer);
    const { amountCents, currency, id: sourceId } = transfer;
    state.book({ type: "transfer", netCents: -amountCents, currency, sourceId });
    return transfer;
  });
}

export function reverseTransfer(
  state: MemoryStripeState,
  o: MovementTag & { transferId: string; amountCents: number },
): Promise<Reversal> {
  return state.move({ method: "reverseTransfer", idempotencyKey: o.idempotencyKey, params: o }, () => {
    const transfer = state.transfers.get(o.transferId);
    if (!transfer) throw refusal(`No such transfer: '${o.transferId}'`, "resource_missing");
    if (o.amountCents > transfer.amountCents - transfer.reversedCents)
      throw refusal("The reversal is larger than what is left of the transfer.");
    if (o.amountCents > connectedBalance(state, transfer.destinationAccountId))
      throw refusal("The connected account is short of the reversal.", "balance_insufficient");
    state.transfers.set(transfer.id, { ...transfer, reversedCents: transfer.reversedCents + o.amountCents });
    const made = {
      id: state.newId("trr"),
      transferId: transfer.id,
      amountCents: o.amountCents,
      metadata: { order_id: o.orderId, op_id: o.operationId, op_key: o.idempotencyKey },
    };
    state.reversals.set(made.id, made);
    const { currency } = transfer;
    state.book({ type: "transfer_refund", netCents: o.amountCents, currency, sourceId: made.id });
    return made;
  });
}
