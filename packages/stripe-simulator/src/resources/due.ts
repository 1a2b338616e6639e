/** Letting happen what has come due: in the order of its time, before anybody is answered. */
import type { Changing } from "../http/context.ts";
import { StripeRefusal } from "../http/errors.ts";
import type { Due, DueKind } from "../objects.ts";
import { setTransferCapability } from "./accounts.ts";
import { schedule } from "./agenda.ts";
import { answerIsLate, openDispute } from "./disputes.ts";
import { warnOfFraud } from "./fraud-warnings.ts";
import { lapse, lapsesAt } from "./lapse.ts";
import { failPayout, payEverythingOut, payoutArrives } from "./payouts.ts";
import { failRefund, settleRefund } from "./refund-life.ts";

/** Total by type: a new kind of due thing does not compile until somebody says what happens. */
const HAPPENINGS: Readonly<Record<DueKind, (context: Changing, object: string) => unknown>> = {
  authorisation_lapses: lapse,
  dispute_opens: (context, charge) => openDispute(context, charge),
  inquiry_opens: (context, charge) => openDispute(context, charge, { inquiry: true }),
  goods_dispute_opens: (context, charge) => openDispute(context, charge, { reason: "product_not_received" }),
  dispute_answer_is_late: answerIsLate,
  fraud_warning_comes: (context, charge) => warnOfFraud(context, charge),
  capability_returns: (context, account) => setTransferCapability(context, account, "active"),
  payout_begins: payEverythingOut,
  refund_succeeds: settleRefund,
  refund_fails: (context, refund) => failRefund(context, refund),
  payout_arrives: payoutArrives,
  payout_fails: (context, payout) => failPayout(context, payout),
};

/**
 * What one due thing brings may itself be due. What fits no more, such as a dispute of nothing, stays undone.
 */
export function bringUpToDate(context: Changing): void {
  for (let due = next(context); due; due = next(context)) {
    context.state.remove("agenda", due.id);
    try {
      HAPPENINGS[due.kind](context, due.object);
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
    }
  }
}

function next({ state, clock }: Changing): Due | null {
  const now = clock.now();
  return state
    .all("agenda")
    .reduce<Due | null>(
      (first, entry) => (entry.at <= now && (!first || entry.at < first.at) ? entry : first),
      null,
    );
}

/** Authorisations that were stored before there was an agenda lapse as well. */
export function adoptAuthorisations(context: Changing): void {
  for (const intent of context.state.all("intents")) {
    const at = lapsesAt(context, intent);
    if (at !== null) schedule(context, { kind: "authorisation_lapses", object: intent.id, at });
  }
}
