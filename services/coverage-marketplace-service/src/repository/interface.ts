/**
 * What the marketplace needs remembered. Implemented by PgCoverageMarketplaceRepository and
 * MemoryCoverageMarketplaceRepository; both pass test/contract/repository.contract.ts.
 *
 * Belongs here: promises, nulls, races. Does not: driver types, rules (domain/).
 *
 * Terms. A *guarded* change happens only if the row is still as it was read; otherwise it answers null and nothing
 * at all has changed. Every method is one transaction and holds no lock after it returns. Ids, amounts and texts are
 * given by the caller; `createdAt`, `updatedAt` and `readAt` by the store's own clock.
 */
import type {
  CoverageDisputeStatus,
  CoverageOrderStatus,
  CoverageProviderFilters,
  CoverageProviderStatus,
  CoverageServiceFilters,
} from "@script-manifest/contracts";
import type { Instant } from "../domain/clock.ts";
import type {
  Alarm,
  Delivery,
  Dispute,
  Order,
  OrderFacts,
  OrderTerms,
  OrderTransition,
  Provider,
  Review,
  Service,
  ServiceWithProvider,
} from "../domain/entities.ts";
import type { LedgerLayer, NewPosting, PostingKind } from "../domain/ledger.ts";
import type { MoneyOperation, MoneyOperationKind, NewMoneyOperation } from "../domain/money-operation.ts";

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface List<T> {
  readonly rows: readonly T[];
  /** All rows that match, not only this page's. */
  readonly total: number;
}

/** A public list can also be walked by an opaque cursor; null when this was the last page. */
export interface CursorList<T> extends List<T> {
  readonly nextCursor: string | null;
}

/* ------------------------------------------------------------------ work that follows a change, in its transaction */

/** A job to be run once, at least; jobs find out by themselves whether there is still something to do. */
export type NewJob =
  | { readonly task: "run_money_operation"; readonly operationId: string; readonly runAt: Instant | null }
  | {
      readonly task: "order_deadline";
      readonly orderId: string;
      readonly event: OrderDeadlineEvent;
      readonly runAt: Instant;
    }
  | { readonly task: "process_stripe_event"; readonly eventId: string; readonly runAt: Instant | null }
  | { readonly task: "send_notification"; readonly notification: NotificationJob };

/** Which deadline of an order has come. The job's key is `{event}:{orderId}`: a newer one replaces an older one. */
export type OrderDeadlineEvent = "fail_payment" | "release_unclaimed" | "breach_sla" | "auto_complete";

/** Tell one person of one happening. `eventId` names the happening; the notification service tells it once per person. */
export interface NotificationJob {
  readonly eventId: string;
  readonly orderId: string;
  readonly userId: string;
  /** A transition's event, or another name the wording knows. */
  readonly happening: string;
}

/* ------------------------------------------------------------------------------------------------ providers */

export interface NewProvider {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  readonly bio: string;
  readonly specialties: readonly string[];
}

export interface ProviderStore {
  /** Null when the user already is a provider. */
  createProvider(provider: NewProvider): Promise<Provider | null>;
  getProvider(id: string): Promise<Provider | null>;
  getProviderByUserId(userId: string): Promise<Provider | null>;
  getProviderByStripeAccountId(stripeAccountId: string): Promise<Provider | null>;
  /** Null when unknown. Absent fields stay as they are. */
  updateProvider(
    id: string,
    change: { displayName?: string; bio?: string; specialties?: readonly string[] },
  ): Promise<Provider | null>;
  /**
   * What Stripe says: the account id (set once, never replaced) and whether it can be paid. Moves the status between
   * pending_verification and active accordingly; suspended and deactivated stay as they are. When the account becomes
   * payable, transfers parked for it are made due again (jobs, in the same transaction). Null when unknown.
   */
  updateProviderStripe(
    id: string,
    facts: { stripeAccountId: string; onboardingComplete: boolean },
  ): Promise<Provider | null>;
  /** An admin's act, with its reason (null clears it). Null when unknown. */
  updateProviderStatus(
    id: string,
    change: { status: CoverageProviderStatus; reason: string | null; adminUserId: string },
  ): Promise<Provider | null>;
  /** Active providers only. Sorted by rating (unreviewed last), completed orders or newest; ties by id. */
  listProviders(filters: CoverageProviderFilters): Promise<CursorList<Provider>>;
}

/* ------------------------------------------------------------------------------------------------- services */

export type NewService = Omit<Service, "createdAt" | "updatedAt">;

export interface ServiceStore {
  createService(service: NewService): Promise<Service>;
  /** Whatever its state and its provider's: callers decide what to show. */
  getService(id: string): Promise<ServiceWithProvider | null>;
  updateService(id: string, change: Partial<Omit<NewService, "id" | "providerId">>): Promise<Service | null>;
  /** Cheapest first. */
  listServicesByProvider(providerId: string, o: { includeInactive: boolean }): Promise<readonly Service[]>;
  /** Active services of active providers only; every filter narrows. `q` looks in title, description and provider name. */
  listServices(filters: CoverageServiceFilters): Promise<CursorList<ServiceWithProvider>>;
}

