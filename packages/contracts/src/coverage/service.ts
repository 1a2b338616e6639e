/** Services: what a provider sells. */
import { z } from "zod";
import { Currency, Cursor, Id, Page, PriceCents, requiredText, Timestamp, text } from "../primitives.ts";
import { CoverageProviderPublicSchema } from "./provider.ts";

export const CoverageTierSchema = z.enum([
  "concept_notes",
  "early_draft",
  "polish_proofread",
  "competition_ready",
]);
export type CoverageTier = z.infer<typeof CoverageTierSchema>;

/** The provider as a service's card shows it. */
export const CoverageServiceProviderSchema = CoverageProviderPublicSchema.pick({
  id: true,
  displayName: true,
  bio: true,
  specialties: true,
  avgRating: true,
  reviewCount: true,
  totalOrdersCompleted: true,
  typicalTurnaroundMinutes: true,
}).extend({
  /** Price of this provider's cheapest active service in minor units; null when none is active. */
  startingPriceCents: z.int().nullable().optional(),
});

export const CoverageServiceSchema = z.object({
  id: Id,
  providerId: Id,
  title: z.string(),
  description: z.string(),
  tier: CoverageTierSchema,
  priceCents: z.int(),
  currency: Currency,
  turnaroundDays: z.int(),
  maxPages: z.int(),
  active: z.boolean(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type CoverageService = z.infer<typeof CoverageServiceSchema>;

/** A service as the catalogue lists it, with enough of its provider for a card. */
export const CoverageServiceListingSchema = CoverageServiceSchema.extend({
  provider: CoverageServiceProviderSchema,
  /** Commission of an order placed now, inside the price: round-half-up(price × bps / 10 000). */
  commissionBps: z.int().optional(),
});
export type CoverageServiceListing = z.infer<typeof CoverageServiceListingSchema>;

const fields = {
  title: requiredText(200),
  description: text(5_000),
  tier: CoverageTierSchema,
  priceCents: PriceCents,
  currency: Currency,
  turnaroundDays: z.int().min(1).max(90),
  maxPages: z.int().min(1).max(500),
};

export const CoverageServiceCreateRequestSchema = z.object({
  ...fields,
  description: fields.description.default(""),
  currency: fields.currency.default("usd"),
  active: z.boolean().default(true),
});
export type CoverageServiceCreateRequest = z.infer<typeof CoverageServiceCreateRequestSchema>;

export const CoverageServiceUpdateRequestSchema = z
  .object({ ...fields, active: z.boolean() })
  .partial()
  .refine((change) => Object.values(change).some((value) => value !== undefined), "names no field to change");
export type CoverageServiceUpdateRequest = z.infer<typeof CoverageServiceUpdateRequestSchema>;

export const CoverageServiceSortSchema = z.enum(["price", "price_desc", "rating", "turnaround", "newest"]);

export const CoverageServiceFiltersSchema = Page.extend({
  q: text(200).optional(),
  tier: CoverageTierSchema.optional(),
  minPriceCents: z.coerce.number().int().min(0).max(99_999_999).optional(),
  maxPriceCents: z.coerce.number().int().min(0).max(99_999_999).optional(),
  maxTurnaroundDays: z.coerce.number().int().min(1).max(90).optional(),
  minPages: z.coerce.number().int().min(1).max(500).optional(),
  specialty: text(60).optional(),
  minRating: z.coerce.number().min(1).max(5).optional(),
  sort: CoverageServiceSortSchema.default("rating"),
  cursor: Cursor.optional(),
});
export type CoverageServiceFilters = z.infer<typeof CoverageServiceFiltersSchema>;
