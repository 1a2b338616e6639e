/**
 * The way of one order's money, from the card to whom it goes: what has happened, where it is now, and what
 * would come next. Read from the order and its timeline; the ledger is the record.
 */
import type { CoverageOrder, CoverageTimelineEntry } from "@script-manifest/contracts";
import { previewRuling, type RulingPreview } from "./ruling-preview";
import { movementStateWords, timelineWords } from "./timeline-words";

export interface MoneyStage {
  readonly id: string;
  readonly label: string;
  /** done: it happened · now: the money is here, or on its way · ahead: would come next. */
  readonly state: "done" | "now" | "ahead";
  readonly amountCents: number;
  readonly at: string | null;
  readonly stripeId: string | null;
  /** What it waits for. */
  readonly note: string | null;
}

const ahead = (id: string, label: string, amountCents: number, note: string): MoneyStage => ({
  id,
  label,
  state: "ahead",
  amountCents,
  at: null,
  stripeId: null,
  note,
});

/** What of the price went or goes to whom; the three parts sum to the price. */
export function moneyParts(order: CoverageOrder, timeline: readonly CoverageTimelineEntry[]): RulingPreview {
  const refunds = timeline.filter(({ event, state }) => event === "refund" && state !== "failed");
  const decidedCents = refunds.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0);
  const returnedCents = isReturned(order) ? order.priceCents : Math.max(order.refundedCents, decidedCents);
  return previewRuling("resolved_partial", order, returnedCents);
}

/** What the card was charged: the price, unless its bank let through less of it. */
export function chargedCents(order: CoverageOrder, timeline: readonly CoverageTimelineEntry[]): number {
  const capture = timeline.find(({ event, state }) => event === "capture" && state === "settled");
  return capture?.amountCents ?? order.priceCents;
}

/** The whole price went back, is going back, or was never charged. */
function isReturned({ status }: CoverageOrder): boolean {
  return status === "refunded" || status === "cancelled" || status === "payment_failed";
}

const HELD_UNTIL: Partial<Record<CoverageOrder["status"], string>> = {
  delivered: "until the writer accepts the coverage or the review window closes",
  disputed: "until an admin decides the dispute",
};

/** The stages of this order's money, the first one first. */
export function moneyPath(
  order: CoverageOrder,
  timeline: readonly CoverageTimelineEntry[],
): readonly MoneyStage[] {
  const movements = timeline.filter(({ kind }) => kind === "money");
  const before = movements.filter(({ event }) => ["authorise", "capture", "release"].includes(event));
  const after = movements.filter((movement) => !before.includes(movement));
  return [
    ...before.map((movement) => stageOf(movement, order)),
    ...stillAhead(order, before),
    ...held(order, chargedCents(order, timeline)),
    ...after.map((movement) => stageOf(movement, order)),
    ...payoutAhead(order),
  ];
}

function stageOf(movement: CoverageTimelineEntry, order: CoverageOrder): MoneyStage {
  const { id, amountCents, at, stripeId, state } = movement;
  // Authorised money stands on the card until it is charged or released: that is where it is now.
  const standing = movement.event === "authorise" && order.moneyState === "authorised";
  return {
    id,
    label: timelineWords(movement),
    state: standing || state !== "settled" ? "now" : "done",
    amountCents: amountCents ?? 0,
    at,
    stripeId,
    note: standing ? "nothing is charged yet" : movementStateWords(movement),
  };
}

function stillAhead(order: CoverageOrder, before: readonly CoverageTimelineEntry[]): MoneyStage[] {
  const { status, priceCents, providerName, viewerRole } = order;
  const claiming =
    viewerRole === "provider" ? "when you claim the order" : `when ${providerName} claims the order`;
  const paying = viewerRole === "writer" ? "when you pay" : "when the writer pays";
  const authorised = before.some(({ event }) => event === "authorise");
  const charged = before.some(({ event }) => event === "capture");
  if (status !== "placed" && status !== "payment_held") return [];
  return [
    ...(authorised ? [] : [ahead("authorise", "Card authorised", priceCents, paying)]),
    ...(charged ? [] : [ahead("capture", "Card charged", priceCents, claiming)]),
    ahead("held", "Held", priceCents, "until the coverage is accepted"),
  ];
}

function held(order: CoverageOrder, amountCents: number): MoneyStage[] {
  const { capturedAt, moneyState, frozen, status } = order;
  if (capturedAt === null) return [];
  const here = moneyState === "held";
  const until = HELD_UNTIL[status] ?? "until the coverage is delivered and accepted";
  return [
    {
      id: "held",
      label: frozen ? "Held and frozen" : "Held",
      state: here ? "now" : "done",
      amountCents,
      at: null,
      stripeId: null,
      note: here ? (frozen ? "until the card's bank is answered" : until) : null,
    },
  ];
}

function payoutAhead(order: CoverageOrder): MoneyStage[] {
  const open = ["placed", "payment_held", "claimed", "in_progress", "delivered"].includes(order.status);
  if (!open) return [];
  const { providerPayoutCents } = order;
  return [
    ahead("transfer", "Transferred to the provider", providerPayoutCents, "when the coverage is accepted"),
  ];
}
