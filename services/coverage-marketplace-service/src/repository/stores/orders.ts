/** What is remembered of orders, and the one guarded change through which they move. */
import type {
  CoverageAdminOrderFilters,
  CoverageDisputeStatus,
  CoverageOrderStatus,
} from "@script-manifest/contracts";
import type {
  ActingAdmin,
  Delivery,
  Dispute,
  Order,
  OrderFacts,
  OrderTerms,
  OrderTransition,
} from "../../domain/entities.ts";
import type { NewPosting } from "../../domain/ledger.ts";
import type { NewMoneyOperation } from "../../domain/money-operation.ts";
import type { NewJob } from "./jobs.ts";
import type { List, Page } from "./lists.ts";

export interface NewOrder {
  readonly terms: OrderTerms;
  readonly transitionId: string;
  /** The `authorise` operation. */
  readonly operation: NewMoneyOperation;
  readonly jobs: readonly NewJob[];
}

/**
 * One change of one order and everything that must be true together with it. Nothing of it happens without
 * the rest.
 */
export interface OrderChange {
  readonly orderId: string;
  /** Guards: the change happens only from these statuses … */
  readonly from: readonly CoverageOrderStatus[];
  /** … and, unless null, only while the order's version is the one that was read. */
  readonly version: number | null;
  /** Null: the status stays and no history row is written; only facts change. */
  readonly transition: NewTransition | null;
  readonly facts: Partial<OrderFacts>;
  /** Added to refundedCents as it stands then, not as it was read; negative when a refund came back. */
  readonly addRefundedCents?: number;
  /** Added to withheldCents in the same way. */
  readonly addWithheldCents?: number;
  readonly operations: readonly NewMoneyOperation[];
  readonly postings: readonly NewPosting[];
  readonly jobs: readonly NewJob[];
  readonly delivery?: Omit<Delivery, "createdAt">;
  readonly dispute?: Pick<Dispute, "id" | "orderId" | "openedByUserId" | "reason" | "description">;
  readonly disputeResolution?: DisputeResolution;
  readonly act?: AdminAct;
  /** Adds one to the provider's totalOrdersCompleted. */
  readonly countCompletion?: boolean;
}

/** An admin did it; logged about the order. */
export interface AdminAct {
  readonly admin: ActingAdmin;
  readonly act: string;
  readonly reason: string;
  /** The order's open alarms of this kind are closed with the reason: the act is what they asked for. */
  readonly answersAlarms?: string;
}

export interface NewTransition {
  readonly id: string;
  readonly event: string;
  readonly to: CoverageOrderStatus;
  readonly actor: OrderTransition["actor"];
  readonly actorUserId: string | null;
  readonly reason: string | null;
  /** The request's Idempotency-Key, so that a retry after a crash recognises its own transition. */
  readonly idempotencyKey: string | null;
}

export interface DisputeResolution {
  /** Who rules; the act is logged. Null when the card's bank has ruled. */
  readonly admin: ActingAdmin | null;
  readonly disputeId: string;
  readonly status: Exclude<CoverageDisputeStatus, "open" | "under_review">;
  readonly adminNotes: string;
  readonly refundAmountCents: number | null;
}

export interface OrderStore {
  /** Null when this writer already placed an order with this idempotency key: read it with getOrderByKey. */
  createOrder(order: NewOrder): Promise<Order | null>;
  getOrder(id: string): Promise<Order | null>;
  /**
   * A short text that names what the order's page shows: another one after every change of the order, its
   * money operations' status, its disputes or its review, and the same one as long as nothing changed.
   * Null as getOrder.
   */
  getOrderMark(id: string): Promise<string | null>;
  getOrderByKey(o: { writerUserId: string; idempotencyKey: string }): Promise<Order | null>;
  getOrderByPaymentIntent(stripePaymentIntentId: string): Promise<Order | null>;
  /** Newest first. */
  listOrders(
    o: { role: "writer" | "provider"; userId: string; statuses?: readonly CoverageOrderStatus[] } & Page,
  ): Promise<List<Order>>;
  /**
   * Everybody's, newest first; `q` is looked for in ids, titles and names, or, when it begins as an id does,
   * only at the beginning of ids. For admins.
   */
  listAllOrders(filters: CoverageAdminOrderFilters): Promise<List<Order>>;
  /**
   * The guarded change. Null when the guards no longer hold, or when it would make a second live capture,
   * transfer, pi_cancel or open dispute of the order; then nothing at all has changed. Of concurrent ones
   * from one version exactly one wins.
   */
  updateOrderStatus(change: OrderChange): Promise<Order | null>;
  /** Ids in their own order, after the given one. `open`: it has not ended, or money of it is under way. */
  listOrderIds(o: { scope: "open" | "all"; after: string | null; limit: number }): Promise<readonly string[]>;
  /** Did this very request already make a transition of this order? For retries after a crash. */
  hasTransition(o: { orderId: string; idempotencyKey: string }): Promise<boolean>;
  listTransitions(orderId: string): Promise<readonly OrderTransition[]>;
  /** True when the user is the provider of a captured order over this script in one of these statuses. */
  mayReadScript(o: {
    scriptId: string;
    userId: string;
    statuses: readonly CoverageOrderStatus[];
  }): Promise<boolean>;
}
