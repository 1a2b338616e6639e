/**
 * The life of a coverage order: which moves exist, who may make them, when, and what money they set in
 * motion.
 *
 * Belongs here: rules that hold without a database, a clock or Stripe. Does not: HTTP, SQL, wording for
 * people. Source of every row: payments.md, Transitions; product.md, Policies. Drawn by hand in
 * docs/adr/0004.
 */
import type {
  CoverageActor as Actor,
  CoverageOrderAction,
  ErrorCode,
  CoverageOrderStatus as Status,
} from "@script-manifest/contracts";
import type { Instant } from "./clock.ts";
import { GUARDS, type Guard, type GuardedOrder, passed } from "./order-guards.ts";

export type MoneyStep = "void" | "capture" | "transfer" | "refund" | "refund_and_transfer";

export interface Move {
  readonly from: readonly Status[];
  readonly to: Status;
  readonly by: readonly Actor[];
  /** The public verb that leads here. Moves without one are made by the system itself. */
  readonly action?: CoverageOrderAction;
  readonly money?: MoneyStep;
  readonly guards?: readonly Guard[];
  /** Stored as the order's statusReason. */
  readonly reason?: string;
}

/** Every legal move, in the order a reader meets them. Adding a row is the whole change. */
export const MOVES = {
  hold_payment: { from: ["placed"], to: "payment_held", by: ["system"] },
  fail_payment: {
    from: ["placed"],
    to: "payment_failed",
    by: ["system"],
    money: "void",
    guards: ["payment_window_over"],
    reason: "unpaid",
  },
  cancel: {
    from: ["placed", "payment_held"],
    to: "cancelled",
    by: ["writer"],
    action: "cancel",
    money: "void",
    reason: "cancelled_by_writer",
  },
  release_unclaimed: {
    from: ["payment_held"],
    to: "cancelled",
    by: ["system"],
    money: "void",
    guards: ["claim_window_over"],
    reason: "unclaimed",
  },
  lose_authorisation: {
    from: ["payment_held", "claimed", "in_progress"],
    to: "cancelled",
    by: ["system"],
    reason: "authorisation_lapsed",
  },
  claim: {
    from: ["payment_held"],
    to: "claimed",
    by: ["provider"],
    action: "claim",
    money: "capture",
    guards: ["provider_may_claim", "claim_window_open"],
  },
  fall_short: {
    from: ["claimed"],
    to: "cancelled",
    by: ["system"],
    money: "refund",
    reason: "captured_less",
  },
  start: { from: ["claimed"], to: "in_progress", by: ["provider"], action: "start", guards: ["captured"] },
  deliver: {
    from: ["claimed", "in_progress"],
    to: "delivered",
    by: ["provider"],
    action: "deliver",
    guards: ["captured"],
  },
  cancel_late: {
    from: ["claimed", "in_progress"],
    to: "cancelled",
    by: ["writer"],
    action: "cancel",
    money: "refund",
    guards: ["captured", "late", "not_frozen"],
    reason: "sla_expired",
  },
  dispute_late: {
    from: ["claimed", "in_progress"],
    to: "disputed",
    by: ["writer"],
    action: "dispute",
    guards: ["captured", "late"],
  },
  breach_sla: {
    from: ["claimed", "in_progress"],
    to: "disputed",
    by: ["system"],
    guards: ["captured", "long_late"],
    reason: "sla_expired",
  },
  complete: {
    from: ["delivered"],
    to: "completed",
    by: ["writer"],
    action: "complete",
    money: "transfer",
    guards: ["not_frozen"],
  },
  auto_complete: {
    from: ["delivered"],
    to: "completed",
    by: ["system"],
    money: "transfer",
    guards: ["review_window_over", "not_frozen"],
    reason: "review_window_closed",
  },
  dispute: {
    from: ["delivered"],
    to: "disputed",
    by: ["writer"],
    action: "dispute",
    guards: ["review_window_open"],
  },
  dismiss_dispute: {
    from: ["disputed"],
    to: "completed",
    by: ["admin"],
    action: "resolve",
    money: "transfer",
    guards: ["not_frozen"],
    reason: "resolved_no_refund",
  },
  split_dispute: {
    from: ["disputed"],
    to: "completed",
    by: ["admin"],
    action: "resolve",
    money: "refund_and_transfer",
    guards: ["not_frozen"],
    reason: "resolved_partial",
  },
  uphold_dispute: {
    from: ["disputed"],
    to: "refunded",
    by: ["admin"],
    action: "resolve",
    money: "refund",
    guards: ["not_frozen"],
    reason: "resolved_refund",
  },
  refund_suspected: {
    from: ["claimed", "in_progress", "delivered", "disputed"],
    to: "refunded",
    by: ["admin"],
    action: "refund",
    money: "refund",
    guards: ["captured", "frozen"],
    reason: "fraud_suspected",
  },
  lose_chargeback: {
    from: ["claimed", "in_progress", "delivered", "disputed"],
    to: "refunded",
    by: ["system"],
    guards: ["captured"],
    reason: "chargeback_lost",
  },
} as const satisfies Record<string, Move>;

