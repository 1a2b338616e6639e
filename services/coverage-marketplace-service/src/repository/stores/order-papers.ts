/** What people write about an order: the delivery, the review, the dispute. */
import type { CoverageDisputeStatus } from "@script-manifest/contracts";
import type { ActingAdmin, Delivery, DeliveryDraft, Dispute, Order, Review } from "../../domain/entities.ts";
import type { NewJob } from "./jobs.ts";
import type { List, Page } from "./lists.ts";
import type { DisputeResolution, OrderChange } from "./orders.ts";

export interface DeliveryStore {
  /** The delivery, its transition and the end of its draft in one change; null as updateOrderStatus. */
  createDelivery(
    change: OrderChange & { delivery: Omit<Delivery, "createdAt"> },
  ): Promise<{ order: Order; delivery: Delivery } | null>;
  getDeliveryByOrder(orderId: string): Promise<Delivery | null>;
  /** Null when nothing was kept, and after the delivery: createDelivery takes the draft away. */
  getDeliveryDraft(orderId: string): Promise<DeliveryDraft | null>;
  /**
   * Null when the stored version is another than the one this draft grew out of (0 for none). Of two at the
   * same moment one wins.
   */
  saveDeliveryDraft(
    draft: Pick<DeliveryDraft, "orderId" | "values"> & { basedOn: number },
  ): Promise<DeliveryDraft | null>;
}

export interface ReviewStore {
  /**
   * Also recomputes the provider's rating and review count (updateProviderRating). Null when the order
   * already has one.
   */
  createReview(review: Omit<Review, "createdAt">, jobs: readonly NewJob[]): Promise<Review | null>;
  getReviewByOrder(orderId: string): Promise<Review | null>;
  /** Newest first, with how many gave 1 … 5 stars. */
  listReviewsByProvider(
    providerId: string,
    page: Page,
  ): Promise<List<Review> & { distribution: readonly number[] }>;
  /** Recomputes avg_rating (two decimals, half up) and the count from the rows. */
  updateProviderRating(providerId: string): Promise<void>;
}

export interface DisputeStore {
  /** The dispute and its transition in one change; null as updateOrderStatus. */
  createDispute(
    change: OrderChange & { dispute: NonNullable<OrderChange["dispute"]> },
  ): Promise<{ order: Order; dispute: Dispute } | null>;
  getDispute(id: string): Promise<Dispute | null>;
  /** The newest one. */
  getDisputeByOrder(orderId: string): Promise<Dispute | null>;
  /** Unresolved ones first, oldest first; then resolved ones, newest first. Each with its order. */
  listDisputes(
    o: { status?: CoverageDisputeStatus } & Page,
  ): Promise<List<{ dispute: Dispute; order: Order }>>;
  /** The provider's side. Null when they have answered already, or when it is decided or unknown. */
  answerDispute(o: { id: string; answer: string; jobs: readonly NewJob[] }): Promise<Dispute | null>;
  /** open → under_review; logged. Null when it is not open. */
  takeDisputeUnderReview(o: {
    id: string;
    adminNotes: string | null;
    admin: ActingAdmin;
  }): Promise<Dispute | null>;
  /**
   * The resolution, the order's transition and its money in one change. Null when it was already resolved or
   * the order moved.
   */
  resolveDispute(
    change: OrderChange & { disputeResolution: DisputeResolution },
  ): Promise<{ order: Order; dispute: Dispute } | null>;
}
