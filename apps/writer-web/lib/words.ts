/**
 * The marketplace's terms in words for people. One table per term, total by type: a new status does not
 * compile until somebody finds its word.
 */
import type {
  CoverageDisputeReason,
  CoverageDisputeStatus,
  CoverageEarningsLine,
  CoverageMoneyState,
  CoverageOrder,
  CoverageOrderStatus,
  CoverageTier,
} from "@script-manifest/contracts";

/** wait: somebody must act · live: work goes on · good: ended well · bad: needs attention · ended: over. */
export type Tone = "wait" | "live" | "good" | "bad" | "ended";

interface Words {
  readonly label: string;
  readonly tone: Tone;
}

export const statusWords: Record<CoverageOrderStatus, Words> = {
  placed: { label: "Not paid yet", tone: "wait" },
  payment_held: { label: "Waiting for the reader", tone: "wait" },
  claimed: { label: "Claimed", tone: "live" },
  in_progress: { label: "Being read", tone: "live" },
  delivered: { label: "Delivered", tone: "wait" },
  completed: { label: "Completed", tone: "good" },
  disputed: { label: "Disputed", tone: "bad" },
  cancelled: { label: "Cancelled", tone: "ended" },
  payment_failed: { label: "Expired unpaid", tone: "ended" },
  refunded: { label: "Refunded", tone: "ended" },
};

/** The status as the one who looks at it says it: what waits for its reader waits for you, if you are. */
export function statusWordsFor(status: CoverageOrderStatus, viewerRole: CoverageOrder["viewerRole"]): Words {
  return status === "payment_held" && viewerRole === "provider"
    ? { ...statusWords.payment_held, label: "Waiting for you" }
    : statusWords[status];
}

/** What became of an order, for the few reasons that need saying. */
export const reasonWords: Record<string, string> = {
  unpaid: "It was not paid in time.",
  cancelled_by_writer: "The writer cancelled it.",
  unclaimed: "It was not claimed in time; the authorisation was released.",
  authorisation_lapsed: "The card could not be charged any more.",
  sla_expired: "The delivery was late.",
  review_window_closed: "The review window closed, so it completed by itself.",
  resolved_no_refund: "An admin decided for the provider.",
  resolved_partial: "An admin decided on a partial refund.",
  resolved_refund: "An admin decided for the writer.",
  chargeback_dropped: "The card's bank has dropped its question; no money was taken.",
  captured_less: "The card's bank let through less than the price, so the claim was undone.",
  chargeback_lost: "The card's bank gave the writer the money back.",
  fraud_suspected: "The payment could not be confirmed and was given back.",
};

export const moneyWords: Record<CoverageMoneyState, Words> = {
  unpaid: { label: "Nothing charged", tone: "ended" },
  authorised: { label: "Authorised, not charged", tone: "wait" },
  capturing: { label: "Being charged", tone: "live" },
  held: { label: "Charged and held", tone: "live" },
  releasing: { label: "Being released", tone: "live" },
  released: { label: "Released, never charged", tone: "ended" },
  paying_out: { label: "On its way to the provider", tone: "live" },
  paid_out: { label: "Paid to the provider", tone: "good" },
  refunding: { label: "Refund on its way", tone: "live" },
  refunded: { label: "Refunded", tone: "ended" },
  split: { label: "Part refunded, part paid", tone: "good" },
};

interface TierWords {
  readonly label: string;
  /** What one gets, in half a sentence. */
  readonly promise: string;
}

export const tierWords: Record<CoverageTier, TierWords> = {
  concept_notes: {
    label: "Concept notes",
    promise: "Is the idea worth a draft? Notes on up to 15 pages, no synopsis.",
  },
  early_draft: {
    label: "Early draft",
    promise: "The full report: logline, synopsis, comments and the grid.",
  },
  polish_proofread: {
    label: "Polish & proofread",
    promise: "Page notes and proofreading for a script that is nearly there.",
  },
  competition_ready: {
    label: "Competition ready",
    promise: "Grid, verdict and percentile, as a contest reader would mark it.",
  },
};

/** An order keeps its tier as a word of its own, even one that is no longer sold. */
export function tierLabel(tier: string): string {
  return (tierWords as Readonly<Record<string, TierWords>>)[tier]?.label ?? tier.replaceAll("_", " ");
}

export const tierChoices = Object.entries(tierWords).map(([value, { label }]) => ({ value, label }));

export const disputeReasonWords: Record<CoverageDisputeReason, string> = {
  non_delivery: "Nothing was delivered",
  quality: "The work falls short of what was sold",
  other: "Something else",
};

export const disputeStatusWords: Record<CoverageDisputeStatus, Words> = {
  open: { label: "Open", tone: "bad" },
  under_review: { label: "Under review", tone: "live" },
  resolved_refund: { label: "Full refund", tone: "ended" },
  resolved_no_refund: { label: "No refund", tone: "ended" },
  resolved_partial: { label: "Partial refund", tone: "ended" },
};

export const earningsStateWords: Record<CoverageEarningsLine["state"], Words> = {
  held: { label: "Held", tone: "live" },
  on_its_way: { label: "On its way", tone: "wait" },
  paid_out: { label: "Paid out", tone: "good" },
  kept_back: { label: "Kept back", tone: "ended" },
  returned: { label: "Returned to the writer", tone: "ended" },
};

/** Why an order's money is where it is. */
export function earningsReason({
  state,
  status,
  priceCents,
  commissionCents,
  payoutCents,
}: CoverageEarningsLine): string {
  const partly = payoutCents > 0 && payoutCents + commissionCents < priceCents;
  if (state === "returned" && status === "completed") return "The card's bank gave the writer the money back";
  if (state === "returned") return "Refunded to the writer";
  if (state === "held" && status === "disputed") return "Held until an admin decides the dispute";
  if (state === "held" && status === "delivered")
    return "Held until the writer accepts or the review window closes";
  if (state === "held") return "Charged at your claim, held until you deliver and the writer accepts";
  const released = partly ? "Decided by an admin: partial refund" : "The order was completed";
  return state === "on_its_way" ? `${released}; the transfer is not confirmed yet` : released;
}
