/**
 * Entities as the contract's JSON. The only place that turns instants into ISO and hides what a viewer may
 * not see.
 */
import {
  COVERAGE_TIER_PARTS,
  type CoverageAlarm,
  type CoverageAuditEntry,
  type CoverageDelivery,
  type CoverageDeliveryDraft,
  type CoverageDispute,
  type CoverageDisputeCase,
  type CoverageEarnings,
  type CoverageMoneyOperation,
  type CoverageOrder,
  type CoverageProvider,
  type CoverageProviderPublic,
  type CoverageReview,
  type CoverageService,
  type CoverageServiceListing,
} from "@script-manifest/contracts";
import type { Party } from "../commands/order-access.ts";
import { type Instant, toIso } from "../domain/clock.ts";
import { dueCents, earningsSplit, earningsState } from "../domain/earnings.ts";
import type {
  Alarm,
  AuditEntry,
  Delivery,
  DeliveryDraft,
  Dispute,
  Order,
  Provider,
  Review,
  Service,
  ServiceWithProvider,
} from "../domain/entities.ts";
import type { MoneyOperation } from "../domain/money-operation.ts";
import { moneyState } from "../domain/money-state.ts";
import { availableActions } from "../domain/order-lifecycle.ts";
import { missingParts, topSheetOf } from "../domain/report.ts";
import type { EarningsRow } from "../repository/interface.ts";

const isoOrNull = (instant: Instant | null): string | null => (instant === null ? null : toIso(instant));

export function presentPublicProvider(provider: Provider): CoverageProviderPublic {
  const { id, displayName, bio, status, avgRating, reviewCount, totalOrdersCompleted } = provider;
  const { startingPriceCents, fastestTurnaroundDays, typicalTurnaroundMinutes } = provider;
  return {
    id,
    displayName,
    bio,
    specialties: [...provider.specialties],
    status,
    avgRating,
    reviewCount,
    totalOrdersCompleted,
    startingPriceCents,
    fastestTurnaroundDays,
    typicalTurnaroundMinutes,
    createdAt: toIso(provider.createdAt),
    updatedAt: toIso(provider.updatedAt),
  };
}

/** For its own user and admins. */
export function presentProvider(provider: Provider): CoverageProvider {
  const { userId, email, stripeAccountId, stripeOnboardingComplete } = provider;
  const { suspensionReason, failedPayout } = provider;
  return {
    ...presentPublicProvider(provider),
    userId,
    email,
    stripeAccountId,
    stripeOnboardingComplete,
    suspensionReason,
    failedPayout: failedPayout && { ...failedPayout, sentAt: toIso(failedPayout.sentAt) },
  };
}

export function presentService(service: Service): CoverageService {
  const { id, providerId, title, description, tier, priceCents, currency, turnaroundDays, maxPages, active } =
    service;
  return {
    id,
    providerId,
    title,
    description,
    tier,
    priceCents,
    currency,
    turnaroundDays,
    maxPages,
    active,
    createdAt: toIso(service.createdAt),
    updatedAt: toIso(service.updatedAt),
  };
}

export function presentListing(service: ServiceWithProvider, commissionBps: number): CoverageServiceListing {
  const { id, displayName, bio, specialties, avgRating, reviewCount, totalOrdersCompleted } =
    service.provider;
  const { startingPriceCents, typicalTurnaroundMinutes } = service.provider;
  return {
    ...presentService(service),
    commissionBps,
    provider: {
      id,
      displayName,
      bio,
      specialties: [...specialties],
      avgRating,
      reviewCount,
      totalOrdersCompleted,
      startingPriceCents,
      typicalTurnaroundMinutes,
    },
  };
}

export function presentOrder(order: Order, viewerRole: Party): CoverageOrder {
  return {
    id: order.id,
    writerUserId: order.writerUserId,
    writerName: order.writerName,
    providerId: order.providerId,
    providerName: order.providerName,
    serviceId: order.serviceId,
    serviceTitle: order.serviceTitle,
    tier: order.tier,
    turnaroundDays: order.turnaroundDays,
    scriptId: order.scriptId,
    scriptTitle: order.scriptTitle,
    scriptPageCount: order.scriptPageCount,
    projectId: order.projectId,
    brief: order.brief,
    status: order.status,
    statusReason: order.statusReason,
    priceCents: order.priceCents,
    currency: order.currency,
    commissionBps: order.commissionBps,
    platformFeeCents: order.platformFeeCents,
    providerPayoutCents: order.providerPayoutCents,
    refundedCents: order.refundedCents,
    moneyState: moneyState(order),
    stripePaymentIntentId: order.stripePaymentIntentId,
    stripeTransferId: order.stripeTransferId,
    frozen: order.frozen,
    viewerRole,
    availableActions: availableActions(order, viewerRole, order.readAt),
    ...presentMoments(order),
  };
}

