/**
 * What Stripe says of an order beside what our books say of it (payments.md, Reconciler). A difference of one
 * cent is a difference.
 *
 * Belongs here: comparing what was read. Does not: reading it, telling anybody (reconcile.ts).
 */
import { DAY_MS, HOUR_MS, toIso } from "../domain/clock.ts";
import type { Order } from "../domain/entities.ts";
import type { LedgerAccount, PostingKind } from "../domain/ledger.ts";
import { moneyInWords } from "../domain/money.ts";
import type { MoneyOperation, MoneyOperationKind } from "../domain/money-operation.ts";
import { isTerminal } from "../domain/order-lifecycle.ts";
import type { Payment, Refund, Transfer } from "../payments/interface.ts";
import type { StoredPosting } from "../repository/interface.ts";

export type DifferenceKind =
  | "capture_differs"
  | "transfer_differs"
  | "refund_differs"
  | "moved_by_hand"
  | "balance_differs"
  | "held_after_end"
  | "held_too_long"
  | "operation_stuck"
  | "operation_failed";

export interface Difference {
  readonly kind: DifferenceKind;
  /** The order, operation or object at Stripe it is about. */
  readonly subject: string;
  /** One sentence, with both amounts. The same difference is always told in the same words. */
  readonly detail: string;
}

/** Everything that is known of one order, read one after the other: what is still under way is left alone. */
export interface OrderAtStripe {
  readonly order: Order;
  readonly operations: readonly MoneyOperation[];
  readonly postings: readonly StoredPosting[];
  readonly payment: Payment;
  readonly transfers: readonly Transfer[];
  readonly refunds: readonly Refund[];
}

/** No operation takes longer than this unless something is wrong: the executor retries within minutes. */
const OPERATION_MS_MAX = 6 * HOUR_MS;
/** Captured money should have found its way this long after the last deadline that was set for it. */
const HELD_MS_MAX = 14 * DAY_MS;

export function differencesOf(facts: OrderAtStripe): Difference[] {
  return [
    ...sums(facts),
    ...byHand(facts),
    ...heldAfterEnd(facts),
    ...heldTooLong(facts),
    ...facts.operations.flatMap((operation) => troubleOf(operation)),
  ];
}

/** What the postings of a kind moved on an account, as a positive amount. */
function booked(postings: readonly StoredPosting[], kind: PostingKind, account: LedgerAccount): number {
  const entries = postings.filter((posting) => posting.kind === kind).flatMap((posting) => posting.entries);
  const sum = entries.reduce(
    (total, entry) => total + (entry.account === account ? entry.amountCents : 0),
    0,
  );
  return Math.abs(sum);
}

const OPEN = new Set(["pending", "sent", "parked"]);

function sums({ order, operations, postings, payment, transfers, refunds }: OrderAtStripe): Difference[] {
  const settled = (kind: MoneyOperationKind): boolean =>
    !operations.some((operation) => operation.kind === kind && OPEN.has(operation.status));
  const refunded = refunds.filter((made) => made.status === "succeeded");
  const rows = [
    {
      kind: "capture_differs",
      settled: settled("capture"),
      atStripe: payment.amountReceivedCents,
      inBooks: booked(postings, "capture", "held:order"),
      what: "captured",
    },
    {
      kind: "transfer_differs",
      settled: settled("transfer") && settled("reversal") && settled("retransfer"),
      atStripe: total(transfers.map((sent) => sent.amountCents - sent.reversedCents)),
      inBooks:
        booked(postings, "transfer", "provider:payable") +
        booked(postings, "retransfer", "provider:payable") -
        booked(postings, "reversal", "provider:payable"),
      what: "transferred",
    },
    {
      kind: "refund_differs",
      settled: settled("refund"),
      atStripe: total(refunded.map((made) => made.amountCents)),
      inBooks:
        booked(postings, "refund_settled", "writer:refund") -
        booked(postings, "refund_failed", "writer:refund"),
      what: "refunded",
    },
  ] as const;
  return rows
    .filter((row) => row.settled && row.atStripe !== row.inBooks)
    .map(({ kind, atStripe, inBooks, what }) => ({
      kind,
      subject: order.id,
      detail: `Stripe has ${what} ${atStripe} ${order.currency} for order ${order.id}, the books say ${inBooks}.`,
    }));
}

/** Whatever carries no operation of ours was moved by somebody at Stripe. */
function byHand({ order, operations, transfers, refunds }: OrderAtStripe): Difference[] {
  const ours = new Set(operations.map((operation) => operation.id));
  const moved = [
    ...transfers.map((sent) => ({ ...sent, what: "transfer" })),
    ...refunds.map((made) => ({ ...made, what: "refund" })),
  ];
  return moved
    .filter(({ metadata }) => !ours.has(metadata.op_id ?? ""))
    .map(({ id, amountCents, currency, what }) => ({
      kind: "moved_by_hand",
      subject: id,
      detail: `The ${what} ${id} of ${moneyInWords(amountCents, currency)} for order ${order.id} was made by hand at Stripe.`,
    }));
}

function heldOf(postings: readonly StoredPosting[]): number {
  return -total(
    postings
      .flatMap((posting) => posting.entries)
      .filter((entry) => entry.account === "held:order")
      .map((entry) => entry.amountCents),
  );
}

function heldAfterEnd({ order, operations, postings }: OrderAtStripe): Difference[] {
  const held = heldOf(postings);
  if (!isTerminal(order.status) || held === 0) return [];
  if (operations.some((operation) => OPEN.has(operation.status))) return [];
  const detail = `Order ${order.id} is ${order.status} and ${moneyInWords(held, order.currency)} is still held for it.`;
  return [{ kind: "held_after_end", subject: order.id, detail }];
}

function heldTooLong({ order }: OrderAtStripe): Difference[] {
  if (isTerminal(order.status) || order.capturedAt === null) return [];
  const due = Math.max(order.capturedAt, order.lateDeadline ?? 0, order.reviewDeadline ?? 0);
  if (order.readAt - due <= HELD_MS_MAX) return [];
  const held = moneyInWords(order.priceCents, order.currency);
  const detail = `Order ${order.id} is ${order.status}; its ${held} has been held since ${toIso(due)}.`;
  return [{ kind: "held_too_long", subject: order.id, detail }];
}

function troubleOf(operation: MoneyOperation): Difference[] {
  const { id, kind, params, status, createdAt, readAt } = operation;
  const failed = status === "failed" && !isExpected(operation);
  const stuck = (status === "pending" || status === "sent") && readAt - createdAt > OPERATION_MS_MAX;
  if (!failed && !stuck) return [];
  const what = `The ${kind} ${id} of ${moneyInWords(params.amountCents, params.currency)}`;
  return failed
    ? [{ kind: "operation_failed", subject: id, detail: `${what} was refused and needs a decision.` }]
    : [{ kind: "operation_stuck", subject: id, detail: `${what} has not come to an end.` }];
}

/**
 * A capture whose authorisation was gone ends its order by itself, and what an account was too short to give
 * back its provider owes; nobody need decide anything.
 */
function isExpected({ kind }: MoneyOperation): boolean {
  return kind === "capture" || kind === "reversal";
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
