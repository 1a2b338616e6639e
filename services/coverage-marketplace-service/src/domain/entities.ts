/**
 * The marketplace's things as the code holds them: one row each, times as instants, money in minor units.
 *
 * Belongs here: shapes. Does not: rules (their own files), columns (repository/pg/rows.ts), JSON
 * (routes/presenters.ts).
 */
import type {
  CoverageActor,
  CoverageDisputeReason,
  CoverageDisputeStatus,
  CoverageOrderStatus,
  CoverageProviderStatus,
  CoverageReport,
  CoverageTier,
} from "@script-manifest/contracts";
import type { Instant } from "./clock.ts";

/** What a provider's bank sent back: the money is in their Stripe account again. */
export interface FailedPayout {
  readonly payoutId: string;
  readonly amountCents: number;
  readonly currency: string;
  /** In Stripe's words. */
  readonly why: string;
  /** When Stripe had sent it. */
  readonly sentAt: Instant;
}

export interface Provider {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  readonly bio: string;
  readonly specialties: readonly string[];
  readonly status: CoverageProviderStatus;
  readonly suspensionReason: string | null;
  /** Null until Stripe has answered the account's creation. */
  readonly stripeAccountId: string | null;
  /** The capability `stripe_balance.stripe_transfers` is active: the provider can be paid. */
  readonly stripeOnboardingComplete: boolean;
  /** Null once a later payout has arrived. */
  readonly failedPayout: FailedPayout | null;
  /** Two decimals; null until reviewed. */
  readonly avgRating: number | null;
  readonly reviewCount: number;
  readonly totalOrdersCompleted: number;
  /** Of the active services; null when none is active. Derived on reading. */
  readonly startingPriceCents: number | null;
  readonly fastestTurnaroundDays: number | null;
  /** Median time from claim to delivery of the latest deliveries; null before the first. */
  readonly typicalTurnaroundMinutes: number | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface Service {
  readonly id: string;
  readonly providerId: string;
  readonly title: string;
  readonly description: string;
  readonly tier: CoverageTier;
  readonly priceCents: number;
  readonly currency: string;
  readonly turnaroundDays: number;
  readonly maxPages: number;
  readonly active: boolean;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** A service with its provider, as browsing and ordering need both in one read. */
export interface ServiceWithProvider extends Service {
  readonly provider: Provider;
  /** The store's clock when this was read: an order placed now takes its first deadline from it. */
  readonly readAt: Instant;
}

/** Facts of an order that later steps add to it. All null or zero when it is placed. */
export interface OrderFacts {
  readonly statusReason: string | null;
  readonly refundedCents: number;
  /** Of the provider's share, kept back for what they owed over other orders. */
  readonly withheldCents: number;
  readonly stripePaymentIntentId: string | null;
  readonly stripeChargeId: string | null;
  readonly stripeTransferId: string | null;
  /** When the authorisation lapses at the card's bank, as Stripe says; null until authorised. */
  readonly captureBefore: Instant | null;
  readonly claimDeadline: Instant | null;
  readonly slaDeadline: Instant | null;
  readonly lateDeadline: Instant | null;
  readonly reviewDeadline: Instant | null;
  readonly heldAt: Instant | null;
  readonly claimedAt: Instant | null;
  readonly capturedAt: Instant | null;
  readonly deliveredAt: Instant | null;
  readonly completedAt: Instant | null;
  /** A chargeback or an early fraud warning: nothing is paid out meanwhile. */
  readonly frozen: boolean;
}

/** What is fixed when the order is placed: later edits of the service or the script don't change it. */
export interface OrderTerms {
  readonly id: string;
  readonly writerUserId: string;
  readonly writerName: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly serviceTitle: string;
  readonly tier: CoverageTier;
  readonly turnaroundDays: number;
  readonly scriptId: string;
  readonly scriptTitle: string;
  readonly scriptPageCount: number;
  readonly projectId: string;
  readonly brief: string;
  readonly priceCents: number;
  readonly currency: string;
  readonly commissionBps: number;
  readonly platformFeeCents: number;
  readonly providerPayoutCents: number;
  readonly paymentDeadline: Instant;
  /** The writer's Idempotency-Key: the same key never places a second order. */
  readonly idempotencyKey: string;
}

export interface Order extends OrderTerms, OrderFacts {
  readonly status: CoverageOrderStatus;
  /** Grows by one with every change; guards changes that were decided on an older reading. */
  readonly version: number;
  readonly providerUserId: string;
  readonly providerName: string;
  /** As it is now, not as it was when the order was placed. */
  readonly providerStatus: CoverageProviderStatus;
  readonly providerStripeAccountId: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /**
   * The store's clock when this was read. Deadlines are judged by it, so replicas with skewed clocks agree.
   */
  readonly readAt: Instant;
}

export interface Delivery {
  readonly id: string;
  readonly orderId: string;
  readonly summary: string;
  readonly strengths: string;
  readonly weaknesses: string;
  readonly recommendations: string;
  readonly score: number | null;
  /** Of the top sheet; empty when nobody said. */
  readonly format: string;
  readonly genre: string;
  /** As the script's title page has it: a day, not an instant. */
  readonly draftDate: string | null;
  /** Null when the provider delivered the comments alone. */
  readonly report: CoverageReport | null;
  readonly fileKey: string | null;
  readonly fileName: string | null;
  readonly createdAt: Instant;
}

/** A report still being written: what was typed, field by field. Gone once it is delivered. */
export interface DeliveryDraft {
  readonly orderId: string;
  readonly values: Readonly<Record<string, string>>;
  /** Grows by one with every saving. */
  readonly version: number;
  readonly updatedAt: Instant;
}

export interface Review {
  readonly id: string;
  readonly orderId: string;
  readonly writerUserId: string;
  readonly writerName: string;
  readonly providerId: string;
  readonly rating: number;
  readonly comment: string;
  readonly createdAt: Instant;
}

export interface Dispute {
  readonly id: string;
  readonly orderId: string;
  /** A user id, or `system` when a late order opened it by itself. */
  readonly openedByUserId: string;
  readonly reason: CoverageDisputeReason;
  readonly description: string;
  readonly status: CoverageDisputeStatus;
  /** The provider's side, and when they said it; both null until then. */
  readonly providerAnswer: string | null;
  readonly providerAnsweredAt: Instant | null;
  readonly adminNotes: string | null;
  readonly refundAmountCents: number | null;
  readonly resolvedAt: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface OrderTransition {
  readonly id: string;
  readonly orderId: string;
  readonly event: string;
  /** Null for the first one, `place`. */
  readonly fromStatus: CoverageOrderStatus | null;
  readonly toStatus: CoverageOrderStatus;
  readonly actor: CoverageActor;
  readonly actorUserId: string | null;
  readonly reason: string | null;
  readonly createdAt: Instant;
}

export interface Alarm {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly detail: string;
  readonly orderId: string | null;
  /** Null while it is open. */
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgementNote: string | null;
  readonly createdAt: Instant;
}

/** The admin who acts, named as the service token proved it. */
export interface ActingAdmin {
  readonly userId: string;
  readonly name: string;
}

/** One act of one admin, kept for good. */
export interface AuditEntry {
  /** Counts up in the order of the acts. */
  readonly id: string;
  readonly adminUserId: string;
  readonly adminName: string;
  readonly act: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly createdAt: Instant;
}