function presentMoments(order: Order) {
  return {
    paymentDeadline: toIso(order.paymentDeadline),
    claimDeadline: isoOrNull(order.claimDeadline),
    slaDeadline: isoOrNull(order.slaDeadline),
    lateDeadline: isoOrNull(order.lateDeadline),
    reviewDeadline: isoOrNull(order.reviewDeadline),
    claimedAt: isoOrNull(order.claimedAt),
    capturedAt: isoOrNull(order.capturedAt),
    deliveredAt: isoOrNull(order.deliveredAt),
    completedAt: isoOrNull(order.completedAt),
    createdAt: toIso(order.createdAt),
    updatedAt: toIso(order.updatedAt),
  };
}

export function presentDelivery(o: {
  order: Order;
  delivery: Delivery;
  downloadUrl: string | null;
}): CoverageDelivery {
  const { order, downloadUrl } = o;
  const { format, genre, draftDate, createdAt, report, ...delivery } = o.delivery;
  return {
    ...delivery,
    topSheet: topSheetOf(order, { format, genre, draftDate }),
    report: report && { ...report, citations: [...report.citations], pageNotes: [...report.pageNotes] },
    missingParts: missingParts(o.delivery, COVERAGE_TIER_PARTS[order.tier]),
    downloadUrl,
    createdAt: toIso(createdAt),
  };
}

export function presentDraft({ values, version, updatedAt }: DeliveryDraft): CoverageDeliveryDraft {
  return { values, version, updatedAt: toIso(updatedAt) };
}

export function presentReview(review: Review): CoverageReview {
  const { id, orderId, providerId, rating, comment, writerName, createdAt } = review;
  return { id, orderId, providerId, rating, comment, writerName, createdAt: toIso(createdAt) };
}

export function presentDispute(dispute: Dispute): CoverageDispute {
  return {
    ...dispute,
    openedBy: dispute.openedByUserId === "system" ? "system" : "writer",
    providerAnsweredAt: isoOrNull(dispute.providerAnsweredAt),
    resolvedAt: isoOrNull(dispute.resolvedAt),
    createdAt: toIso(dispute.createdAt),
    updatedAt: toIso(dispute.updatedAt),
  };
}

export function presentDisputeCase(dispute: Dispute, order: Order): CoverageDisputeCase {
  return { ...presentDispute(dispute), order: presentOrder(order, "admin") };
}

export function presentAlarm(alarm: Alarm): CoverageAlarm {
  return { ...alarm, acknowledgedAt: isoOrNull(alarm.acknowledgedAt), createdAt: toIso(alarm.createdAt) };
}

export function presentAuditEntry(entry: AuditEntry): CoverageAuditEntry {
  return { ...entry, createdAt: toIso(entry.createdAt) };
}

export function presentMoneyOperation(operation: MoneyOperation): CoverageMoneyOperation {
  const { id, orderId, kind, status, attempts, lastError, createdAt } = operation;
  const { amountCents, currency } = operation.params;
  return {
    id,
    orderId,
    kind,
    status,
    amountCents,
    currency,
    attempts,
    lastError,
    createdAt: toIso(createdAt),
  };
}

export function presentEarnings(rows: readonly EarningsRow[]): CoverageEarnings {
  const sum = (amount: (row: EarningsRow) => number) => rows.reduce((total, row) => total + amount(row), 0);
  return {
    currency: rows[0]?.currency ?? "usd",
    heldCents: sum((row) => (row.heldCents > 0 ? row.providerPayoutCents : 0)),
    onItsWayCents: sum((row) => Math.max(dueCents(row), 0)),
    paidOutCents: sum((row) => row.transferredCents),
    owedCents: sum((row) => Math.max(-dueCents(row), 0)),
    orders: rows.map((row) => ({
      orderId: row.orderId,
      serviceTitle: row.serviceTitle,
      scriptTitle: row.scriptTitle,
      status: row.status,
      priceCents: row.priceCents,
      ...earningsSplit(row),
      withheldCents: Math.max(row.offsetCents, 0),
      owedCents: Math.max(-dueCents(row), 0),
      state: earningsState(row),
      stripeTransferId: row.stripeTransferId,
      at: toIso(row.updatedAt),
    })),
  };
}
