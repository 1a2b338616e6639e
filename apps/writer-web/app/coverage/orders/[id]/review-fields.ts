/** What the review form's fields must be. Loaded when somebody fills it in. */
import { CoverageReviewCreateRequestSchema } from "@script-manifest/contracts";
import { z } from "zod";

const { rating, comment } = CoverageReviewCreateRequestSchema.shape;

/** A radio button's value is text, and none before one is chosen. */
export const ReviewFieldsSchema = z.object({
  rating: z.enum(["1", "2", "3", "4", "5"], "Choose from one to five stars.").transform(Number).pipe(rating),
  comment,
});
