/**
 * The happenings of an order and of its money, in words. Unknown ones are shown by their own name rather than
 * hidden.
 */
import type { CoverageTimelineEntry } from "@script-manifest/contracts";

const TRANSITIONS: Record<string, string> = {
  place: "Order placed",
  hold_payment: "Payment held: the card is authorised",
  fail_payment: "Expired unpaid",
  cancel: "Cancelled before the claim",
  release_unclaimed: "Not claimed in time, cancelled",
  lose_authorisation: "The card could not be charged, cancelled",
  fall_short: "The card was charged less than the price, cancelled",
  claim: "Claimed",
  start: "Reading begun",
  deliver: "Coverage delivered",
  cancel_late: "Cancelled because it was late",
  dispute_late: "Dispute opened: the delivery is late",
  breach_sla: "Dispute opened by itself: nothing was delivered",
  complete: "Delivery accepted, order completed",
  auto_complete: "Review window closed, order completed",
  dispute: "Dispute opened",
  dismiss_dispute: "Dispute decided: no refund",
  split_dispute: "Dispute decided: partial refund",
  uphold_dispute: "Dispute decided: full refund",
  freeze: "Money frozen: the card's bank has questioned the payment",
  suspect_fraud: "Money frozen: the card's bank has asked about the payment",
  refund_suspected: "The payment could not be confirmed: given back, order ended",
  unfreeze: "Money free again",
  lose_chargeback: "The card's bank gave the writer the money back, order ended",
  bear_chargeback: "The card's bank gave the writer the money back",
};

const MOVEMENTS: Record<string, string> = {
  authorise: "Card authorised",
  capture: "Card charged",
  release: "Authorisation released",
  transfer: "Transferred to the provider",
  refund: "Refunded to the card",
  reversal: "Transfer taken back",
  retransfer: "Transferred to the provider again",
  chargeback: "Taken by the card's bank",
  chargeback_won: "Given back by the card's bank",
  withheld: "Kept back from the payout, for what was owed over another order",
  debt_settled: "Owed for this order, settled out of another order's payout",
};

const MOVEMENTS_PENDING: Record<string, string> = {
  capture: "Charging the card",
  release: "Releasing the authorisation",
  transfer: "Transfer on its way",
  refund: "Refund on its way",
  reversal: "Taking the transfer back",
  retransfer: "Transfer on its way again",
};

const STATES: Record<NonNullable<CoverageTimelineEntry["state"]>, string | null> = {
  pending: "On its way",
  settled: null,
  parked: "Waiting for the provider's Stripe account",
  failed: "Refused by Stripe; we are looking into it",
};

/** How a movement stands; null when there is nothing to say. A refund waits for the bank alone. */
export function movementStateWords({ event, state }: CoverageTimelineEntry): string | null {
  if (state === null) return null;
  return event === "refund" && state === "parked"
    ? "Waiting until the card's bank has decided"
    : STATES[state];
}

export const actorWords: Record<CoverageTimelineEntry["actor"], string> = {
  writer: "Writer",
  provider: "Provider",
  admin: "Admin",
  system: "Script Manifest",
};

export function timelineWords({ kind, event, state }: CoverageTimelineEntry): string {
  const own = event.replaceAll("_", " ");
  if (kind === "transition") return TRANSITIONS[event] ?? own;
  return (state === "pending" ? MOVEMENTS_PENDING[event] : undefined) ?? MOVEMENTS[event] ?? own;
}
