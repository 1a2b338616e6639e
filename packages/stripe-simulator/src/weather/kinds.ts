/** The names of everything that can go wrong, and how often it shall. */

/**
 * error: 500, nothing done, forgotten · error_stored: 500, nothing done, replayed for its key · error_after:
 * 500 although it was done, replayed for its key · unavailable: a 503 page that is no JSON, nothing done ·
 * rate_limit: 429, nothing done · severed: nothing done, no answer · lost: done, the connection cut instead
 * of an answer · hang: done, never answered · hang_before: nothing done, never answered · truncated: done,
 * half of the answer · slow: done late, and its key is in use until then
 */
export const REQUEST_FAULTS = [
  "error",
  "error_stored",
  "error_after",
  "unavailable",
  "rate_limit",
  "severed",
  "lost",
  "hang",
  "hang_before",
  "truncated",
  "slow",
] as const;
export type RequestFaultKind = (typeof REQUEST_FAULTS)[number];

/**
 * lose: this attempt, the next comes after the back-off · vanish: for good · twice · delay: by hours or days
 * of virtual time · reorder: behind what is waiting · livemode, foreign: a signed stranger's copy under
 * another id comes first · forged: a copy with a wrong signature comes first · stale: signed too long ago,
 * the next attempt is fresh
 */
export const DELIVERY_FAULTS = [
  "lose",
  "vanish",
  "twice",
  "delay",
  "reorder",
  "livemode",
  "foreign",
  "forged",
  "stale",
] as const;
export type DeliveryFaultKind = (typeof DELIVERY_FAULTS)[number];

/**
 * What people and banks do of themselves, each asked when it may begin: early_lapse at an authorisation ·
 * capture_for_less, dispute, inquiry, early_fraud_warning at a capture · refund_pending, refund_fails at a
 * refund · capability_lost, payout at a transfer · payout_fails at a payout · dispute_won at a dispute's end
 */
export const HAPPENINGS = [
  "early_lapse",
  "capture_for_less",
  "dispute",
  "inquiry",
  "early_fraud_warning",
  "dispute_won",
  "refund_pending",
  "refund_fails",
  "capability_lost",
  "payout",
  "payout_fails",
] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** Chances between 0 and 1; what is not named never happens. */
export interface Rates {
  readonly requests?: Readonly<Partial<Record<RequestFaultKind | "storm", number>>>;
  readonly webhooks?: Readonly<Partial<Record<DeliveryFaultKind, number>>>;
  readonly happenings?: Readonly<Partial<Record<Happening, number>>>;
}

export interface WeatherSettings {
  readonly seed: number;
  readonly rates: Rates;
  /** Only these requests go wrong, by name (operations.ts); all of them unless given. */
  readonly operations?: readonly string[];
  /** A storm answers this many requests in a row with 429. */
  readonly stormLength?: number;
  /** The longest a slow request takes, in real milliseconds. */
  readonly slowMs?: number;
  /** The longest a delayed webhook takes, in virtual milliseconds. */
  readonly webhookDelayMs?: number;
  /** Disputes, lapses and the like come within this time, in virtual milliseconds. */
  readonly happenWithinMs?: number;
}

/** A fault by hand: the next `times` requests or deliveries that fit. */
export type ByHand =
  | {
      readonly request: string;
      readonly fate: RequestFaultKind;
      readonly delayMs?: number;
      /** Must occur in the path, the body or the key: an order's id, an intent's. */
      readonly about?: string;
      readonly times?: number;
    }
  | {
      /** An event's type; a star at the end stands for a group. */
      readonly webhook: string;
      readonly fate: DeliveryFaultKind;
      readonly delayMs?: number;
      readonly about?: string;
      readonly times?: number;
    };

/** Asked by the resources: does it happen this time, and after how long? */
export interface Luck {
  happens(kind: Happening): boolean;
  /** Virtual milliseconds from now, at most `maxMs` where given. */
  within(kind: Happening, maxMs?: number): number;
  /** A whole number from 1 to `max`. */
  upTo(kind: Happening, max: number): number;
}

/** Nothing ever happens of itself. */
export const NO_LUCK: Luck = { happens: () => false, within: () => 0, upTo: (_kind, max) => max };
