/**
 * What the marketplace asks of Stripe. Implemented by StripePaymentGateway and MemoryPaymentGateway; both
 * pass test/contract/payment-gateway.contract.ts.
 *
 * Belongs here: promises, errors, nulls. Does not: the SDK's types, retries across calls (the executor's
 * work).
 *
 * Every movement takes an idempotency key: the same key with the same parameters is the same movement.
 * Amounts are minor units. Errors are PaymentGatewayError and nothing else; its `kind` says what may have
 * happened.
 */
import type { Instant } from "../domain/clock.ts";

/**
 * ambiguous: no answer, a 5xx, 409 or 429 — it may or may not have happened, send the same key again ·
 * refused: Stripe understood and said no, nothing happened · not_found · invalid_signature
 */
export type PaymentGatewayErrorKind = "ambiguous" | "refused" | "not_found" | "invalid_signature";

export class PaymentGatewayError extends Error {
  override readonly name = "PaymentGatewayError";
  readonly kind: PaymentGatewayErrorKind;
  /**
   * Stripe's own code, such as `payment_intent_unexpected_state` or `balance_insufficient`; null when it gave
   * none.
   */
  readonly code: string | null;
  /** The answer came from Stripe's idempotency store: sending the key again brings the same answer. */
  readonly replayed: boolean;

  constructor(
    kind: PaymentGatewayErrorKind,
    message: string,
    o: { code?: string | null; replayed?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: o.cause });
    this.kind = kind;
    this.code = o.code ?? null;
    this.replayed = o.replayed ?? false;
  }
}

export type PaymentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "processing"
  | "requires_capture"
  | "succeeded"
  | "canceled";

export interface Payment {
  readonly id: string;
  readonly status: PaymentStatus;
  readonly amountCents: number;
  readonly amountReceivedCents: number;
  readonly currency: string;
  readonly clientSecret: string;
  readonly livemode: boolean;
  readonly metadata: Readonly<Record<string, string>>;
  /** Null until a card was authorised. */
  readonly chargeId: string | null;
  /** When the authorisation lapses, from the charge's card details; null until authorised. */
  readonly captureBefore: Instant | null;
  /** Stripe's fee on the captured charge, from its balance transaction; null until captured. */
  readonly stripeFeeCents: number | null;
}

