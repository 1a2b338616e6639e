/** Disputes: the writer says the work is missing or wrong; an admin rules. */
import { z } from "zod";
import { Id, Page, PriceCents, requiredText, Timestamp } from "../primitives.ts";
import { CoverageOrderSchema } from "./order.ts";

export const CoverageDisputeReasonSchema = z.enum(["non_delivery", "quality", "other"]);
export type CoverageDisputeReason = z.infer<typeof CoverageDisputeReasonSchema>;

export const CoverageDisputeStatusSchema = z.enum([
  "open",
  "under_review",
  "resolved_refund",
  "resolved_no_refund",
  "resolved_partial",
]);
export type CoverageDisputeStatus = z.infer<typeof CoverageDisputeStatusSchema>;

export const CoverageDisputeSchema = z.object({
  id: Id,
  orderId: Id,
  openedByUserId: z.string(),
  /** `system` when a late order opened it by itself. */
  openedBy: z.enum(["writer", "system"]),
  reason: CoverageDisputeReasonSchema,
  description: z.string(),
  status: CoverageDisputeStatusSchema,
  /** The provider's side, said once. Null until they have answered. */
  providerAnswer: z.string().nullable(),
  providerAnsweredAt: Timestamp.nullable(),
  adminNotes: z.string().nullable(),
  refundAmountCents: z.int().nullable(),
  resolvedAt: Timestamp.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type CoverageDispute = z.infer<typeof CoverageDisputeSchema>;

/** A dispute with the order it is about, as the admin's queue shows it. */
export const CoverageDisputeCaseSchema = CoverageDisputeSchema.extend({ order: CoverageOrderSchema });
export type CoverageDisputeCase = z.infer<typeof CoverageDisputeCaseSchema>;

export const CoverageDisputeCreateRequestSchema = z.object({
  reason: CoverageDisputeReasonSchema,
  description: requiredText(5_000),
});
export type CoverageDisputeCreateRequest = z.infer<typeof CoverageDisputeCreateRequestSchema>;

export const CoverageDisputeAnswerRequestSchema = z.object({ answer: requiredText(5_000) });
export type CoverageDisputeAnswerRequest = z.infer<typeof CoverageDisputeAnswerRequestSchema>;

export const CoverageDisputeFiltersSchema = Page.extend({ status: CoverageDisputeStatusSchema.optional() });
export type CoverageDisputeFilters = z.infer<typeof CoverageDisputeFiltersSchema>;

export const CoverageDisputeResolveRequestSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("under_review"), adminNotes: requiredText(5_000).optional() }),
  z.object({
    status: z.literal("resolved_refund"),
    adminNotes: requiredText(5_000),
    refundAmountCents: z.null().optional(),
  }),
  z.object({
    status: z.literal("resolved_no_refund"),
    adminNotes: requiredText(5_000),
    refundAmountCents: z.null().optional(),
  }),
  // That it is below the price is the service's to judge: only it knows the order.
  z.object({
    status: z.literal("resolved_partial"),
    adminNotes: requiredText(5_000),
    refundAmountCents: PriceCents,
  }),
]);
export type CoverageDisputeResolveRequest = z.infer<typeof CoverageDisputeResolveRequestSchema>;
