/**
 * One movement of money at Stripe that has been decided: what it is, under which key it is sent, how it
 * stands.
 *
 * Belongs here: shapes and keys. Does not: the calls (payments/), their order
 * (commands/run-money-operation.ts).
 */
import type { Instant } from "./clock.ts";

/**
 * authorise: create the payment intent · pi_cancel: release an uncaptured intent · capture: charge the card ·
 * transfer: pay the provider · refund: give money back to the writer · reversal: take back from the provider
 * what was transferred · retransfer: pay the provider what was taken back, once it is theirs after all ·
 * chargeback: the card's bank took the money; observed, never sent · offset: part of a payout was kept back
 * for what the provider owed over another order; it happens in our books alone.
 */
export type MoneyOperationKind =
  | "authorise"
  | "pi_cancel"
  | "capture"
  | "transfer"
  | "refund"
  | "reversal"
  | "retransfer"
  | "chargeback"
  | "offset";

/**
 * pending: decided, never sent · sent: Stripe may have it · succeeded · parked: waits for a condition outside
 * (the provider's account must become payable) · failed: refused for good, an admin must look · abandoned: no
 * longer wanted and surely never carried out.
 */
export type MoneyOperationStatus = "pending" | "sent" | "succeeded" | "parked" | "failed" | "abandoned";

/**
 * Frozen under their key: a retry sends exactly the same. A payout from which something is kept back gets
 * another key with its smaller amount.
 */
export interface MoneyOperationParams {
  readonly amountCents: number;
  readonly currency: string;
  readonly paymentIntentId?: string;
  readonly chargeId?: string;
  readonly destinationAccountId?: string;
  /** reversal: what is taken back. */
  readonly transferId?: string;
}

export interface NewMoneyOperation {
  readonly id: string;
  readonly orderId: string;
  readonly kind: MoneyOperationKind;
  readonly seq: number;
  readonly idempotencyKey: string;
  readonly params: MoneyOperationParams;
  /**
   * Nothing is to be sent: it is stored as succeeded at once. Stripe's id when somebody else moved the money
   * there, null when it moved in our books alone.
   */
  readonly observed?: { readonly stripeId: string | null };
}

export interface MoneyOperation extends Omit<NewMoneyOperation, "observed"> {
  readonly status: MoneyOperationStatus;
  readonly attempts: number;
  readonly firstSentAt: Instant | null;
  /** Names the worker that holds the lease. A result without the current token is refused. */
  readonly leaseToken: string | null;
  readonly leaseUntil: Instant | null;
  readonly stripeId: string | null;
  readonly lastError: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** The store's clock when this was read. */
  readonly readAt: Instant;
}

/**
 * The key Stripe sees, `cov:{env}:{orderId}:{kind}:{seq}` (payments.md, executor). A new `seq` is a new key.
 */
export function moneyOperationKey(o: {
  env: string;
  orderId: string;
  kind: MoneyOperationKind;
  seq: number;
}): string {
  return `cov:${o.env}:${o.orderId}:${o.kind}:${o.seq}`;
}

/** One chargeback is one operation of its order, for ever: its key is the dispute's. */
export function chargebackKey(o: { env: string; orderId: string; chargebackId: string }): string {
  return `cov:${o.env}:${o.orderId}:chargeback:${o.chargebackId}`;
}

/** A worker that died leaves the operation leased this long; longer than any Stripe call may take. */
export const MONEY_OPERATION_LEASE_MS = 45_000;

/**
 * Stripe forgets idempotency keys after 24 hours: past that a key alone no longer protects (payments.md,
 * executor).
 */
export const STRIPE_KEY_LIFE_MS = 23 * 60 * 60 * 1_000;
