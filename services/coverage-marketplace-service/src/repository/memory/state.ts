/**
 * The rows in memory, as the tables keep them: derived and joined fields are added on reading (rows.ts).
 *
 * Belongs here: shapes and lookups. Does not: guards and checks (each store's file). Rows are replaced, never
 * changed in place, so that what was handed out stays as it was read. Every method of a store does its work
 * in one synchronous step after validating everything: that is what makes it one transaction.
 */
import type { Clock, Instant } from "../../domain/clock.ts";
import type {
  Alarm,
  AuditEntry,
  Delivery,
  DeliveryDraft,
  Dispute,
  Order,
  OrderTransition,
  Provider,
  Review,
  Service,
} from "../../domain/entities.ts";
import type { MoneyOperation } from "../../domain/money-operation.ts";
import type { StoredPosting, StripeEventRecord } from "../interface.ts";
import { MemoryJobs } from "./jobs.ts";

type DerivedOnReading = "startingPriceCents" | "fastestTurnaroundDays" | "typicalTurnaroundMinutes";

export interface ProviderRow extends Omit<Provider, DerivedOnReading> {
  readonly ratingSum: number;
  readonly recentTurnaroundMinutes: readonly number[];
}

export type OrderRow = Omit<Order, `provider${"UserId" | "Name" | "Status" | "StripeAccountId"}` | "readAt">;

export type MoneyOperationRow = Omit<MoneyOperation, "readAt">;

export interface TransitionRow extends OrderTransition {
  readonly idempotencyKey: string | null;
}

export interface StripeEventRow extends StripeEventRecord {
  readonly lastError: string | null;
}

export interface IdempotencyRow {
  readonly bodyHash: string;
  readonly claimToken: string;
  readonly leaseUntil: Instant;
  readonly answer: { readonly status: number; readonly body: string } | null;
  readonly createdAt: Instant;
}

export class MemoryState {
  readonly clock: Clock;
  readonly jobs: MemoryJobs;
  readonly providers = new Map<string, ProviderRow>();
  readonly services = new Map<string, Service>();
  /** By provider id. */
  readonly serviceIds = new Map<string, string[]>();
  readonly orders = new Map<string, OrderRow>();
  /** By writer and idempotency key. */
  readonly orderIdsByKey = new Map<string, string>();
  readonly orderIdsByPaymentIntent = new Map<string, string>();
  readonly operations = new Map<string, MoneyOperationRow>();
  readonly operationKeys = new Set<string>();
  /** The following lists are by order id, oldest first. */
  readonly operationIds = new Map<string, string[]>();
  readonly transitions = new Map<string, TransitionRow[]>();
  readonly postings = new Map<string, StoredPosting[]>();
  /** The following are by order id. */
  readonly deliveries = new Map<string, Delivery>();
  readonly deliveryDrafts = new Map<string, DeliveryDraft>();
  readonly reviews = new Map<string, Review>();
  readonly disputes = new Map<string, Dispute>();
  readonly stripeEvents = new Map<string, StripeEventRow>();
  eventsMark: Instant | null = null;
  readonly idempotencyKeys = new Map<string, IdempotencyRow>();
  readonly alarms: Alarm[] = [];
  /** Oldest first. */
  readonly audit: AuditEntry[] = [];

  constructor(clock: Clock) {
    this.clock = clock;
    this.jobs = new MemoryJobs(clock);
  }
}

/** Appends to the list under the key, making it when it is the first. */
export function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** A foreign key: throws when the row it names does not exist. */
export function required<T>(rows: ReadonlyMap<string, T>, id: string): T {
  const row = rows.get(id);
  if (row === undefined) throw new Error(`there is no row ${id}`);
  return row;
}

/** A primary key: throws when it is taken. */
export function assertNew(rows: ReadonlyMap<string, unknown>, id: string): void {
  if (rows.has(id)) throw new Error(`there already is a row ${id}`);
}

/** Two texts as one map key; no text holds NUL. */
export function joined(...parts: readonly string[]): string {
  return parts.join("\u0000");
}
