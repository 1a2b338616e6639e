/**
 * A status as a sentence says it: refusals are read by people, and codes are for programs.
 *
 * Belongs here: words of a status, to follow "it is". Does not: which refusal is meant (each command).
 */
import type { CoverageOrderStatus } from "@script-manifest/contracts";

const STATUS_WORDS: Record<CoverageOrderStatus, string> = {
  placed: "not paid for yet",
  payment_held: "waiting to be claimed",
  claimed: "claimed",
  in_progress: "in progress",
  delivered: "delivered",
  completed: "completed",
  disputed: "in dispute",
  cancelled: "cancelled",
  payment_failed: "cancelled, its payment failed",
  refunded: "refunded",
};

/** "The order is in dispute." */
export const orderIs = (status: CoverageOrderStatus): string => `The order is ${STATUS_WORDS[status]}.`;

/** "The order is completed. This can be done only while it is claimed or in progress." */
export const orderMustBe = (status: CoverageOrderStatus, expected: readonly CoverageOrderStatus[]): string =>
  `${orderIs(status)} This can be done only while it is ${expected.map((one) => STATUS_WORDS[one]).join(" or ")}.`;