export type OrderEvent = keyof typeof MOVES;
export type TerminalStatus = Exclude<Status, (typeof MOVES)[OrderEvent]["from"][number]>;

// Compile-time proof that the contract and the table agree: a new status must be reachable.
type Unreachable = Exclude<Status, "placed" | (typeof MOVES)[OrderEvent]["to"]>;
const everyStatusIsReachable: [Unreachable] extends [never] ? true : Unreachable = true;
void everyStatusIsReachable;

export type Decision =
  | {
      readonly kind: "move";
      readonly event: OrderEvent;
      readonly to: Status;
      readonly money: MoneyStep | undefined;
      readonly reason: string | null;
    }
  | { readonly kind: "forbidden" }
  | { readonly kind: "wrong_status"; readonly expected: readonly Status[] }
  | { readonly kind: "refused"; readonly code: ErrorCode };

/**
 * Decides; never acts. The actor is judged first, then the status, then the guards in their written order.
 */
export function decide(
  order: GuardedOrder & { status: Status },
  event: OrderEvent,
  actor: Actor,
  now: Instant,
): Decision {
  const move: Move = MOVES[event];
  if (!move.by.includes(actor)) return { kind: "forbidden" };
  if (!move.from.includes(order.status)) return { kind: "wrong_status", expected: move.from };
  const broken = move.guards?.find((guard) => !GUARDS[guard].holds(order, now));
  if (broken) return { kind: "refused", code: GUARDS[broken].refusal };
  return { kind: "move", event, to: move.to, money: move.money, reason: move.reason ?? null };
}

const EVENTS = Object.keys(MOVES) as OrderEvent[];

/**
 * The event a public verb means for this order now: `cancel` is another move before the claim than when late.
 * Where the status fits none, the first event of the verb that this actor may make, so that its refusal is
 * told.
 */
export function eventFor(action: CoverageOrderAction, status: Status, actor: Actor): OrderEvent | null {
  const candidates = EVENTS.filter((event) => (MOVES[event] as Move).action === action);
  const mine = candidates.filter((event) => (MOVES[event] as Move).by.includes(actor));
  return (
    mine.find((event) => (MOVES[event] as Move).from.includes(status)) ?? mine[0] ?? candidates[0] ?? null
  );
}

/** The verbs this actor may use now. The API returns them, so no screen derives the rules again. */
export function availableActions(
  order: GuardedOrder & { status: Status },
  actor: Actor,
  now: Instant,
): CoverageOrderAction[] {
  const verbs = EVENTS.filter((event) => decide(order, event, actor, now).kind === "move").flatMap(
    (event) => (MOVES[event] as Move).action ?? [],
  );
  if (actor === "writer" && order.status === "placed" && !passed(order.paymentDeadline, now))
    verbs.unshift("pay");
  if (actor === "admin" && order.frozen) verbs.push("unfreeze");
  return [...new Set(verbs)];
}

export function isTerminal(status: Status): status is TerminalStatus {
  return (TERMINAL_STATUSES as readonly Status[]).includes(status);
}

/** The statuses nothing leads out of. */
export const TERMINAL_STATUSES = [
  "completed",
  "cancelled",
  "payment_failed",
  "refunded",
] as const satisfies readonly TerminalStatus[];

/** The statuses in which the provider has taken the order and may read the script. */
export const SCRIPT_READABLE_STATUSES: readonly Status[] = [
  "claimed",
  "in_progress",
  "delivered",
  "disputed",
];