/* --------------------------------------------------------------------------------------------------- orders */

export interface NewOrder {
  readonly terms: OrderTerms;
  readonly transitionId: string;
  /** The `authorise` operation. */
  readonly operation: NewMoneyOperation;
  readonly jobs: readonly NewJob[];
}

/** One change of one order and everything that must be true together with it. Nothing of it happens without the rest. */
export interface OrderChange {
  readonly orderId: string;
  /** Guards: the change happens only from these statuses … */
  readonly from: readonly CoverageOrderStatus[];
  /** … and, unless null, only while the order's version is the one that was read. */
  readonly version: number | null;
  /** Null: the status stays and no history row is written; only facts change. */
  readonly transition: NewTransition | null;
  readonly facts: Partial<OrderFacts>;
  readonly operations: readonly NewMoneyOperation[];
  readonly postings: readonly NewPosting[];
  readonly jobs: readonly NewJob[];
  readonly delivery?: Omit<Delivery, "createdAt">;
  readonly dispute?: Pick<Dispute, "id" | "orderId" | "openedByUserId" | "reason" | "description">;
  readonly disputeResolution?: DisputeResolution;
  /** Adds one to the provider's totalOrdersCompleted. */
  readonly countCompletion?: boolean;
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
  readonly disputeId: string;
  readonly status: Exclude<CoverageDisputeStatus, "open" | "under_review">;
  readonly adminNotes: string;
  readonly refundAmountCents: number | null;
}