export interface Transfer {
  readonly id: string;
  readonly amountCents: number;
  readonly reversedCents: number;
  readonly currency: string;
  readonly destinationAccountId: string;
  readonly sourceChargeId: string | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface Refund {
  readonly id: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly status: "pending" | "requires_action" | "succeeded" | "failed" | "canceled";
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * The card's bank takes a payment back. inquiry: it only asks, and no money moves · open: the money is, or is
 * about to be, with the bank · won: it has decided for us · lost: for the cardholder · dropped: it is over,
 * and no money was taken.
 */
export interface Chargeback {
  readonly id: string;
  readonly paymentIntentId: string;
  readonly chargeId: string;
  readonly status: "inquiry" | "open" | "won" | "lost" | "dropped";
  /** Taken from our balance, without the fee; nothing until it was taken. */
  readonly withdrawnCents: number;
  readonly feeCents: number;
  /** Given back; nothing until it was given. */
  readonly reinstatedCents: number;
  readonly currency: string;
}

/** The card's bank suspects a payment before its holder has disputed it. No money moves. */
export interface FraudWarning {
  readonly id: string;
  readonly paymentIntentId: string;
  /** False once the payment was disputed or given back: nothing is left to prevent. */
  readonly actionable: boolean;
  /** Stripe's own word. */
  readonly fraudType: string;
}

export interface Reversal {
  readonly id: string;
  readonly amountCents: number;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface AccountStatus {
  readonly accountId: string;
  /** The capability stripe_balance.stripe_transfers is active. */
  readonly payable: boolean;
}

/** What Stripe sent from a connected account to its owner's bank. */
export interface AccountPayout {
  readonly id: string;
  readonly amountCents: number;
  readonly currency: string;
  /** One that was `paid` may still fail: the bank sends it back. */
  readonly status: "pending" | "in_transit" | "paid" | "failed" | "canceled";
  /** In Stripe's words; null unless it failed. */
  readonly failure: string | null;
  readonly createdAt: Instant;
}

export interface PaymentWebhookEvent {
  readonly id: string;
  readonly type: string;
  readonly livemode: boolean;
  /** Set on a Connect event of another account; ours for platform events is null. */
  readonly accountId: string | null;
  /** The id of the object the event is about, such as pi_…, ch_…, acct_…; null when it names none. */
  readonly objectId: string | null;
  /** The payment intent the object belongs to, when it is a charge, refund or dispute. */
  readonly paymentIntentId: string | null;
  /** The order a transfer belongs to, from its transfer_group; null for other objects. */
  readonly orderId: string | null;
}

/** One line of the platform's balance at Stripe. Amounts in minor units, negative when money leaves. */
export interface BalanceLine {
  readonly id: string;
  /** Stripe's own word: charge, refund, transfer, adjustment, payout … */
  readonly type: string;
  /** What the balance changed by: the amount less Stripe's fee. */
  readonly netCents: number;
  readonly currency: string;
  /** The charge, refund, transfer … it is about; null where Stripe names none. */
  readonly sourceId: string | null;
  readonly createdAt: Instant;
}

export interface BalanceSpan {
  readonly since: Instant;
  readonly until: Instant;
  readonly sourceId?: string;
}

/** Stored on every object at Stripe, so that a movement can be found again by what decided it. */
export interface MovementTag {
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly operationId: string;
}

export interface PaymentGateway {
  /** A recipient account (API v2) for a provider; one per provider id, whatever the retries. */
  createConnectAccount(o: {
    providerId: string;
    email: string;
    displayName: string;
    idempotencyKey: string;
  }): Promise<{ accountId: string }>;
  /** A single-use link to Stripe's onboarding. */
  createAccountLink(o: {
    accountId: string;
    refreshUrl: string;
    returnUrl: string;
  }): Promise<{ url: string }>;
  getAccountStatus(accountId: string): Promise<AccountStatus>;
  /** The ten newest payouts of the account to its bank, newest first. */
  listPayouts(accountId: string): Promise<readonly AccountPayout[]>;

  /** Card only, captured by hand. */
  createPaymentIntent(
    o: MovementTag & { amountCents: number; currency: string; description: string },
  ): Promise<Payment>;
  /** Throws `not_found` for an unknown id. */
  getPayment(paymentIntentId: string): Promise<Payment>;
  /** Captures the whole authorisation. Refused when it is gone or already captured. */
  capturePayment(o: MovementTag & { paymentIntentId: string }): Promise<Payment>;
  /** Releases an uncaptured intent. Refused when it was captured. */
  cancelPayment(o: MovementTag & { paymentIntentId: string }): Promise<Payment>;

  /**
   * Drawn on the charge (`source_transaction`), grouped by the order. Refused when the account cannot be
   * paid.
   */
  transferToProvider(
    o: MovementTag & {
      amountCents: number;
      currency: string;
      chargeId: string;
      destinationAccountId: string;
    },
  ): Promise<Transfer>;
  /** Refused with `balance_insufficient` when the account has less than that. */
  reverseTransfer(o: MovementTag & { transferId: string; amountCents: number }): Promise<Reversal>;
  /** Refused above what is left of the charge, and on an uncaptured one. */
  refund(o: MovementTag & { paymentIntentId: string; amountCents: number }): Promise<Refund>;

  /** Every transfer of the order's group, oldest first. */
  findTransfers(orderId: string): Promise<readonly Transfer[]>;
  /** Every reversal of the transfer, oldest first. */
  findReversals(transferId: string): Promise<readonly Reversal[]>;
  /** Throws `not_found` for an unknown id. */
  getChargeback(id: string): Promise<Chargeback>;
  /** Every chargeback and inquiry of the intent, oldest first. */
  findChargebacks(paymentIntentId: string): Promise<readonly Chargeback[]>;
  /** Throws `not_found` for an unknown id. */
  getFraudWarning(id: string): Promise<FraudWarning>;
  /** Every early fraud warning of the intent, oldest first. */
  findFraudWarnings(paymentIntentId: string): Promise<readonly FraudWarning[]>;
  /** Every refund of the intent, oldest first. */
  findRefunds(paymentIntentId: string): Promise<readonly Refund[]>;
  /**
   * Intents created since then whose metadata names the order, for an answer that was lost before its id was
   * stored.
   */
  findPayments(o: { orderId: string; since: Instant }): Promise<readonly Payment[]>;

  /** Every event of these types (not the thin ones of API v2) created since then, oldest first. */
  listEvents(o: { since: Instant; types: readonly string[] }): Promise<readonly PaymentWebhookEvent[]>;
  /**
   * The platform's balance lines of a span of time, oldest first; `until` is not part of it. Of one source
   * only, where it is named.
   */
  listBalanceLines(o: BalanceSpan): Promise<readonly BalanceLine[]>;

  /**
   * Verifies the signature over the raw bytes against each secret. Throws `invalid_signature`. No network.
   */
  constructWebhookEvent(o: { rawBody: Buffer; signature: string | undefined }): PaymentWebhookEvent;
}
