/** The executor's memory: every movement of money, leased to one worker at a time. */
import type { ActingAdmin } from "../../domain/entities.ts";
import type { NewPosting } from "../../domain/ledger.ts";
import type { MoneyOperation, NewMoneyOperation } from "../../domain/money-operation.ts";
import type { NewAlarm } from "./inbox.ts";
import type { NewJob } from "./jobs.ts";
import type { OrderChange } from "./orders.ts";

export interface MoneyOperationStore {
  getMoneyOperation(id: string): Promise<MoneyOperation | null>;
  listMoneyOperations(orderId: string): Promise<readonly MoneyOperation[]>;
  /**
   * Takes the operation for one worker: status `sent`, attempts + 1, firstSentAt kept from the first time, a
   * fresh lease token and `leaseMs` of time. Null when it is not pending, sent or parked, or another lease
   * still runs. One wins.
   */
  leaseMoneyOperation(o: { id: string; leaseToken: string; leaseMs: number }): Promise<MoneyOperation | null>;
  /**
   * Ends the lease with a result and, in the same transaction, the order's new facts, postings, jobs and
   * possibly a transition. False when the lease token is not the current one: somebody else has taken over,
   * nothing is stored. An order change whose guards no longer hold is left out, but the operation's result is
   * stored all the same.
   */
  settleMoneyOperation(o: MoneyOperationSettlement): Promise<boolean>;
  /**
   * What had succeeded has failed after all: with the order's change and the alarm, in one transaction. False
   * when it does not stand as succeeded. One of two wins.
   */
  undoMoneyOperation(o: {
    operationId: string;
    error: string;
    order: OrderChange;
    alarm: NewAlarm;
  }): Promise<boolean>;
  /**
   * An admin has a failed one tried again: it is abandoned, another takes its place, and the act is logged.
   * False when it does not stand as failed, or the other would be a second live one. One of two wins.
   */
  replaceMoneyOperation(o: {
    failedId: string;
    operation: NewMoneyOperation;
    jobs: readonly NewJob[];
    admin: ActingAdmin;
    note: string;
  }): Promise<boolean>;
  /**
   * Under its lease: gives the operation a new seq and key and forgets firstSentAt, because nothing was ever
   * sent under the new key. `lease_lost` when the lease token is not the current one, `key_taken` when another
   * operation has the key; then nothing has changed.
   */
  rekeyMoneyOperation(o: {
    id: string;
    leaseToken: string;
    seq: number;
    idempotencyKey: string;
  }): Promise<"rekeyed" | "lease_lost" | "key_taken">;
  /**
   * Under its lease: what the provider owes over another order is kept back from this payout, in both orders'
   * books and in the operation's own amount, which has another key from then on. False when the lease is gone
   * or one of the orders is no longer as it was read; then nothing is stored. Of two payouts over one debt
   * one wins.
   */
  withholdFromPayout(o: Withholding): Promise<boolean>;
  /**
   * Adds an operation the order needs outside a transition, with its job. False when it would be a second
   * live one.
   */
  addMoneyOperation(operation: NewMoneyOperation, jobs: readonly NewJob[]): Promise<boolean>;
}

export interface Withholding {
  readonly operationId: string;
  readonly leaseToken: string;
  /** What is left to be sent, and the key under which it is. */
  readonly leftCents: number;
  readonly seq: number;
  readonly idempotencyKey: string;
  /** Of the order that is paid out, guarded by its version; with the operation both postings belong to. */
  readonly order: OrderChange;
  readonly debt: { readonly orderId: string; readonly version: number; readonly posting: NewPosting };
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
