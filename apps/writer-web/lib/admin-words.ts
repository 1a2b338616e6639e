/**
 * What admins read and did, in words. Acts and alarms nobody has named yet are shown by their own name rather
 * than hidden.
 */
import type { CoverageProviderStatus } from "@script-manifest/contracts";
import type { Tone } from "./words";

export const providerStatusWords: Record<CoverageProviderStatus, { label: string; tone: Tone }> = {
  pending_verification: { label: "Not verified yet", tone: "wait" },
  active: { label: "Active", tone: "good" },
  suspended: { label: "Suspended", tone: "bad" },
  deactivated: { label: "Deactivated", tone: "ended" },
};

const ACTS: Record<string, string> = {
  provider_suspended: "Suspended a provider",
  provider_active: "Reinstated a provider",
  dispute_under_review: "Took a dispute under review",
  dispute_resolved_refund: "Decided a dispute: full refund",
  dispute_resolved_no_refund: "Decided a dispute: no refund",
  dispute_resolved_partial: "Decided a dispute: partial refund",
  order_unfrozen: "Let a frozen order go on",
  order_refunded: "Gave the money of a frozen order back",
  money_operation_retried: "Had money moved again that Stripe had refused",
  alarm_acknowledged: "Closed an alarm",
};

interface AlarmWords {
  readonly label: string;
  /** What to look at first. */
  readonly advice: string;
  /** What there is to do on the order's page, where it is more than looking. */
  readonly onOrder?: string;
}

const ALARMS: Record<string, AlarmWords> = {
  money_operation_failed: {
    label: "Stripe refused to move money",
    advice: "Open the order and compare its timeline with Stripe's dashboard; then have it tried again.",
  },
  refund_failed: {
    label: "A refund came back",
    advice: "The writer is still owed it. Find out why at Stripe, and have it tried again.",
  },
  operation_failed: {
    label: "A movement of money needs a decision",
    advice: "Find out why Stripe refused it, and have it tried again.",
  },
  early_fraud_warning: {
    label: "The card's bank suspects fraud",
    advice:
      "What was not paid out is frozen until you decide on the order's page: let it go on, or give the money back before it is charged back. The decision closes this alarm. If all of it was paid out there is nothing to decide: close it with what you found.",
    onOrder: "Decide over the money",
  },
  payment_mismatch: {
    label: "A payment differs from its order",
    advice: "Compare amount, currency and order id of the payment intent at Stripe.",
  },
  stripe_event_dead: {
    label: "A report from Stripe could not be worked on",
    advice: "Find the event at Stripe by its id; the log names the error.",
  },
};

const inWords = (name: string): string => {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export function actWords(act: string): string {
  return ACTS[act] ?? inWords(act);
}

export function alarmWords(kind: string): AlarmWords {
  return ALARMS[kind] ?? { label: inWords(kind), advice: "The runbook says what to check." };
}

/** The page that shows what an act or an alarm was about; null where only the id says it. */
export function subjectHref(subject: string): string | null {
  if (subject.startsWith("cdis_")) return `/coverage/admin/disputes/${subject}`;
  if (subject.startsWith("cord_")) return `/coverage/orders/${subject}`;
  return null;
}
