/**
 * The conditions under which moves of an order are legal, besides its status and who makes them.
 *
 * Belongs here: what holds at an instant, and the refusal when it doesn't. Does not: which move has which
 * condition (order-lifecycle.ts).
 */
import type { ErrorCode } from "@script-manifest/contracts";
import type { Instant } from "./clock.ts";
import type { Order } from "./entities.ts";

/** A condition besides status and actor. Each is one row of GUARDS. */
export type Guard =
  | "payment_window_over"
  | "provider_may_claim"
  | "claim_window_open"
  | "claim_window_over"
  | "captured"
  | "late"
  | "long_late"
  | "review_window_open"
  | "review_window_over"
  | "frozen"
  | "not_frozen";

/** The moment-dependent facts a guard may look at. */
export type GuardedOrder = Pick<
  Order,
  | "paymentDeadline"
  | "claimDeadline"
  | "slaDeadline"
  | "lateDeadline"
  | "reviewDeadline"
  | "capturedAt"
  | "frozen"
  | "providerStatus"
>;

export const passed = (deadline: Instant | null, now: Instant): boolean =>
  deadline !== null && now >= deadline;

/**
 * Guard → when it holds, and the refusal's code when it doesn't. A deadline counts as over at its very
 * instant.
 */
export const GUARDS: Record<
  Guard,
  { holds: (order: GuardedOrder, now: Instant) => boolean; refusal: ErrorCode }
> = {
  payment_window_over: { holds: (o, now) => passed(o.paymentDeadline, now), refusal: "invalid_transition" },
  // A claim charges the writer's card: nobody is charged for a reader who was suspended since they ordered.
  provider_may_claim: {
    holds: (o) => o.providerStatus !== "suspended" && o.providerStatus !== "deactivated",
    refusal: "provider_not_active",
  },
  claim_window_open: { holds: (o, now) => !passed(o.claimDeadline, now), refusal: "claim_window_closed" },
  claim_window_over: { holds: (o, now) => passed(o.claimDeadline, now), refusal: "invalid_transition" },
  captured: { holds: (o) => o.capturedAt !== null, refusal: "payment_not_settled" },
  late: { holds: (o, now) => passed(o.slaDeadline, now), refusal: "not_late" },
  long_late: { holds: (o, now) => passed(o.lateDeadline, now), refusal: "not_late" },
  review_window_open: { holds: (o, now) => !passed(o.reviewDeadline, now), refusal: "review_window_closed" },
  review_window_over: { holds: (o, now) => passed(o.reviewDeadline, now), refusal: "invalid_transition" },
  frozen: { holds: (o) => o.frozen, refusal: "invalid_transition" },
  not_frozen: { holds: (o) => !o.frozen, refusal: "order_frozen" },
};
