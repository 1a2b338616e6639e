/** Every error any of our APIs answers with: RFC 9457 problem details and the closed list of codes. */
import { z } from "zod";

export const ErrorCodeSchema = z.enum([
  "unauthorized",
  "forbidden",
  "not_found",
  "invalid_payload",
  "invalid_credentials",
  "invalid_transition",
  "already_exists",
  "order_changed_meanwhile",
  "draft_changed_meanwhile",
  "provider_not_active",
  "service_not_active",
  "own_service",
  "script_not_owned",
  "script_too_long",
  "script_unavailable",
  "unreadable_script",
  "upload_missing",
  "price_below_minimum",
  "payment_not_settled",
  "payment_window_closed",
  "claim_window_closed",
  "review_window_closed",
  "not_late",
  "order_frozen",
  "invalid_signature",
  "idempotency_key_required",
  "idempotency_key_reused",
  "idempotency_key_in_flight",
  "payload_too_large",
  "unsupported_media_type",
  "method_not_allowed",
  "rate_limited",
  "overloaded",
  "payment_provider_unavailable",
  "upstream_unavailable",
  "upstream_timeout",
  "internal",
]);
export type ErrorCode = z.infer<typeof ErrorCodeSchema>;

/**
 * One bad field: where it is (`/body/priceCents` as `["body","priceCents"]` joined by dots) and what is wrong
 * with it.
 */
export const ProblemIssueSchema = z.object({ path: z.string(), message: z.string() });

export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  error: ErrorCodeSchema,
  requestId: z.string(),
  issues: z.array(ProblemIssueSchema).optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;
export type ProblemIssue = z.infer<typeof ProblemIssueSchema>;
