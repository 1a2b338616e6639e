/** What arrives and must not be lost or done twice: Stripe's events, requests under a key, alarms. */
import type { CoverageAlarmFilters } from "@script-manifest/contracts";
import type { Instant } from "../../domain/clock.ts";
import type { ActingAdmin, Alarm } from "../../domain/entities.ts";
import type { List, Page } from "./lists.ts";

export interface StripeEventRecord {
  readonly id: string;
  readonly type: string;
  readonly payload: unknown;
  readonly status: "received" | "processed" | "dead";
  readonly attempts: number;
}

export interface WebhookInboxStore {
  /**
   * Stores the verified event (as PaymentGateway read it) and the job that processes it; false when it was
   * stored before. Committed when this returns.
   */
  receiveStripeEvent(event: { id: string; type: string; payload: unknown }): Promise<boolean>;
  /** Until when Stripe's events are known to be in the inbox; null before the first look. */
  getEventsMark(): Promise<Instant | null>;
  /** Only ever forward: of two replicas the later mark stays. */
  moveEventsMark(listedUntil: Instant): Promise<void>;
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
  /** Made anew by every caller: only whose claim still stands may answer the key or give it back. */
  readonly claimToken: string;
}

export type IdempotencyClaim =
  | { readonly kind: "fresh" }
  | { readonly kind: "replay"; readonly status: number; readonly body: string }
  | { readonly kind: "in_flight" }
  | { readonly kind: "reused" };

export interface IdempotencyStore {
  /**
   * `fresh` to exactly one of concurrent callers, who then works under a lease of `leaseMs`; after that a
   * crashed one's key is fresh again, and its late answer no longer counts. `reused` when the key came with
   * another body. Keys live 24 h.
   */
  claimIdempotencyKey(request: IdempotencyRequest, o: { leaseMs: number }): Promise<IdempotencyClaim>;
  storeIdempotentAnswer(request: IdempotencyRequest, answer: { status: number; body: string }): Promise<void>;
  /** Forgets what is past its 24 h; answers how many keys that were. */
  purgeIdempotencyKeys(): Promise<number>;
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
  /**
   * For what is found anew at every look: not raised again while the very same (kind, subject and detail)
   * stands acknowledged.
   */
  raiseStandingAlarm(alarm: NewAlarm): Promise<void>;
  /** Unacknowledged first, newest first; all of them when no status is named. */
  listAlarms(o: { status?: CoverageAlarmFilters["status"] } & Page): Promise<List<Alarm>>;
  /** Closes it, and logs the act. Null when it is unknown or was acknowledged before. One of two wins. */
  acknowledgeAlarm(o: { id: string; note: string; admin: ActingAdmin }): Promise<Alarm | null>;
  getAlarm(id: string): Promise<Alarm | null>;
}
