/**
 * The marketplace's repository in Postgres. Every method is one statement, so one round trip and one
 * transaction: a change and everything that must be true with it, jobs included, happen together or not at
 * all.
 */
import { ensureCoverageMarketplaceTables } from "@script-manifest/db";
import type { Pool } from "pg";
import type { CoverageMarketplaceRepository, NewJob } from "../interface.ts";
import { alarmStore } from "./alarms.ts";
import { auditStore } from "./audit.ts";
import { deliveryStore } from "./deliveries.ts";
import { disputeStore } from "./disputes.ts";
import { idempotencyStore } from "./idempotency.ts";
import { enqueue } from "./jobs.ts";
import { ledgerStore } from "./ledger.ts";
import { moneyOperationStore } from "./money-operations.ts";
import { orderStore } from "./orders.ts";
import { providerStore } from "./providers.ts";
import { createQuery, type Query } from "./query.ts";
import { reviewStore } from "./reviews.ts";
import { serviceStore } from "./services.ts";
import { webhookInboxStore } from "./webhook-inbox.ts";
import { withCatalogueTold } from "./with-catalogue-told.ts";
import { withRetries } from "./with-retries.ts";

type Stores = Omit<CoverageMarketplaceRepository, "init" | "healthCheck">;

const storesOf = (query: Query): Stores => ({
  ...providerStore(query),
  ...serviceStore(query),
  ...orderStore(query),
  ...moneyOperationStore(query),
  ...ledgerStore(query),
  ...deliveryStore(query),
  ...reviewStore(query),
  ...disputeStore(query),
  ...webhookInboxStore(query),
  ...idempotencyStore(query),
  ...alarmStore(query),
  ...auditStore(query),
});

class Composed {
  constructor(query: Query) {
    Object.assign(this, storesOf(query));
  }
}
/** The stores' methods become the class's own; naming all sixty of them again would only invite mistakes. */
const StoresOf = Composed as new (query: Query) => Stores;

export class PgCoverageMarketplaceRepository extends StoresOf implements CoverageMarketplaceRepository {
  readonly #pool: Pool;
  readonly #query: Query;

  /**
   * The pool stays the caller's, who ends it. `onCatalogueChange` hears of this process's own changes of
   * services and providers.
   */
  constructor(pool: Pool, o: { onCatalogueChange?: () => void } = {}) {
    const query = withCatalogueTold(withRetries(createQuery(pool)), o.onCatalogueChange ?? (() => {}));
    super(query);
    this.#pool = pool;
    this.#query = query;
  }

  async init(): Promise<void> {
    const { connectionString } = this.#pool.options;
    if (!connectionString) throw new Error("the pool was opened without a connection string");
    await ensureCoverageMarketplaceTables({ connectionString });
  }

  async healthCheck(): Promise<{ database: boolean }> {
    const database = await this.#query({ label: "health", text: "SELECT", values: [] }).then(
      () => true,
      () => false,
    );
    return { database };
  }

  /** Enqueues a job by itself, for work that follows no change, such as a deadline that was met too early. */
  async enqueue(job: NewJob): Promise<void> {
    await enqueue(this.#query, job);
  }
}
