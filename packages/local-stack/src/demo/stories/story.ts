/** The shape of a story of the demo: one order, from its placing as far as it goes. */
import type {
  CoverageDisputeCreateRequest,
  CoverageDisputeResolveRequest,
  CoverageReviewCreateRequest,
} from "@script-manifest/contracts";
import type { Report } from "../reports/report.ts";
import type { ScriptKey } from "../scripts.ts";
import type { OfferKey } from "../services.ts";

export type StepName =
  | "pay"
  | "claim"
  | "start"
  | "deliver"
  | "complete"
  | "review"
  | "cancel"
  | "dispute"
  /** The reader says how they see the dispute. */
  | "answer"
  | "take_up"
  | "rule"
  /** The payment window passes. */
  | "lapse"
  /** The claim window passes. */
  | "go_unclaimed"
  /** The review window passes. */
  | "accept_silently"
  /** Completed while the reader's account can't be paid: the payout waits. */
  | "complete_unpayable"
  /** The cardholder goes to their bank, and the bank decides for them. */
  | "charge_back"
  | "lose_chargeback"
  /** The bank warns of the card. */
  | "suspect";

export interface Story {
  /** Its writer is the script's. */
  readonly script: ScriptKey;
  readonly offer: OfferKey;
  readonly brief: string;
  /** When it was placed, counted from the demo's making. */
  readonly daysAgo: number;
  /** From the payment to the claim; a day or less unless given. */
  readonly claimedAfterDays?: number;
  /** From the beginning of the work to the delivery. */
  readonly readingDays?: number;
  /**
   * After placing. A step is taken only from the status it begins in, so a story can be told again from
   * anywhere.
   */
  readonly steps: readonly StepName[];
  /** Placed where the payment window is very long: it can still be paid in weeks. */
  readonly staysPayable?: boolean;
  readonly report?: Report;
  readonly review?: CoverageReviewCreateRequest;
  readonly dispute?: CoverageDisputeCreateRequest;
  readonly answer?: string;
  readonly adminNotes?: string;
  readonly ruling?: CoverageDisputeResolveRequest;
  readonly cancelReason?: string;
}

export const DELIVERED = ["pay", "claim", "start", "deliver"] as const satisfies StepName[];
export const COMPLETED = [...DELIVERED, "complete"] as const satisfies StepName[];
export const REVIEWED = [...COMPLETED, "review"] as const satisfies StepName[];
export const RULED = [...DELIVERED, "dispute", "rule"] as const satisfies StepName[];