export interface OrderStore {
  /** Null when this writer already placed an order with this idempotency key: read it with getOrderByKey. */
  createOrder(order: NewOrder): Promise<Order | null>;
  getOrder(id: string): Promise<Order | null>;
  getOrderByKey(o: { writerUserId: string; idempotencyKey: string }): Promise<Order | null>;
  getOrderByPaymentIntent(stripePaymentIntentId: string): Promise<Order | null>;
  /** Newest first. */
  listOrders(
    o: { role: "writer" | "provider"; userId: string; statuses?: readonly CoverageOrderStatus[] } & Page,
  ): Promise<List<Order>>;
  /**
   * The guarded change. Null when the guards no longer hold, or when it would make a second live capture, transfer,
   * pi_cancel or open dispute of the order; then nothing at all has changed. Of concurrent ones from one version exactly one wins.
   */
  updateOrderStatus(change: OrderChange): Promise<Order | null>;
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

/* -------------------------------------------------------------------------------------------- money operations */

export interface MoneyOperationStore {
  getMoneyOperation(id: string): Promise<MoneyOperation | null>;
  listMoneyOperations(orderId: string): Promise<readonly MoneyOperation[]>;
  /**
   * Takes the operation for one worker: status `sent`, attempts + 1, firstSentAt kept from the first time, a fresh
   * lease token and `leaseMs` of time. Null when it is not pending, sent or parked, or another
   * lease still runs. One wins.
   */
  leaseMoneyOperation(o: { id: string; leaseToken: string; leaseMs: number }): Promise<MoneyOperation | null>;
  /**
   * Ends the lease with a result and, in the same transaction, the order's new facts, postings, jobs and possibly a
   * transition. False when the lease token is not the current one: somebody else has taken over, nothing is stored.
   * An order change whose guards no longer hold is left out, but the operation's result is stored all the same.
   */
  settleMoneyOperation(o: MoneyOperationSettlement): Promise<boolean>;
  /**
   * Under its lease: gives the operation a new seq and key and forgets firstSentAt, because nothing was ever sent under
   * the new key. False when the lease token is not the current one.
   */
  rekeyMoneyOperation(o: {
    id: string;
    leaseToken: string;
    seq: number;
    idempotencyKey: string;
  }): Promise<boolean>;
  /** Adds an operation the order needs outside a transition, with its job. False when it would be a second live one. */
  addMoneyOperation(operation: NewMoneyOperation, jobs: readonly NewJob[]): Promise<boolean>;
}

export interface MoneyOperationSettlement {
  readonly operationId: string;
  readonly leaseToken: string;
  readonly status: "succeeded" | "parked" | "failed" | "abandoned" | "sent";
  readonly stripeId: string | null;
  /** For people; never shown to strangers. */
  readonly error: string | null;
  /** For `sent`: the lease is given back and the job that follows tries again. */
  readonly order: OrderChange | null;
  /** Also when `order` is null, for example the next attempt. */
  readonly jobs: readonly NewJob[];
  readonly alarm: NewAlarm | null;
}

/* ---------------------------------------------------------------------------------------------------- ledger */

export interface StoredPosting
  extends Pick<NewPosting, "id" | "opId" | "kind" | "layer" | "currency" | "stripeId" | "entries"> {
  readonly orderId: string;
  readonly createdAt: Instant;
}

export interface LedgerBalance {
  readonly account: string;
  readonly layer: LedgerLayer;
  readonly currency: string;
  /** Debits positive. */
  readonly amountCents: number;
}

/** One captured order of a provider with what the ledger says of it, newest first. Amounts in minor units. */
export interface EarningsRow {
  readonly orderId: string;
  readonly serviceTitle: string;
  readonly status: CoverageOrderStatus;
  readonly priceCents: number;
  readonly currency: string;
  /** Still held for the order (credit of held:order). */
  readonly heldCents: number;
  /** The provider's share while it is held: price − fee. */
  readonly providerPayoutCents: number;
  /** Released to the provider (credits of provider:payable), whether transferred or not. */
  readonly releasedCents: number;
  readonly transferredCents: number;
  readonly commissionCents: number;
  readonly stripeTransferId: string | null;
  readonly updatedAt: Instant;
}

export interface LedgerStore {
  /** In the order they were made. */
  listPostings(orderId: string): Promise<readonly StoredPosting[]>;
  hasPosting(o: { orderId: string; kind: PostingKind }): Promise<boolean>;
  /** Per account, layer and currency; of one order or of everything. */
  getBalances(o: { orderId?: string }): Promise<readonly LedgerBalance[]>;
  listEarnings(o: { providerId: string; limit: number }): Promise<readonly EarningsRow[]>;
}

/* ---------------------------------------------------------------------------- deliveries, reviews, disputes */

export interface DeliveryStore {
  /** The delivery and its transition in one change; null as updateOrderStatus. */
  createDelivery(
    change: OrderChange & { delivery: Omit<Delivery, "createdAt"> },
  ): Promise<{ order: Order; delivery: Delivery } | null>;
  getDeliveryByOrder(orderId: string): Promise<Delivery | null>;
}

export interface ReviewStore {
  /** Also recomputes the provider's rating and review count (updateProviderRating). Null when the order already has one. */
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
  /** open → under_review. Null when it is not open. */
  takeDisputeUnderReview(o: { id: string; adminNotes: string | null }): Promise<Dispute | null>;
  /** The resolution, the order's transition and its money in one change. Null when it was already resolved or the order moved. */
  resolveDispute(
    change: OrderChange & { disputeResolution: DisputeResolution },
  ): Promise<{ order: Order; dispute: Dispute } | null>;
}

/* --------------------------------------------------------------------- webhook inbox, idempotency, alarms */

export interface StripeEventRecord {
  readonly id: string;
  readonly type: string;
  readonly payload: unknown;
  readonly status: "received" | "processed" | "dead";
  readonly attempts: number;
}

export interface WebhookInboxStore {
  /**
   * Stores the verified event (as PaymentGateway read it) and the job that processes it; false when it was stored
   * before. Committed when this returns.
   */
  receiveStripeEvent(event: { id: string; type: string; payload: unknown }): Promise<boolean>;
  getStripeEvent(id: string): Promise<StripeEventRecord | null>;
  /** After success. */
  markStripeEventProcessed(id: string): Promise<void>;
  /** Counts a failed attempt; `dead` gives it up and raises the alarm. */
  markStripeEventFailed(o: {
    id: string;
    error: string;
    dead: boolean;
    alarm: NewAlarm | null;
  }): Promise<void>;
}

export interface IdempotencyRequest {
  readonly userId: string;
  /** Method and route pattern with its parameters filled in. */
  readonly route: string;
  readonly key: string;
  readonly bodyHash: string;
}

export type IdempotencyClaim =
  | { readonly kind: "fresh" }
  | { readonly kind: "replay"; readonly status: number; readonly body: string }
  | { readonly kind: "in_flight" }
  | { readonly kind: "reused" };

export interface IdempotencyStore {
  /**
   * `fresh` to exactly one of concurrent callers, who then works under a lease of `leaseMs`; after that a crashed
   * one's key is fresh again. `reused` when the key came with another body. Keys live 24 h.
   */
  claimIdempotencyKey(request: IdempotencyRequest, o: { leaseMs: number }): Promise<IdempotencyClaim>;
  storeIdempotentAnswer(request: IdempotencyRequest, answer: { status: number; body: string }): Promise<void>;
  /** After a 5xx, or a refusal that may change: the key may be tried again at once. */
  releaseIdempotencyKey(request: IdempotencyRequest): Promise<void>;
}

export interface NewAlarm {
  readonly id: string;
  readonly kind: string;
  /** Names what it is about; the same kind and subject raise one open alarm, not many. */
  readonly subject: string;
  readonly detail: string;
  readonly orderId: string | null;
}

export interface AlarmStore {
  raiseAlarm(alarm: NewAlarm): Promise<void>;
  /** Unacknowledged first, newest first. */
  listAlarms(page: Page): Promise<List<Alarm>>;
}

export interface CoverageMarketplaceRepository
  extends ProviderStore,
    ServiceStore,
    OrderStore,
    MoneyOperationStore,
    LedgerStore,
    DeliveryStore,
    ReviewStore,
    DisputeStore,
    WebhookInboxStore,
    IdempotencyStore,
    AlarmStore {
  /** Makes the tables where there are none. Safe when several replicas call it at once. */
  init(): Promise<void>;
  healthCheck(): Promise<{ database: boolean }>;
}

export type { MoneyOperationKind };
