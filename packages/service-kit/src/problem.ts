/**
 * Every refusal as RFC 9457 problem details. The one table of status codes for the contract's closed list of
 * error codes.
 *
 * Belongs here: mapping and sending. Does not: deciding what is refused (each service's domain).
 */
import { type ErrorCode, type Problem, type ProblemIssue, ProblemSchema } from "@script-manifest/contracts";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";

// Total by type: a new ErrorCode does not compile until someone chooses its status and title.
export const PROBLEMS: Record<ErrorCode, { readonly status: number; readonly title: string }> = {
  unauthorized: { status: 401, title: "Sign in first" },
  invalid_credentials: { status: 401, title: "The e-mail or the password is wrong" },
  forbidden: { status: 403, title: "You may not do this" },
  own_service: { status: 403, title: "This is your own service" },
  script_not_owned: { status: 403, title: "This is not your script" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  invalid_payload: { status: 400, title: "The request is not valid" },
  unreadable_script: { status: 400, title: "The script cannot be read" },
  invalid_signature: { status: 400, title: "The signature is not valid" },
  idempotency_key_required: { status: 400, title: "An Idempotency-Key is required" },
  invalid_transition: { status: 409, title: "The state does not allow this" },
  already_exists: { status: 409, title: "It already exists" },
  order_changed_meanwhile: { status: 409, title: "Someone else changed the order first" },
  draft_changed_meanwhile: { status: 409, title: "The draft was changed somewhere else" },
  provider_not_active: { status: 409, title: "The provider is not active" },
  service_not_active: { status: 409, title: "The service is not active" },
  script_too_long: { status: 409, title: "The script is too long for this service" },
  script_unavailable: { status: 409, title: "The script is not available" },
  upload_missing: { status: 409, title: "The file has not been uploaded" },
  price_below_minimum: { status: 409, title: "The price is too low to be charged" },
  payment_not_settled: { status: 409, title: "The payment is not settled yet" },
  payment_window_closed: { status: 409, title: "The payment window has closed" },
  claim_window_closed: { status: 409, title: "The claim window has closed" },
  review_window_closed: { status: 409, title: "The review window has closed" },
  not_late: { status: 409, title: "The order is not late" },
  order_frozen: { status: 409, title: "The order's money is frozen" },
  idempotency_key_in_flight: { status: 409, title: "The same request is still being worked on" },
  idempotency_key_reused: { status: 422, title: "The Idempotency-Key was used with another body" },
  payload_too_large: { status: 413, title: "The request is too large" },
  unsupported_media_type: { status: 415, title: "The content type is not supported" },
  rate_limited: { status: 429, title: "Too many requests" },
  payment_provider_unavailable: { status: 503, title: "The payment provider does not answer" },
  overloaded: { status: 503, title: "Too busy at the moment" },
  upstream_unavailable: { status: 503, title: "A part of the platform does not answer" },
  upstream_timeout: { status: 504, title: "A part of the platform is too slow" },
  internal: { status: 500, title: "Something went wrong" },
};

/** A refusal with its code. The detail is for people and must never carry SQL, stacks or secrets. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly code: ErrorCode;
  readonly issues: readonly ProblemIssue[];
  /** Seconds; sent as retry-after. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ErrorCode,
    detail: string,
    o: { issues?: readonly ProblemIssue[]; retryAfterSeconds?: number } = {},
  ) {
    super(detail);
    this.code = code;
    this.issues = o.issues ?? [];
    this.retryAfterSeconds = o.retryAfterSeconds ?? null;
  }
}

export function problemOf(error: ProblemError, requestId: string): Problem {
  const { status, title } = PROBLEMS[error.code];
  return {
    type: `/problems/${error.code}`,
    title,
    status,
    detail: error.message,
    error: error.code,
    requestId,
    ...(error.issues.length > 0 && { issues: [...error.issues] }),
  };
}

export function sendProblem(error: ProblemError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, request.id);
  if (error.retryAfterSeconds !== null) reply.header("retry-after", String(error.retryAfterSeconds));
  if (error.code === "unauthorized") reply.header("www-authenticate", "Bearer");
  return reply
    .code(problem.status)
    .header("content-type", "application/problem+json")
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem);
}

/** Fastify's own refusals by HTTP status; whatever else it says with a 4xx is a bad request. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  405: "method_not_allowed",
  413: "payload_too_large",
  415: "unsupported_media_type",
  429: "rate_limited",
};

const DETAILS: Partial<Record<ErrorCode, string>> = {
  payload_too_large: "The body is larger than this route takes.",
  unsupported_media_type: "Send application/json.",
};

/** Driver and network errors that mean a part of ours is away, not that the code is wrong. */
const AWAY_CODES: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EPIPE",
  "57P01",
  "57P03",
  "53300",
  "08006",
  "08001",
]);

/** The driver's own errors carry no code: these are its words for a connection that is gone or never came. */
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying|Client has encountered a connection)/;

/** The database or another part of ours does not answer at the moment: nothing is wrong with the code. */
export function isAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as Partial<FastifyError>;
  return (code !== undefined && AWAY_CODES.has(code)) || AWAY_WORDS.test(message ?? "");
}

/** Any error at all as a problem that leaks nothing. Unknown ones become `internal`; the caller logs them. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const { statusCode, message } = (error ?? {}) as Partial<FastifyError>;
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500) {
    const known = BY_STATUS[statusCode] ?? "invalid_payload";
    return new ProblemError(known, DETAILS[known] ?? readable(message));
  }
  if (isAway(error)) return new ProblemError("upstream_unavailable", "Try again in a moment.");
  return new ProblemError("internal", "Quote the request id when you contact support.");
}

function readable(message: string | undefined): string {
  return message ? message.slice(0, 200) : "The request is not valid.";
}

export { ProblemSchema };
