/**
 * Field → the column or expression it is read from, one table per thing, total by type: a new field does not
 * compile until someone says where it comes from. Each table goes with one alias: o orders, p providers, s
 * services, m money operations, d disputes, v deliveries, f drafts of deliveries, r reviews, t transitions,
 * a alarms, l the audit log.
 *
 * Belongs here: reading columns. Does not: joins and conditions (each store's file), types of values
 * (query.ts).
 */
import type {
  Alarm,
  AuditEntry,
  Delivery,
  DeliveryDraft,
  Dispute,
  Order,
  OrderTransition,
  Provider,
  Review,
  Service,
} from "../../domain/entities.ts";
import type { MoneyOperation } from "../../domain/money-operation.ts";

export type ReadableColumns<T> = { readonly [field in keyof T]-?: string };

/** The list of a SELECT or RETURNING. With a prefix, `unfold` takes the row apart again. */
export function selection<T>(columns: ReadableColumns<T>, prefix = ""): string {
  return Object.entries<string>(columns)
    .map(([field, expression]) => `${expression} AS "${prefix}${field}"`)
    .join(", ");
}

/** `unfold` for many rows of the same columns. */
export function unfolding<T>(columns: ReadableColumns<T>, prefix: string): (row: object) => T {
  const fields = Object.keys(columns).map((field): [string, string] => [field, `${prefix}${field}`]);
  return (row) => {
    const thing: Record<string, unknown> = {};
    for (const [field, name] of fields) thing[field] = (row as Record<string, unknown>)[name];
    return thing as T;
  };
}

/** The fields that were selected under the prefix, as a thing of their own. */
export function unfold<T>(row: object, prefix: string): T {
  const fields = Object.entries(row).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(fields.map(([name, value]) => [name.slice(prefix.length), value])) as T;
}

const OFFERED = "FROM coverage_services WHERE provider_id = p.id AND active";

export const PROVIDER: ReadableColumns<Provider> = {
  id: "p.id",
  userId: "p.user_id",
  email: "p.email",
  displayName: "p.display_name",
  bio: "p.bio",
  specialties: "p.specialties",
  status: "p.status",
  suspensionReason: "p.suspension_reason",
  stripeAccountId: "p.stripe_account_id",
  stripeOnboardingComplete: "p.stripe_onboarding_complete",
  failedPayout: "p.failed_payout",
  avgRating: "p.avg_rating",
  reviewCount: "p.review_count",
  totalOrdersCompleted: "p.total_orders_completed",
  startingPriceCents: `(SELECT min(price_cents) ${OFFERED})`,
  fastestTurnaroundDays: `(SELECT min(turnaround_days) ${OFFERED})`,
  typicalTurnaroundMinutes: `(SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY minutes)
    FROM unnest(p.recent_turnaround_minutes) AS minutes)`,
  createdAt: "p.created_at",
  updatedAt: "p.updated_at",
};

export const SERVICE: ReadableColumns<Service> = {
  id: "s.id",
  providerId: "s.provider_id",
  title: "s.title",
  description: "s.description",
  tier: "s.tier",
  priceCents: "s.price_cents",
  currency: "s.currency",
  turnaroundDays: "s.turnaround_days",
  maxPages: "s.max_pages",
  active: "s.active",
  createdAt: "s.created_at",
  updatedAt: "s.updated_at",
};

