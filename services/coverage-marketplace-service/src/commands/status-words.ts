/**
 * A status as a sentence says it: refusals are read by people, and codes are for programs.
 *
 * Belongs here: words of a status, to follow "it is". Does not: which refusal is meant (each command).
 */
import type { CoverageOrderStatus } from "@script-manifest/contracts";

const STATUS_WORDS: Record<CoverageOrderStatus, string> = {
  placed: "not paid yet",
  payment_held: "waiting for the reader",
  claimed: "claimed",
  in_progress: "being read",
  delivered: "delivered",
  completed: "completed",
  disputed: "disputed",
  cancelled: "cancelled",
  payment_failed: "expired unpaid",
  refunded: "refunded",
};

/** "The order is disputed." */
export const orderIs = (status: CoverageOrderStatus): string => `The order is ${STATUS_WORDS[status]}.`;

/** "The order is completed. This can be done only while it is claimed or being read." */
export const orderMustBe = (status: CoverageOrderStatus, expected: readonly CoverageOrderStatus[]): string =>
  `${orderIs(status)} This can be done only while it is ${expected.map((one) => STATUS_WORDS[one]).join(" or ")}.`;
