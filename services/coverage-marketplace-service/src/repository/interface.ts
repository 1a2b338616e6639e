/**
 * What the marketplace needs remembered. Implemented by PgCoverageMarketplaceRepository and
 * MemoryCoverageMarketplaceRepository; both pass test/contract/repository.contract.ts.
 *
 * Belongs here: promises, nulls, races. Does not: driver types, rules (domain/).
 *
 * Terms. A *guarded* change happens only if the row is still as it was read; otherwise it answers null and
 * nothing at all has changed. Every method is one transaction and holds no lock after it returns. Ids,
 * amounts and texts are given by the caller; `createdAt`, `updatedAt` and `readAt` by the store's own clock.
 */
import type { AuditStore } from "./stores/audit.ts";
import type { AlarmStore, IdempotencyStore, WebhookInboxStore } from "./stores/inbox.ts";
import type { LedgerStore } from "./stores/ledger.ts";
import type { MoneyOperationStore } from "./stores/money-operations.ts";
import type { DeliveryStore, DisputeStore, ReviewStore } from "./stores/order-papers.ts";
import type { OrderStore } from "./stores/orders.ts";
import type { ProviderStore } from "./stores/providers.ts";
import type { ServiceStore } from "./stores/services.ts";

export type * from "./stores/audit.ts";
export type * from "./stores/inbox.ts";
export type * from "./stores/jobs.ts";
export type * from "./stores/ledger.ts";
export type * from "./stores/lists.ts";
export type * from "./stores/money-operations.ts";
export type * from "./stores/order-papers.ts";
export type * from "./stores/orders.ts";
export type * from "./stores/providers.ts";
export type * from "./stores/services.ts";

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
    AlarmStore,
    AuditStore {
  /** Makes the tables where there are none. Safe when several replicas call it at once. */
  init(): Promise<void>;
  healthCheck(): Promise<{ database: boolean }>;
}