/** Goes with `coverage_providers p`, joined. */
export const ORDER: ReadableColumns<Order> = {
  id: "o.id",
  writerUserId: "o.writer_user_id",
  writerName: "o.writer_name",
  providerId: "o.provider_id",
  serviceId: "o.service_id",
  serviceTitle: "o.service_title",
  tier: "o.tier",
  turnaroundDays: "o.turnaround_days",
  scriptId: "o.script_id",
  scriptTitle: "o.script_title",
  scriptPageCount: "o.script_page_count",
  projectId: "o.project_id",
  brief: "o.brief",
  priceCents: "o.price_cents",
  currency: "o.currency",
  commissionBps: "o.commission_bps",
  platformFeeCents: "o.platform_fee_cents",
  providerPayoutCents: "o.provider_payout_cents",
  paymentDeadline: "o.payment_deadline",
  idempotencyKey: "o.idempotency_key",
  statusReason: "o.status_reason",
  refundedCents: "o.refunded_cents",
  withheldCents: "o.withheld_cents",
  stripePaymentIntentId: "o.stripe_payment_intent_id",
  stripeChargeId: "o.stripe_charge_id",
  stripeTransferId: "o.stripe_transfer_id",
  captureBefore: "o.capture_before",
  claimDeadline: "o.claim_deadline",
  slaDeadline: "o.sla_deadline",
  lateDeadline: "o.late_deadline",
  reviewDeadline: "o.review_deadline",
  heldAt: "o.held_at",
  claimedAt: "o.claimed_at",
  capturedAt: "o.captured_at",
  deliveredAt: "o.delivered_at",
  completedAt: "o.completed_at",
  frozen: "o.frozen",
  status: "o.status",
  version: "o.version",
  providerUserId: "p.user_id",
  providerName: "p.display_name",
  providerStatus: "p.status",
  providerStripeAccountId: "p.stripe_account_id",
  createdAt: "o.created_at",
  updatedAt: "o.updated_at",
  readAt: "coverage_now()",
};

export const TRANSITION: ReadableColumns<OrderTransition> = {
  id: "t.id",
  orderId: "t.order_id",
  event: "t.event",
  fromStatus: "t.from_status",
  toStatus: "t.to_status",
  actor: "t.actor",
  actorUserId: "t.actor_user_id",
  reason: "t.reason",
  createdAt: "t.created_at",
};

export const MONEY_OPERATION: ReadableColumns<MoneyOperation> = {
  id: "m.id",
  orderId: "m.order_id",
  kind: "m.kind",
  seq: "m.seq",
  idempotencyKey: "m.idempotency_key",
  params: "m.params",
  status: "m.status",
  attempts: "m.attempts",
  firstSentAt: "m.first_sent_at",
  leaseToken: "m.lease_token",
  leaseUntil: "m.lease_until",
  stripeId: "m.stripe_id",
  lastError: "m.last_error",
  createdAt: "m.created_at",
  updatedAt: "m.updated_at",
  readAt: "coverage_now()",
};

export const DELIVERY: ReadableColumns<Delivery> = {
  id: "v.id",
  orderId: "v.order_id",
  summary: "v.summary",
  strengths: "v.strengths",
  weaknesses: "v.weaknesses",
  recommendations: "v.recommendations",
  score: "v.score",
  format: "v.format",
  genre: "v.genre",
  draftDate: "v.draft_date::text",
  report: "v.report",
  fileKey: "v.file_key",
  fileName: "v.file_name",
  createdAt: "v.created_at",
};

export const DELIVERY_DRAFT: ReadableColumns<DeliveryDraft> = {
  orderId: "f.order_id",
  values: "f.content",
  version: "f.version",
  updatedAt: "f.updated_at",
};

export const REVIEW: ReadableColumns<Review> = {
  id: "r.id",
  orderId: "r.order_id",
  writerUserId: "r.writer_user_id",
  writerName: "r.writer_name",
  providerId: "r.provider_id",
  rating: "r.rating",
  comment: "r.comment",
  createdAt: "r.created_at",
};

export const DISPUTE: ReadableColumns<Dispute> = {
  id: "d.id",
  orderId: "d.order_id",
  openedByUserId: "d.opened_by_user_id",
  reason: "d.reason",
  description: "d.description",
  status: "d.status",
  providerAnswer: "d.provider_answer",
  providerAnsweredAt: "d.provider_answered_at",
  adminNotes: "d.admin_notes",
  refundAmountCents: "d.refund_amount_cents",
  resolvedAt: "d.resolved_at",
  createdAt: "d.created_at",
  updatedAt: "d.updated_at",
};

export const ALARM: ReadableColumns<Alarm> = {
  id: "a.id",
  kind: "a.kind",
  subject: "a.subject",
  detail: "a.detail",
  orderId: "a.order_id",
  acknowledgedAt: "a.acknowledged_at",
  acknowledgedBy: "a.acknowledged_by",
  acknowledgementNote: "a.acknowledgement_note",
  createdAt: "a.created_at",
};

export const AUDIT_ENTRY: ReadableColumns<AuditEntry> = {
  id: "l.id::text",
  adminUserId: "l.admin_user_id",
  adminName: "l.admin_name",
  act: "l.act",
  subject: "l.subject",
  reason: "l.reason",
  createdAt: "l.created_at",
};
