/**
 * The marketplace's repository in memory, for tests and tools: the same guarantees as
 * PgCoverageMarketplaceRepository. Each method does its work in one synchronous step, so no two of them ever
 * interleave.
 */
import { type Clock, systemClock } from "../../domain/clock.ts";
import type { CoverageMarketplaceRepository, NewJob } from "../interface.ts";
import { alarmStore } from "./alarms.ts";
import { auditStore } from "./audit.ts";
import { deliveryStore } from "./deliveries.ts";
import { disputeStore } from "./disputes.ts";
import { idempotencyStore } from "./idempotency.ts";
import type { MemoryJobs } from "./jobs.ts";
import { ledgerStore } from "./ledger.ts";
import { moneyOperationStore } from "./money-operations.ts";
import { orderStore } from "./orders.ts";
import { providerStore } from "./providers.ts";
import { reviewStore } from "./reviews.ts";
import { serviceStore } from "./services.ts";
import { MemoryState } from "./state.ts";
import { webhookInboxStore } from "./webhook-inbox.ts";

export type { MemoryJob, MemoryJobs } from "./jobs.ts";

type Stores = Omit<CoverageMarketplaceRepository, "init" | "healthCheck">;

const storesOf = (state: MemoryState): Stores => ({
  ...providerStore(state),
  ...serviceStore(state),
  ...orderStore(state),
  ...moneyOperationStore(state),
  ...ledgerStore(state),
  ...deliveryStore(state),
  ...reviewStore(state),
  ...disputeStore(state),
  ...webhookInboxStore(state),
  ...idempotencyStore(state),
  ...alarmStore(state),
  ...auditStore(state),
});

class Composed {
  constructor(state: MemoryState) {
    Object.assign(this, storesOf(state));
  }
}
/** The stores' methods become the class's own; naming all sixty of them again would only invite mistakes. */
const StoresOf = Composed as new (state: MemoryState) => Stores;

export class MemoryCoverageMarketplaceRepository extends StoresOf implements CoverageMarketplaceRepository {
  /** Open to tests: every row. */
  readonly state: MemoryState;
  /** What waits to be run; a runner or a test drains it. */
  readonly jobs: MemoryJobs;

  /** The clock is the store's own: `createdAt`, `readAt`, leases and deadlines go by it. */
  constructor({ clock = systemClock }: { clock?: Clock } = {}) {
    const state = new MemoryState(clock);
    super(state);
    this.state = state;
    this.jobs = state.jobs;
  }

  async init(): Promise<void> {}

  async healthCheck(): Promise<{ database: boolean }> {
    return { database: true };
  }

  /** Enqueues a job by itself, for work that follows no change, such as a deadline that was met too early. */
  async enqueue(job: NewJob): Promise<void> {
    this.jobs.add([job]);
  }
}
