/**
 * What the simulator keeps of each Stripe object. Picked from the SDK's own types: a wrong field does not
 * compile.
 */
import type { Stripe } from "stripe";

export type Intent = Pick<
  Stripe.PaymentIntent,
  | "id"
  | "object"
  | "amount"
  | "amount_capturable"
  | "amount_received"
  | "canceled_at"
  | "cancellation_reason"
  | "capture_method"
  | "confirmation_method"
  | "created"
  | "currency"
  | "description"
  | "last_payment_error"
  | "livemode"
  | "metadata"
  | "next_action"
  | "payment_method_types"
  | "status"
  | "transfer_group"
> & {
  client_secret: string;
  latest_charge: string | null;
  payment_method: string | null;
  customer: string | null;
};

export type Charge = Pick<
  Stripe.Charge,
  | "id"
  | "object"
  | "amount"
  | "amount_captured"
  | "amount_refunded"
  | "captured"
  | "created"
  | "currency"
  | "description"
  | "disputed"
  | "failure_code"
  | "failure_message"
  | "livemode"
  | "metadata"
  | "paid"
  | "payment_method"
  | "refunded"
  | "status"
  | "transfer_group"
> & {
  balance_transaction: string | null;
  payment_intent: string;
  payment_method_details: {
    type: "card";
    card: { brand: "visa"; last4: string; capture_before?: number; exp_month: number; exp_year: number };
  };
};

export type Refund = Pick<
  Stripe.Refund,
  "id" | "object" | "amount" | "created" | "currency" | "failure_reason" | "pending_reason" | "reason"
> & {
  status: "pending" | "succeeded" | "failed";
  balance_transaction: string | null;
  failure_balance_transaction?: string;
  charge: string;
  metadata: Stripe.Metadata;
  payment_intent: string;
};

export type Transfer = Pick<
  Stripe.Transfer,
  | "id"
  | "object"
  | "amount"
  | "amount_reversed"
  | "created"
  | "currency"
  | "description"
  | "livemode"
  | "metadata"
  | "reversed"
  | "transfer_group"
> & { balance_transaction: string; destination: string; source_transaction: string | null };

export type Reversal = Pick<Stripe.TransferReversal, "id" | "object" | "amount" | "created" | "currency"> & {
  balance_transaction: string;
  metadata: Stripe.Metadata;
  transfer: string;
};

export type BalanceTransaction = Pick<
  Stripe.BalanceTransaction,
  | "id"
  | "object"
  | "amount"
  | "available_on"
  | "balance_type"
  | "created"
  | "currency"
  | "description"
  | "exchange_rate"
  | "fee"
  | "fee_details"
  | "net"
  | "status"
  | "type"
  | "reporting_category"
> & { source: string };

export type Dispute = Pick<
  Stripe.Dispute,
  | "id"
  | "object"
  | "amount"
  | "balance_transactions"
  | "created"
  | "currency"
  | "enhanced_eligibility_types"
  | "evidence_details"
  | "intended_submission_method"
  | "is_charge_refundable"
  | "livemode"
  | "metadata"
  | "network_reason_code"
  | "payment_method_details"
  | "reason"
  | "status"
> & { charge: string; payment_intent: string; evidence: Record<string, string | null> };

export type EarlyFraudWarning = Pick<
  Stripe.Radar.EarlyFraudWarning,
  "id" | "object" | "actionable" | "created" | "fraud_type" | "livemode"
> & { charge: string; payment_intent: string };

export type Payout = Pick<
  Stripe.Payout,
  | "id"
  | "object"
  | "amount"
  | "arrival_date"
  | "automatic"
  | "created"
  | "currency"
  | "description"
  | "failure_code"
  | "failure_message"
  | "livemode"
  | "metadata"
  | "method"
  | "reconciliation_status"
  | "source_type"
  | "statement_descriptor"
  | "type"
> & {
  status: "pending" | "in_transit" | "paid" | "failed";
  balance_transaction: string | null;
  failure_balance_transaction: string | null;
  destination: string;
};

/** A payout and whose it is: a connected account's, or the platform's own (null). */
export interface OwnedPayout {
  id: string;
  account: string | null;
  payout: Payout;
}

export type TopUp = Pick<
  Stripe.Topup,
  "id" | "object" | "amount" | "created" | "currency" | "description" | "livemode" | "metadata" | "status"
> & { balance_transaction: string };

/** What will happen by itself. */
export type DueKind =
  | "authorisation_lapses"
  | "dispute_opens"
  | "inquiry_opens"
  | "goods_dispute_opens"
  | "dispute_answer_is_late"
  | "fraud_warning_comes"
  | "capability_returns"
  | "payout_begins"
  | "refund_succeeds"
  | "refund_fails"
  | "payout_arrives"
  | "payout_fails";

/** One entry of the agenda: what comes, to which object, and when in virtual epoch milliseconds. */
export interface Due {
  id: string;
  kind: DueKind;
  object: string;
  at: number;
}

export type Customer = Pick<
  Stripe.Customer,
  "id" | "object" | "created" | "email" | "livemode" | "metadata" | "name"
>;

export type Account = Pick<
  Stripe.V2.Core.Account,
  | "id"
  | "object"
  | "applied_configurations"
  | "configuration"
  | "contact_email"
  | "created"
  | "dashboard"
  | "defaults"
  | "display_name"
  | "identity"
  | "livemode"
  | "metadata"
>;

export interface AccountLink {
  id: string;
  account: string;
  refresh_url: string;
  return_url: string;
  used: boolean;
  expires_at: number;
}

export interface SnapshotEvent {
  id: string;
  object: "event";
  account?: string;
  api_version: string;
  created: number;
  data: { object: unknown };
  livemode: boolean;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: Stripe.Event["type"];
}

export interface ThinEvent {
  id: string;
  object: "v2.core.event";
  type: string;
  livemode: boolean;
  created: string;
  context: string | null;
  related_object: { id: string; type: "v2.core.account"; url: string };
  data?: Record<string, unknown>;
}

export type StoredEvent = SnapshotEvent | ThinEvent;

/** A webhook that has to reach the endpoint. Kept until it did. */
export interface Delivery {
  id: string;
  attempts: number;
  next_attempt_at: number;
}

export interface StoredAnswer {
  id: string;
  fingerprint: string;
  status: number;
  body: unknown;
  created: number;
}
