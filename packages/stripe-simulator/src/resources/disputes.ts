/**
 * Chargebacks and inquiries: the money leaves with the fee when one opens, and comes back without the fee
 * when it is won.
 */
import type { Stripe } from "stripe";
import { seconds } from "../clock.ts";
import type { Changing } from "../http/context.ts";
import { invalid, missing } from "../http/errors.ts";
import { newId } from "../ids.ts";
import type { BalanceTransaction, Charge, Dispute } from "../objects.ts";
import { schedule, unschedule } from "./agenda.ts";
import { addTransaction } from "./balance.ts";
import { warningsAnswered } from "./fraud-warnings.ts";
import { DAY_SECONDS } from "./lapse.ts";
import { failPendingRefunds } from "./refund-life.ts";

/** What Stripe takes for each chargeback in the United States, won or lost. */
const DISPUTE_FEE = 1_500;
const ANSWER_SECONDS = 9 * DAY_SECONDS;

/** Visa's own codes for the reasons that occur here. */
const NETWORK_REASON_CODES: Readonly<Record<string, string>> = {
  fraudulent: "10.4",
  product_not_received: "13.1",
  product_unacceptable: "13.3",
  duplicate: "12.6.1",
};

const EVIDENCE = [
  "access_activity_log",
  "billing_address",
  "cancellation_policy",
  "cancellation_policy_disclosure",
  "cancellation_rebuttal",
  "customer_communication",
  "customer_email_address",
  "customer_name",
  "customer_purchase_ip",
  "customer_signature",
  "duplicate_charge_documentation",
  "duplicate_charge_explanation",
  "duplicate_charge_id",
  "product_description",
  "receipt",
  "refund_policy",
  "refund_policy_disclosure",
  "refund_refusal_explanation",
  "service_date",
  "service_documentation",
  "shipping_address",
  "shipping_carrier",
  "shipping_date",
  "shipping_documentation",
  "shipping_tracking_number",
  "uncategorized_file",
  "uncategorized_text",
] as const satisfies readonly (keyof Stripe.Dispute.Evidence)[];

const CLOSED: ReadonlySet<Dispute["status"]> = new Set(["won", "lost", "warning_closed", "prevented"]);
export const isOpen = (dispute: Dispute): boolean => !CLOSED.has(dispute.status);
const isInquiry = (dispute: Dispute): boolean => dispute.status.startsWith("warning");

/** A charge that was charged back can be refunded again only when the dispute was won, or was an inquiry. */
export function blocksRefund({ state }: Pick<Changing, "state">, chargeId: string): boolean {
  return state
    .all("disputes")
    .some((dispute) => dispute.charge === chargeId && dispute.status !== "won" && !isInquiry(dispute));
}

export function findDispute({ state }: Pick<Changing, "state">, id: string): Dispute {
  const dispute = state.get("disputes", id);
  if (!dispute) throw missing("dispute", id, "dispute");
  return dispute;
}

/** By the cardholder. Refused for a charge without money, or with an open dispute. */
export function openDispute(
  context: Changing,
  chargeId: string,
  o: { amount?: number; reason?: string; inquiry?: boolean } = {},
): Dispute {
  const charge = context.state.get("charges", chargeId);
  if (!charge) throw missing("charge", chargeId, "charge");
  const amount = o.amount ?? charge.amount_captured - charge.amount_refunded;
  if (!charge.captured || amount < 1 || amount > charge.amount_captured)
    throw invalid(`Charge ${chargeId} has no ${amount} to dispute.`, { param: "amount" });
  const open = context.state.all("disputes").some((other) => other.charge === chargeId && isOpen(other));
  if (open) throw invalid(`Charge ${chargeId} is disputed already.`, { code: "charge_disputed" });
  const dispute = context.state.put(
    "disputes",
    newDispute(context, charge, { amount, reason: o.reason ?? "fraudulent", inquiry: o.inquiry ?? false }),
  );
  schedule(context, {
    kind: "dispute_answer_is_late",
    object: dispute.id,
    at: (dispute.evidence_details.due_by ?? 0) * 1_000,
  });
  context.state.put("charges", { ...charge, disputed: true });
  context.announce.snapshot("charge.dispute.created", dispute);
  warningsAnswered(context, chargeId);
  return o.inquiry ? dispute : withdraw(context, dispute);
}

function newDispute(
  { clock }: Changing,
  charge: Charge,
  o: { amount: number; reason: string; inquiry: boolean },
): Dispute {
  const created = seconds(clock.now());
  const code = NETWORK_REASON_CODES[o.reason] ?? "13.7";
  return {
    id: newId("du"),
    object: "dispute",
    amount: o.amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: Object.fromEntries(EVIDENCE.map((name) => [name, null])),
    evidence_details: {
      due_by: created + ANSWER_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: "manual",
    is_charge_refundable: o.inquiry,
    livemode: false,
    metadata: {},
    network_reason_code: code,
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: "card",
      card: {
        brand: "visa",
        case_type: o.inquiry ? "inquiry" : "chargeback",
        network: "visa",
        network_reason_code: code,
      },
    },
    reason: o.reason,
    status: o.inquiry ? "warning_needs_response" : "needs_response",
  };
}

