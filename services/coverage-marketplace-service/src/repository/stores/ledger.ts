/** What the postings say. They are written with the order's changes; here they are only read. */
import type { CoverageOrderStatus } from "@script-manifest/contracts";
import type { Instant } from "../../domain/clock.ts";
import type { LedgerLayer, NewPosting, PostingKind } from "../../domain/ledger.ts";

export interface StoredPosting
  extends Pick<NewPosting, "id" | "opId" | "kind" | "layer" | "currency" | "stripeId" | "entries"> {
  readonly orderId: string;
  readonly counterOrderId: string | null;
  readonly createdAt: Instant;
}

export interface LedgerBalance {
  readonly account: string;
  readonly layer: LedgerLayer;
  readonly currency: string;
  /** Debits positive. */
  readonly amountCents: number;
}

/** An account with both of its sides. */
export interface TrialBalanceRow {
  readonly account: string;
  readonly layer: LedgerLayer;
  readonly currency: string;
  readonly debitCents: number;
  readonly creditCents: number;
}

/** What changed what the provider is owed. */
export interface ProviderEntry {
  readonly postingId: string;
  readonly at: Instant;
  readonly orderId: string;
  readonly serviceTitle: string;
  readonly kind: PostingKind;
  /** What the provider is owed grows by it; negative when it shrinks. */
  readonly amountCents: number;
  readonly currency: string;
  readonly stripeId: string | null;
  /** The other order, when it was kept back for one or settled by one. */
  readonly counterOrderId: string | null;
}

/** An order over which the provider has more than is theirs, as it stood in this version of it. */
export interface ProviderDebt {
  readonly orderId: string;
  readonly version: number;
  readonly owedCents: number;
}

/** From `from`, and before `to`. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** One captured order of a provider with what the ledger says of it, newest first. Amounts in minor units. */
export interface EarningsRow {
  readonly orderId: string;
  readonly serviceTitle: string;
  readonly scriptTitle: string;
  readonly status: CoverageOrderStatus;
  readonly priceCents: number;
  readonly currency: string;
  /** Still held for the order (credit of held:order). */
  readonly heldCents: number;
  /** The provider's share while it is held: price − fee. */
  readonly providerPayoutCents: number;
  /** Released to the provider, whether transferred or not, less what a lost chargeback took. */
  readonly releasedCents: number;
  /** What the provider has of it: transferred, less what was taken back. */
  readonly transferredCents: number;
  /** Kept back from it for other orders; negative: settled by what was kept back from others. */
  readonly offsetCents: number;
  readonly commissionCents: number;
  readonly stripeTransferId: string | null;
  readonly updatedAt: Instant;
}

/** Something in the books that must not be. */
export interface LedgerFault {
  /** The posting or the order. */
  readonly subject: string;
  readonly detail: string;
}

export interface LedgerStore {
  /** Recomputes everything from the single entries; empty as long as the database has kept its promises. */
  findLedgerFaults(): Promise<readonly LedgerFault[]>;
  /** In the order they were made. */
  listPostings(orderId: string): Promise<readonly StoredPosting[]>;
  hasPosting(o: { orderId: string; kind: PostingKind }): Promise<boolean>;
  /** Per account, layer and currency; of one order or of everything. */
  getBalances(o: { orderId?: string }): Promise<readonly LedgerBalance[]>;
  /** What the postings proved by each of these objects at Stripe changed our balance there by. */
  listClearing(
    stripeIds: readonly string[],
  ): Promise<readonly { readonly stripeId: string; readonly amountCents: number }[]>;
  /** Read from balances that grow with the entries: as fast with millions of them. */
  getTrialBalance(): Promise<readonly TrialBalanceRow[]>;
  /** In the order they were booked; `place` of the last one goes on from there. */
  listProviderEntries(
    o: { providerId: string; after: number; limit: number } & Span,
  ): Promise<{ readonly rows: readonly ProviderEntry[]; readonly place: number }>;
  /** What the provider was owed before `at`, per currency. */
  getProviderBalances(o: {
    providerId: string;
    at: Instant;
  }): Promise<readonly { readonly currency: string; readonly amountCents: number }[]>;
  /**
   * What a provider owes order by order, oldest first: of orders that are not frozen and whose money is not
   * being taken back at Stripe just now.
   */
  listDebts(o: { providerId: string; currency: string }): Promise<readonly ProviderDebt[]>;
  listEarnings(o: { providerId: string; limit: number }): Promise<readonly EarningsRow[]>;
}
