/** Reviews: what the writer says of the provider after a completed order. */
import { z } from "zod";
import { Id, Page, Timestamp, text } from "../primitives.ts";

export const CoverageReviewSchema = z.object({
  id: Id,
  orderId: Id,
  providerId: Id,
  rating: z.int(),
  comment: z.string(),
  /** The writer's public name; never an e-mail or an id. */
  writerName: z.string(),
  createdAt: Timestamp,
});
export type CoverageReview = z.infer<typeof CoverageReviewSchema>;

export const CoverageReviewCreateRequestSchema = z.object({
  rating: z.int().min(1).max(5),
  comment: text(5_000).default(""),
});
export type CoverageReviewCreateRequest = z.infer<typeof CoverageReviewCreateRequestSchema>;

export const CoverageReviewFiltersSchema = Page;
export type CoverageReviewFilters = z.infer<typeof CoverageReviewFiltersSchema>;