/** Money and fee are taken at once, refunds on their way are called back. */
function withdraw(context: Changing, dispute: Dispute): Dispute {
  const transaction = addTransaction(context, {
    amount: -dispute.amount,
    fee: DISPUTE_FEE,
    feeDescription: "Dispute fee",
    currency: dispute.currency,
    type: "adjustment",
    reportingCategory: "dispute",
    source: dispute.id,
    description: `Chargeback withdrawal for ${dispute.charge}`,
  });
  const withdrawn = context.state.put("disputes", withTransaction(dispute, transaction));
  context.announce.snapshot("charge.dispute.funds_withdrawn", withdrawn);
  failPendingRefunds(context, dispute.charge);
  return withdrawn;
}

/** Stripe shows the transactions whole inside of the dispute. */
function withTransaction(dispute: Dispute, transaction: BalanceTransaction): Dispute {
  return {
    ...dispute,
    balance_transactions: [...dispute.balance_transactions, transaction as Stripe.BalanceTransaction],
  };
}

/** An inquiry that was not answered well enough becomes a chargeback. */
export function escalateInquiry(context: Changing, disputeId: string): Dispute {
  const dispute = findDispute(context, disputeId);
  if (!isInquiry(dispute) || !isOpen(dispute))
    throw invalid(`Dispute ${disputeId} is ${dispute.status}, no open inquiry.`);
  const escalated = context.state.put("disputes", {
    ...dispute,
    status: "needs_response",
    is_charge_refundable: false,
  });
  context.announce.snapshot("charge.dispute.updated", escalated);
  return withdraw(context, escalated);
}

/** What a test writes as `uncategorized_text` decides at once, as in Stripe's test mode. */
const DECISIVE: Readonly<Record<string, "won" | "lost">> = {
  winning_evidence: "won",
  losing_evidence: "lost",
};

/**
 * The platform's answer, of which only the arrival counts: a person, the agenda or decisive words end it.
 */
export function submitEvidence(
  context: Changing,
  disputeId: string,
  o: { evidence: Record<string, string>; metadata: Record<string, string>; submit: boolean },
): Dispute {
  const dispute = findDispute(context, disputeId);
  if (!isOpen(dispute) && Object.keys(o.evidence).length > 0)
    throw invalid("This dispute is already closed.", { param: "dispute" });
  const submitted = o.submit && Object.keys(o.evidence).length > 0;
  if (submitted) unschedule(context, "dispute_answer_is_late", disputeId);
  const { evidence_details } = dispute;
  const updated = context.state.put("disputes", {
    ...dispute,
    evidence: { ...dispute.evidence, ...o.evidence },
    metadata: { ...dispute.metadata, ...o.metadata },
    evidence_details: {
      ...evidence_details,
      has_evidence: evidence_details.has_evidence || Object.keys(o.evidence).length > 0,
      submission_count: evidence_details.submission_count + (submitted ? 1 : 0),
      submission_method: submitted ? "manual" : evidence_details.submission_method,
    },
    status: submitted ? (isInquiry(dispute) ? "warning_under_review" : "under_review") : dispute.status,
  });
  context.announce.snapshot("charge.dispute.updated", updated);
  const outcome = submitted ? DECISIVE[o.evidence.uncategorized_text ?? ""] : undefined;
  return outcome ? closeDispute(context, disputeId, outcome) : updated;
}

/**
 * By the bank, or by the platform giving in. An inquiry only ends; a chargeback that is won returns the
 * money.
 */
export function closeDispute(context: Changing, disputeId: string, outcome: "won" | "lost"): Dispute {
  const dispute = findDispute(context, disputeId);
  if (!isOpen(dispute)) throw invalid("This dispute is already closed.", { param: "dispute" });
  unschedule(context, "dispute_answer_is_late", disputeId);
  const inquiry = isInquiry(dispute);
  const closed = context.state.put("disputes", { ...dispute, status: inquiry ? "warning_closed" : outcome });
  if (inquiry || outcome === "lost") {
    context.announce.snapshot("charge.dispute.closed", closed);
    return closed;
  }
  const transaction = addTransaction(context, {
    amount: dispute.amount,
    currency: dispute.currency,
    type: "adjustment",
    reportingCategory: "dispute_reversal",
    source: dispute.id,
    description: `Chargeback reversal for ${dispute.charge}`,
  });
  const reinstated = context.state.put("disputes", withTransaction(closed, transaction));
  context.announce.snapshot("charge.dispute.closed", reinstated);
  context.announce.snapshot("charge.dispute.funds_reinstated", reinstated);
  return reinstated;
}

/** Nobody answered in time: the cardholder is right, unless the bank sees it otherwise. */
export function answerIsLate(context: Changing, disputeId: string): Dispute {
  const dispute = findDispute(context, disputeId);
  context.state.put("disputes", {
    ...dispute,
    evidence_details: { ...dispute.evidence_details, past_due: true },
  });
  return closeDispute(context, disputeId, context.luck.happens("dispute_won") ? "won" : "lost");
}
