/** Orders: one writer, one service, one script, one price, from the authorisation to the transfer. */
import { z } from "zod";
import { Currency, Id, Page, Timestamp, text } from "../primitives.ts";

export const CoverageOrderStatusSchema = z.enum([
  "placed",
  "payment_held",
  "claimed",
  "in_progress",
  "delivered",
  "completed",
  "disputed",
  "cancelled",
  "payment_failed",
  "refunded",
]);
export type CoverageOrderStatus = z.infer<typeof CoverageOrderStatusSchema>;

export const CoverageActorSchema = z.enum(["writer", "provider", "admin", "system"]);
export type CoverageActor = z.infer<typeof CoverageActorSchema>;

/** What the asking person may do to the order now. No screen derives the rules again. */
export const CoverageOrderActionSchema = z.enum([
  "pay",
  "cancel",
  "claim",
  "start",
  "deliver",
  "complete",
  "dispute",
  "review",
  "resolve",
  "unfreeze",
  "refund",
]);
export type CoverageOrderAction = z.infer<typeof CoverageOrderActionSchema>;

/** Where the order's money is, as the ledger and the money operations have it. */
export const CoverageMoneyStateSchema = z.enum([
  "unpaid",
  "authorised",
  "capturing",
  "held",
  "releasing",
  "released",
  "paying_out",
  "paid_out",
  "refunding",
  "refunded",
  "split",
]);
export type CoverageMoneyState = z.infer<typeof CoverageMoneyStateSchema>;

export const CoverageOrderSchema = z.object({
  id: Id,
  writerUserId: z.string(),
  writerName: z.string(),
  providerId: Id,
  providerName: z.string(),
  serviceId: Id,
  /** The service as it was sold: a later edit does not change the order. */
  serviceTitle: z.string(),
  tier: z.string(),
  turnaroundDays: z.int(),
  scriptId: z.string(),
  scriptTitle: z.string(),
  scriptPageCount: z.int(),
  projectId: z.string(),
  brief: z.string(),
  status: CoverageOrderStatusSchema,
  /**
   * Why the order ended or is held up, for example `sla_expired`, `unclaimed`, `authorisation_lapsed`; null
   * otherwise.
   */
  statusReason: z.string().nullable(),
  priceCents: z.int(),
  currency: Currency,
  /** The commission as it was when the order was placed: fee = round-half-up(price × bps / 10 000). */
  commissionBps: z.int(),
  platformFeeCents: z.int(),
  providerPayoutCents: z.int(),
  refundedCents: z.int(),
  moneyState: CoverageMoneyStateSchema,
  stripePaymentIntentId: z.string().nullable(),
  stripeTransferId: z.string().nullable(),
  /** Payment must be held by then, or the order expires. */
  paymentDeadline: Timestamp,
  /** A provider must claim by then, or the authorisation is released. Null until payment is held. */
  claimDeadline: Timestamp.nullable(),
  /** The delivery is due by then: turnaround days after the claim. Null until claimed. */
  slaDeadline: Timestamp.nullable(),
  /** Undelivered by then, a dispute opens by itself. Null until claimed. */
  lateDeadline: Timestamp.nullable(),
  /**
   * The writer accepts or disputes until then; afterwards the order completes by itself. Null until
   * delivered.
   */
  reviewDeadline: Timestamp.nullable(),
  claimedAt: Timestamp.nullable(),
  capturedAt: Timestamp.nullable(),
  deliveredAt: Timestamp.nullable(),
  completedAt: Timestamp.nullable(),
  /** Money is frozen by a chargeback or an early fraud warning. */
  frozen: z.boolean(),
  viewerRole: z.enum(["writer", "provider", "admin"]),
  availableActions: z.array(CoverageOrderActionSchema),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type CoverageOrder = z.infer<typeof CoverageOrderSchema>;

export const CoverageOrderCreateRequestSchema = z.object({
  serviceId: Id,
  scriptId: Id,
  projectId: Id,
  brief: text(5_000).default(""),
});
export type CoverageOrderCreateRequest = z.infer<typeof CoverageOrderCreateRequestSchema>;

export const CoverageOrderFiltersSchema = Page.extend({
  role: z.enum(["writer", "provider"]).default("writer"),
  /** One status, or several separated by commas. */
  status: z
    .string()
    .max(200)
    .transform((list) => list.split(",").filter(Boolean))
    .pipe(z.array(CoverageOrderStatusSchema))
    .optional(),
});
export type CoverageOrderFilters = z.infer<typeof CoverageOrderFiltersSchema>;

export const CoverageOrderCancelRequestSchema = z.object({ reason: text(2_000).optional() }).default({});
export type CoverageOrderCancelRequest = z.infer<typeof CoverageOrderCancelRequestSchema>;

/** What happened to an order and to its money, in the order it happened, as both parties may see it. */
export const CoverageTimelineEntrySchema = z.object({
  id: z.string(),
  kind: z.enum(["transition", "money"]),
  at: Timestamp,
  /**
   * The transition's event (`claim`, `deliver` …) or the movement (`authorise`, `capture`, `release`,
   * `transfer`, `refund`, `reversal`, `retransfer`, `chargeback`, `chargeback_won`, and for the provider
   * `withheld` and `debt_settled`).
   */
  event: z.string(),
  actor: CoverageActorSchema,
  fromStatus: CoverageOrderStatusSchema.nullable(),
  toStatus: CoverageOrderStatusSchema.nullable(),
  reason: z.string().nullable(),
  amountCents: z.int().nullable(),
  currency: Currency.nullable(),
  /** Only for money: decided and on its way, done, or refused by Stripe and being looked at. */
  state: z.enum(["pending", "settled", "parked", "failed"]).nullable(),
  stripeId: z.string().nullable(),
  /** `withheld`: the order it was kept back for · `debt_settled`: the order it was kept back from. */
  otherOrderId: z.string().nullable(),
});
export type CoverageTimelineEntry = z.infer<typeof CoverageTimelineEntrySchema>;
