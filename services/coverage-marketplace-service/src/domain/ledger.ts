/**
 * Double-entry postings of every event that moves money. Amounts are minor units; debits positive, credits
 * negative.
 *
 * Belongs here: which accounts an event touches (payments.md, Ledger). Does not: storing, balances, Stripe.
 *
 * Layers: an authorisation is `pending`, nothing has been charged yet; everything after the capture is
 * `posted`. The two layers never mix: a pending posting ends by its own reversal (`void`), in the pending
 * layer.
 */

export type LedgerAccount =
  | "writer:card"
  | "writer:refund"
  | "held:order"
  | "stripe:clearing"
  | "stripe:fees"
  | "provider:payable"
  | "provider:offset"
  | "platform:revenue"
  | "platform:loss"
  | "dispute:held";

export type LedgerLayer = "pending" | "posted";

export type PostingKind =
  | "authorise"
  | "void"
  | "capture"
  | "release"
  | "transfer"
  | "refund_decided"
  | "refund_settled"
  | "refund_failed"
  | "reversal"
  | "retransfer"
  | "chargeback"
  | "chargeback_won"
  | "chargeback_lost"
  | "withheld"
  | "debt_settled";

export interface LedgerEntry {
  readonly account: LedgerAccount;
  /** Minor units; debit > 0, credit < 0. */
  readonly amountCents: number;
}

/** A posting ready to be stored. Each (opId, kind) is stored once, whoever comes first. */
export interface NewPosting {
  readonly id: string;
  readonly opId: string;
  readonly kind: PostingKind;
  readonly layer: LedgerLayer;
  readonly currency: string;
  /** The Stripe object that proves it; null for decisions of our own. */
  readonly stripeId: string | null;
  /** Where its other half is booked, when money went from one order's books to another's. */
  readonly counterOrderId?: string | null;
  readonly entries: readonly LedgerEntry[];
}

type Movement = {
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amountCents: number;
};

/**
 * Both sides of every movement, so that a posting sums to zero by construction. Movements of nothing are left
 * out.
 */
function entriesOf(movements: readonly Movement[]): LedgerEntry[] {
  return movements
    .filter((movement) => movement.amountCents !== 0)
    .flatMap(({ debit, credit, amountCents }) => [
      { account: debit, amountCents },
      { account: credit, amountCents: -amountCents },
    ]);
}

/** The card is authorised for the price: Dr writer:card / Cr held:order P, pending. */
export function authoriseEntries(priceCents: number): LedgerEntry[] {
  return entriesOf([{ debit: "writer:card", credit: "held:order", amountCents: priceCents }]);
}

/** The authorisation is gone, by release or by capture: its pending entries are reversed. */
export function voidEntries(priceCents: number): LedgerEntry[] {
  return entriesOf([{ debit: "held:order", credit: "writer:card", amountCents: priceCents }]);
}

/**
 * The card is charged P of which Stripe keeps f: Dr writer:card / Cr held:order P, and Dr clearing P − f, Dr
 * fees f / Cr writer:card.
 */
export function captureEntries(o: { priceCents: number; stripeFeeCents: number }): LedgerEntry[] {
  return entriesOf([
    { debit: "writer:card", credit: "held:order", amountCents: o.priceCents },
    { debit: "stripe:clearing", credit: "writer:card", amountCents: o.priceCents - o.stripeFeeCents },
    { debit: "stripe:fees", credit: "writer:card", amountCents: o.stripeFeeCents },
  ]);
}

/** The order ends in the provider's favour: Dr held:order / Cr provider:payable, Cr platform:revenue. */
export function releaseEntries(o: { payoutCents: number; commissionCents: number }): LedgerEntry[] {
  return entriesOf([
    { debit: "held:order", credit: "provider:payable", amountCents: o.payoutCents },
    { debit: "held:order", credit: "platform:revenue", amountCents: o.commissionCents },
  ]);
}

/** The provider is paid: Dr provider:payable / Cr stripe:clearing. */
export function transferEntries(amountCents: number): LedgerEntry[] {
  return entriesOf([{ debit: "provider:payable", credit: "stripe:clearing", amountCents }]);
}

/** Money is to go back to the writer: Dr held:order / Cr writer:refund. */
export function refundDecidedEntries(amountCents: number): LedgerEntry[] {
  return entriesOf([{ debit: "held:order", credit: "writer:refund", amountCents }]);
}

/** Stripe has sent it: Dr writer:refund / Cr stripe:clearing. */
export function refundSettledEntries(amountCents: number): LedgerEntry[] {
  return entriesOf([{ debit: "writer:refund", credit: "stripe:clearing", amountCents }]);
}

/** Stripe could not send it after all: the opposite of settled; the liability to the writer stands again. */
export function refundFailedEntries(amountCents: number): LedgerEntry[] {
  return entriesOf([{ debit: "stripe:clearing", credit: "writer:refund", amountCents }]);
}

/** What was transferred comes back: Dr stripe:clearing / Cr provider:payable. */
export function reversalEntries(amountCents: number): LedgerEntry[] {
  return entriesOf([{ debit: "stripe:clearing", credit: "provider:payable", amountCents }]);
}

/** The bank takes A, Stripe its fee: Dr dispute:held A, Dr stripe:fees f / Cr stripe:clearing A + f. */
export function chargebackEntries(o: { amountCents: number; feeCents: number }): LedgerEntry[] {
  return entriesOf([
    { debit: "dispute:held", credit: "stripe:clearing", amountCents: o.amountCents },
    { debit: "stripe:fees", credit: "stripe:clearing", amountCents: o.feeCents },
  ]);
}

/** The bank gives it back, without the fee: Dr stripe:clearing / Cr dispute:held A. */
export function chargebackWonEntries(amountCents: number): LedgerEntry[] {
  return entriesOf([{ debit: "stripe:clearing", credit: "dispute:held", amountCents }]);
}

/**
 * Kept back from a payout for what the provider owes over another order: Dr provider:payable / Cr
 * provider:offset. The other order's books have the other half, so that over both nothing is left on offset.
 */
export function withheldEntries(amountCents: number): LedgerEntry[] {
  return entriesOf([{ debit: "provider:payable", credit: "provider:offset", amountCents }]);
}

/** What was owed over this order is settled by another's payout: Dr provider:offset / Cr provider:payable. */
export function debtSettledEntries(amountCents: number): LedgerEntry[] {
  return entriesOf([{ debit: "provider:offset", credit: "provider:payable", amountCents }]);
}

/** Who still has some of an order's money, or the promise of it, when a chargeback of it is lost. */
export interface ChargebackBearers {
  readonly heldCents: number;
  /** Decided as a refund and not sent. */
  readonly owedToWriterCents: number;
  /** Released to the provider, less what earlier losses took. */
  readonly releasedCents: number;
}

/**
 * The writer keeps A through their bank: it is borne by what is held, by the refund they no longer need, by
 * what the provider was given, and the rest by the platform. All Cr dispute:held.
 */
export function chargebackLostEntries(amountCents: number, bearers: ChargebackBearers): LedgerEntry[] {
  let left = amountCents;
  const take = (debit: LedgerAccount, upToCents: number): Movement => {
    const taken = Math.min(left, Math.max(upToCents, 0));
    left -= taken;
    return { debit, credit: "dispute:held", amountCents: taken };
  };
  return entriesOf([
    take("held:order", bearers.heldCents),
    take("writer:refund", bearers.owedToWriterCents),
    take("provider:payable", bearers.releasedCents),
    take("platform:loss", left),
  ]);
}
