/** Transfers to providers, drawn on the order's charge, and their reversals. */
import type { Stripe } from "stripe";
import type { MovementTag, Reversal, Transfer } from "../interface.ts";
import { tagMetadata } from "./client.ts";
import { translated } from "./errors.ts";

const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === "string" ? reference : (reference?.id ?? null);

function transfer(sent: Stripe.Transfer): Transfer {
  return {
    id: sent.id,
    amountCents: sent.amount,
    reversedCents: sent.amount_reversed,
    currency: sent.currency,
    destinationAccountId: idOf(sent.destination) ?? "",
    sourceChargeId: idOf(sent.source_transaction),
    metadata: sent.metadata,
  };
}

export function transferToProvider(
  stripe: Stripe,
  o: MovementTag & { amountCents: number; currency: string; chargeId: string; destinationAccountId: string },
): Promise<Transfer> {
  return translated(async () =>
    transfer(
      await stripe.transfers.create(
        {
          amount: o.amountCents,
          currency: o.currency,
          destination: o.destinationAccountId,
          source_transaction: o.chargeId,
          transfer_group: o.orderId,
          metadata: tagMetadata(o),
        },
        { idempotencyKey: o.idempotencyKey },
      ),
    ),
  );
}

export function reverseTransfer(
  stripe: Stripe,
  o: MovementTag & { transferId: string; amountCents: number },
): Promise<Reversal> {
  return translated(async () => {
    const made = await stripe.transfers.createReversal(
      o.transferId,
      { amount: o.amountCents, metadata: tagMetadata(o) },
      { idempotencyKey: o.idempotencyKey },
    );
    return reversal(made);
  });
}

const reversal = ({ id, amount, metadata }: Stripe.TransferReversal): Reversal => ({
  id,
  amountCents: amount,
  metadata: metadata ?? {},
});

/** Oldest first. */
export function findReversals(stripe: Stripe, transferId: string): Promise<readonly Reversal[]> {
  return translated(async () => {
    const made = await stripe.transfers
      .listReversals(transferId, { limit: 100 })
      .autoPagingToArray({ limit: 1_000 });
    return made.map(reversal).reverse();
  });
}

/** Oldest first. */
export function findTransfers(stripe: Stripe, orderId: string): Promise<readonly Transfer[]> {
  return translated(async () => {
    const sent = await stripe.transfers
      .list({ transfer_group: orderId, limit: 100 })
      .autoPagingToArray({ limit: 1_000 });
    return sent.map(transfer).reverse();
  });
}
