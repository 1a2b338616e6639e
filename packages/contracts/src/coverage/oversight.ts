/** What admins watch over: alarms, the audit log, providers in every state. */
import { z } from "zod";
import { Currency, Id, Page, requiredText, Timestamp, text } from "../primitives.ts";
import { CoverageProviderStatusSchema } from "./provider.ts";

export const CoverageAlarmSchema = z.object({
  id: Id,
  kind: z.string(),
  /** What it is about, such as an order, an event or an object at Stripe. */
  subject: z.string(),
  detail: z.string(),
  orderId: z.string().nullable(),
  /** Null while it is open. */
  acknowledgedAt: Timestamp.nullable(),
  acknowledgedBy: z.string().nullable(),
  acknowledgementNote: z.string().nullable(),
  createdAt: Timestamp,
});
export type CoverageAlarm = z.infer<typeof CoverageAlarmSchema>;

export const CoverageAlarmStatusSchema = z.enum(["open", "acknowledged", "all"]);

export const CoverageAlarmFiltersSchema = Page.extend({
  status: CoverageAlarmStatusSchema.default("all"),
});
export type CoverageAlarmFilters = z.infer<typeof CoverageAlarmFiltersSchema>;

/** Says what was found and done; kept with the alarm and in the audit log. */
export const CoverageAlarmAcknowledgeRequestSchema = z.object({ note: requiredText(5_000) });
export type CoverageAlarmAcknowledgeRequest = z.infer<typeof CoverageAlarmAcknowledgeRequestSchema>;

/** Kept in the audit log; the parties of the order don't see it. */
export const CoverageFrozenOrderRequestSchema = z.object({ reason: requiredText(2_000) });
export type CoverageFrozenOrderRequest = z.infer<typeof CoverageFrozenOrderRequestSchema>;

/** Says what has changed since Stripe refused it; kept in the audit log. */
export const CoverageMoneyOperationRetryRequestSchema = z.object({ note: requiredText(5_000) });
export type CoverageMoneyOperationRetryRequest = z.infer<typeof CoverageMoneyOperationRetryRequestSchema>;

/** One movement of money at Stripe, as admins see it. */
export const CoverageMoneyOperationSchema = z.object({
  id: Id,
  orderId: Id,
  /** Such as `refund`, `transfer` or `reversal`. */
  kind: z.string(),
  status: z.enum(["pending", "sent", "succeeded", "parked", "failed", "abandoned"]),
  amountCents: z.int(),
  currency: Currency,
  attempts: z.int(),
  /** In Stripe's words; null when nothing went wrong. */
  lastError: z.string().nullable(),
  createdAt: Timestamp,
});
export type CoverageMoneyOperation = z.infer<typeof CoverageMoneyOperationSchema>;

/** One act of one admin. Entries are never changed and never deleted. */
export const CoverageAuditEntrySchema = z.object({
  id: z.string(),
  adminUserId: z.string(),
  /** As they were called when they acted. */
  adminName: z.string(),
  /** Such as `provider_suspended` or `dispute_resolved_refund`. */
  act: z.string(),
  /** The id of what was acted on. */
  subject: z.string(),
  reason: z.string().nullable(),
  createdAt: Timestamp,
});
export type CoverageAuditEntry = z.infer<typeof CoverageAuditEntrySchema>;

export const CoverageAuditLogFiltersSchema = Page.extend({
  /** Only what was done to this one. */
  subject: text(200).optional(),
});
export type CoverageAuditLogFilters = z.infer<typeof CoverageAuditLogFiltersSchema>;

/** `q` looks in names and e-mails. */
export const CoverageAdminProviderFiltersSchema = Page.extend({
  status: CoverageProviderStatusSchema.optional(),
  q: text(200).optional(),
});
export type CoverageAdminProviderFilters = z.infer<typeof CoverageAdminProviderFiltersSchema>;

/**
 * `q` is looked for in the order's id, its payment's, its script, its service and both names; what begins as an
 * order's id or a payment's does (`cord_…`, `pi_…`) only at the beginning of ids.
 */
export const CoverageAdminOrderFiltersSchema = Page.extend({
  q: text(200).optional(),
});
export type CoverageAdminOrderFilters = z.infer<typeof CoverageAdminOrderFiltersSchema>;
