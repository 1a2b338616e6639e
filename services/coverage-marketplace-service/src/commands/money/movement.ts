/**
 * What the executor must know of each kind of movement. One file per kind; run-money-operation.ts drives them
 * all.
 *
 * Belongs here: the interface and the pieces the kinds share. Does not: leases, keys, retries (the executor).
 */
import { CoverageOrderStatusSchema } from "@script-manifest/contracts";
import type { Order } from "../../domain/entities.ts";
import type { LedgerEntry, NewPosting, PostingKind } from "../../domain/ledger.ts";
import type { MoneyOperation } from "../../domain/money-operation.ts";
import type { MovementTag, Payment, PaymentGatewayError } from "../../payments/interface.ts";
import type { NewJob, OrderChange } from "../../repository/interface.ts";
import type { CommandDeps } from "../deps.ts";

export type MoneyDeps = Pick<CommandDeps, "repository" | "payments" | "policy" | "newId" | "clock" | "env">;

export interface MovementInput {
  readonly deps: MoneyDeps;
  readonly operation: MoneyOperation;
  /** As it is now, read after the lease was taken. */
  readonly order: Order;
}

/** What Stripe has done, whether it told us just now or was found by reading. */
export interface Done {
  readonly kind: "done";
  readonly stripeId: string | null;
  /** What becomes true with it; null when the order does not change. */
  readonly change: OrderChange | null;
  readonly payment?: Payment;
}

/** Stripe has not finished, or our own side is not ready: ask again later. */
export interface Later {
  readonly kind: "later";
  readonly why: string;
}

/** It waits for something outside: the provider's account must become payable, or the order be unfrozen. */
export interface Parked {
  readonly kind: "parked";
  readonly why: string;
}

/** It will never happen under this decision; an admin must look unless `expected`. */
export interface Refused {
  readonly kind: "refused";
  readonly why: string;
  readonly change: OrderChange | null;
  /** An end the lifecycle knows, such as a lapsed authorisation: no alarm. */
  readonly expected: boolean;
}

/** No longer wanted and surely never sent. */
export interface Dropped {
  readonly kind: "dropped";
  readonly why: string;
}

/** Stripe refused under this key for a reason that may pass: try again later under a new key. */
export interface RetryWithNewKey {
  readonly kind: "retry_with_new_key";
  readonly why: string;
}

export type Outcome = Done | Later | Parked | Refused | Dropped | RetryWithNewKey;

export interface Movement {
  /** Looks at the order again, right before anything is sent: null to go on. */
  before(input: MovementInput): Promise<Outcome | null>;
  /** Sends it. Throws PaymentGatewayError. */
  send(input: MovementInput & { tag: MovementTag }): Promise<Outcome>;
  /**
   * Reads Stripe for a movement already made by this operation; null when there is none. Throws
   * PaymentGatewayError.
   */
  find(input: MovementInput): Promise<Outcome | null>;
  /** Stripe said no, and `find` found nothing. */
  refused(input: MovementInput, error: PaymentGatewayError): Promise<Outcome>;
}

/** A change of facts and books without a transition: whatever the order's status has become meanwhile. */
export function bookOnly(
  order: Order,
  o: Pick<OrderChange, "facts" | "postings" | "addRefundedCents"> & { jobs?: readonly NewJob[] },
): OrderChange {
  return {
    orderId: order.id,
    from: CoverageOrderStatusSchema.options,
    version: null,
    transition: null,
    facts: o.facts,
    ...(o.addRefundedCents !== undefined && { addRefundedCents: o.addRefundedCents }),
    operations: [],
    postings: o.postings,
    jobs: o.jobs ?? [],
  };
}

export function posting(
  { deps, operation }: MovementInput,
  o: {
    kind: PostingKind;
    layer?: NewPosting["layer"];
    stripeId: string | null;
    entries: readonly LedgerEntry[];
  },
): NewPosting {
  return {
    id: deps.newId("posting"),
    opId: operation.id,
    kind: o.kind,
    layer: o.layer ?? "posted",
    currency: operation.params.currency,
    stripeId: o.stripeId,
    entries: o.entries,
  };
}

/** Tells one party of money that moved; the operation's id names the happening. */
export function tell(
  { operation, order }: MovementInput,
  party: "writer" | "provider",
  happening: string,
): NewJob {
  return {
    task: "send_notification",
    notification: {
      eventId: `${operation.id}:${happening}`,
      orderId: order.id,
      userId: party === "writer" ? order.writerUserId : order.providerUserId,
      happening,
    },
  };
}
