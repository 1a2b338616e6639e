/** What happened to an order and to its money, merged into one story that both parties may read. */
import type { CoverageActor, CoverageOrderStatus } from "@script-manifest/contracts";
import type { Instant } from "./clock.ts";
import type { OrderTransition } from "./entities.ts";
import type { LedgerEntry, PostingKind } from "./ledger.ts";
import type { MoneyOperation, MoneyOperationKind } from "./money-operation.ts";

export interface TimelineEntry {
  readonly id: string;
  readonly kind: "transition" | "money";
  readonly at: Instant;
  readonly event: string;
  readonly actor: CoverageActor;
  readonly fromStatus: CoverageOrderStatus | null;
  readonly toStatus: CoverageOrderStatus | null;
  readonly reason: string | null;
  readonly amountCents: number | null;
  readonly currency: string | null;
  readonly state: "pending" | "settled" | "parked" | "failed" | null;
  readonly stripeId: string | null;
  /** Kept back for it, or settled by it. */
  readonly otherOrderId: string | null;
}

export interface TimelinePosting {
  readonly id: string;
  readonly opId: string;
  readonly kind: PostingKind;
  readonly currency: string;
  readonly stripeId: string | null;
  readonly counterOrderId: string | null;
  readonly entries: readonly LedgerEntry[];
  readonly createdAt: Instant;
}

/** Which postings are movements a person cares about, and under which name. The others are bookkeeping. */
const SHOWN_POSTINGS: Partial<Record<PostingKind, string>> = {
  authorise: "authorise",
  capture: "capture",
  transfer: "transfer",
  refund_settled: "refund",
  reversal: "reversal",
  retransfer: "retransfer",
  chargeback: "chargeback",
  chargeback_won: "chargeback_won",
  withheld: "withheld",
  debt_settled: "debt_settled",
};

/** Between the provider and the platform: the writer has no part in it. */
const PROVIDERS_OWN: readonly PostingKind[] = ["withheld", "debt_settled"];

/** Movements that are decided but not settled: the posting that would show them does not exist yet. */
const SHOWN_OPERATIONS: Partial<Record<MoneyOperationKind, string>> = {
  capture: "capture",
  transfer: "transfer",
  refund: "refund",
  retransfer: "retransfer",
  pi_cancel: "release",
};

export function buildTimeline(o: {
  transitions: readonly OrderTransition[];
  postings: readonly TimelinePosting[];
  operations: readonly MoneyOperation[];
  /** Who reads it: "writer" is not told of what the provider owes. */
  reader: "writer" | "provider" | "admin";
}): TimelineEntry[] {
  const told = o.postings.filter(({ kind }) => o.reader !== "writer" || !PROVIDERS_OWN.includes(kind));
  const entries = [
    ...o.transitions.map(fromTransition),
    ...told.flatMap((posting) => fromPosting(posting, o.postings)),
    ...o.operations.flatMap(fromOperation),
  ];
  return entries.sort((a, b) => a.at - b.at || (a.kind === b.kind ? 0 : a.kind === "transition" ? -1 : 1));
}

function fromTransition(transition: OrderTransition): TimelineEntry {
  const { id, event, actor, fromStatus, toStatus, reason, createdAt } = transition;
  return {
    id,
    kind: "transition",
    at: createdAt,
    event,
    actor,
    fromStatus,
    toStatus,
    reason,
    amountCents: null,
    currency: null,
    state: null,
    stripeId: null,
    otherOrderId: null,
  };
}

function moneyEntry(
  o: Pick<TimelineEntry, "id" | "at" | "event" | "amountCents" | "currency" | "state" | "stripeId"> &
    Partial<Pick<TimelineEntry, "otherOrderId">>,
): TimelineEntry {
  const nobody = { actor: "system", fromStatus: null, toStatus: null, reason: null } as const;
  return { otherOrderId: null, ...o, kind: "money", ...nobody };
}

function fromPosting(posting: TimelinePosting, all: readonly TimelinePosting[]): TimelineEntry[] {
  // A void next to its own capture is the capture's bookkeeping; alone it is the card being released.
  const released = posting.kind === "void" && !all.some((other) => other.kind === "capture");
  const event = released ? "release" : SHOWN_POSTINGS[posting.kind];
  if (!event) return [];
  const amountCents = TELLING[posting.kind]?.(posting) ?? debitsOf(posting);
  const { id, createdAt: at, currency, stripeId, counterOrderId: otherOrderId } = posting;
  return [moneyEntry({ id, at, event, amountCents, currency, state: "settled", stripeId, otherOrderId })];
}

const debitsOf = (posting: TimelinePosting): number =>
  posting.entries.reduce((sum, entry) => sum + Math.max(entry.amountCents, 0), 0);

/** The capture also books Stripe's fee; what the writer paid is what is held. */
const capturedCents = (posting: TimelinePosting): number =>
  -posting.entries
    .filter((entry) => entry.account === "held:order")
    .reduce((sum, entry) => sum + entry.amountCents, 0);

/** Beside the movement a person cares about, these book what Stripe keeps. */
const TELLING: Partial<Record<PostingKind, (posting: TimelinePosting) => number>> = {
  capture: capturedCents,
  chargeback: ({ entries }) => entries.find(({ account }) => account === "dispute:held")?.amountCents ?? 0,
};

function fromOperation(operation: MoneyOperation): TimelineEntry[] {
  const event = SHOWN_OPERATIONS[operation.kind];
  const state = { pending: "pending", sent: "pending", parked: "parked", failed: "failed" } as const;
  if (!event || operation.status === "succeeded" || operation.status === "abandoned") return [];
  const { id, createdAt: at, stripeId, params } = operation;
  return [
    moneyEntry({
      id,
      at,
      event,
      amountCents: params.amountCents,
      currency: params.currency,
      state: state[operation.status],
      stripeId,
    }),
  ];
}
