/** Providers: the vetted readers who sell coverage. */
import { z } from "zod";
import { Currency, Cursor, Id, Page, requiredText, Timestamp, text } from "../primitives.ts";

export const CoverageProviderStatusSchema = z.enum([
  "pending_verification",
  "active",
  "suspended",
  "deactivated",
]);
export type CoverageProviderStatus = z.infer<typeof CoverageProviderStatusSchema>;

/** What anybody may see of an active provider. No e-mail, user id or Stripe id is in it. */
export const CoverageProviderPublicSchema = z.object({
  id: Id,
  displayName: z.string(),
  bio: z.string(),
  specialties: z.array(z.string()),
  status: CoverageProviderStatusSchema,
  /** Mean of the visible reviews, two decimals; null until reviewed. */
  avgRating: z.number().nullable(),
  reviewCount: z.int(),
  totalOrdersCompleted: z.int(),
  /** Price of the cheapest active service in minor units; null when none is active. */
  startingPriceCents: z.int().nullable(),
  /** Shortest turnaround among the active services, in days; null when none is active. */
  fastestTurnaroundDays: z.int().nullable(),
  /** Median of the last 20 deliveries, from claim to delivery, in minutes; null before the first. */
  typicalTurnaroundMinutes: z.int().nullable().optional(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type CoverageProviderPublic = z.infer<typeof CoverageProviderPublicSchema>;

/** The provider as its own user and admins see it. */
export const CoverageProviderSchema = CoverageProviderPublicSchema.extend({
  userId: z.string(),
  /** As identity knew it when they registered as a provider; empty when it was not known. */
  email: z.string().optional(),
  stripeAccountId: z.string().nullable(),
  stripeOnboardingComplete: z.boolean(),
  /** Why an admin suspended it; null unless suspended. */
  suspensionReason: z.string().nullable(),
  /** The latest payout that the provider's bank sent back; null once a later one has arrived. */
  failedPayout: z
    .object({
      payoutId: Id,
      amountCents: z.int(),
      currency: Currency,
      /** In Stripe's words. */
      why: z.string(),
      sentAt: Timestamp,
    })
    .nullable(),
});
export type CoverageProvider = z.infer<typeof CoverageProviderSchema>;

const specialties = z
  .array(requiredText(60))
  .max(20)
  .transform((names) => [...new Set(names)]);

export const CoverageProviderCreateRequestSchema = z.object({
  displayName: requiredText(200),
  bio: text(5_000).default(""),
  specialties: specialties.default([]),
});
export type CoverageProviderCreateRequest = z.infer<typeof CoverageProviderCreateRequestSchema>;

export const CoverageProviderUpdateRequestSchema = z
  .object({
    displayName: requiredText(200).optional(),
    bio: text(5_000).optional(),
    specialties: specialties.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "names no field to change");
export type CoverageProviderUpdateRequest = z.infer<typeof CoverageProviderUpdateRequestSchema>;

export const CoverageProviderSortSchema = z.enum(["rating", "orders", "newest"]);

export const CoverageProviderFiltersSchema = Page.extend({
  q: text(200).optional(),
  specialty: text(60).optional(),
  minRating: z.coerce.number().min(1).max(5).optional(),
  sort: CoverageProviderSortSchema.default("rating"),
  cursor: Cursor.optional(),
});
export type CoverageProviderFilters = z.infer<typeof CoverageProviderFiltersSchema>;

/** An admin suspends or reinstates; the reason is kept and shown to the provider. */
export const CoverageProviderStatusUpdateRequestSchema = z.object({
  status: z.enum(["suspended", "active"]),
  reason: requiredText(2_000),
});
export type CoverageProviderStatusUpdateRequest = z.infer<typeof CoverageProviderStatusUpdateRequestSchema>;
