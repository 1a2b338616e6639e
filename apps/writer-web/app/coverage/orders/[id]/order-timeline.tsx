/**
 * What happened to the order and to its money, in the order it happened: who, when, how much, and Stripe's id
 * for it.
 */
import type { CoverageOrder, CoverageTimelineEntry } from "@script-manifest/contracts";
import { clsx } from "clsx";
import { CopyableId } from "@/components/ui/copyable-id";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { Timestamp } from "@/components/ui/timestamp";
import { actorWords, movementStateWords, timelineWords } from "@/lib/timeline-words";
import { disputeReasonWords, reasonWords } from "@/lib/words";

interface OrderTimelineProps {
  readonly order: CoverageOrder;
  readonly timeline: readonly CoverageTimelineEntry[];
  readonly nowMs: number;
}

export function OrderTimeline({ order, timeline, nowMs }: OrderTimelineProps) {
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="mb-4 text-xl">
        Timeline
      </h2>
      <ol className="border-l border-rule">
        {withPlacing(order, timeline).map((entry) => (
          <Entry key={entry.id} entry={entry} order={order} nowMs={nowMs} />
        ))}
      </ol>
    </section>
  );
}

/** Reasons the API names by a code; a writer's own words are shown as they are. */
const REASONS: Record<string, string> = {
  ...reasonWords,
  ...disputeReasonWords,
  chargeback: "The cardholder wants the money back.",
  chargeback_won: "The bank decided against the cardholder.",
  fraud_warning: "It suspects that somebody else used the card.",
  admin: "An admin has looked at it.",
};

/** Placing is the order's own creation, not a transition of it; the story begins with it all the same. */
function withPlacing(
  order: CoverageOrder,
  timeline: readonly CoverageTimelineEntry[],
): readonly CoverageTimelineEntry[] {
  if (timeline.some(({ toStatus }) => toStatus === "placed")) return timeline;
  const placing: CoverageTimelineEntry = {
    id: "place",
    kind: "transition",
    at: order.createdAt,
    event: "place",
    actor: "writer",
    fromStatus: null,
    toStatus: "placed",
    reason: null,
    amountCents: null,
    currency: null,
    state: null,
    stripeId: null,
    otherOrderId: null,
  };
  return [placing, ...timeline];
}

function Entry({
  entry,
  order,
  nowMs,
}: {
  entry: CoverageTimelineEntry;
  order: CoverageOrder;
  nowMs: number;
}) {
  const money = entry.kind === "money";
  const state = movementStateWords(entry);
  const who =
    { writer: order.writerName, provider: order.providerName }[entry.actor as "writer"] ??
    actorWords[entry.actor];
  return (
    <li className="relative pb-6 pl-6 last:pb-0">
      <span
        aria-hidden="true"
        className={clsx(
          "absolute left-0 top-1.5 -translate-x-1/2 border-2 border-paper",
          money ? "size-3 rotate-45 bg-good" : "size-3.5 rounded-full bg-brass",
        )}
      />
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <p className="font-semibold">{timelineWords(entry)}</p>
        {entry.amountCents !== null && (
          <Money cents={entry.amountCents} currency={entry.currency ?? order.currency} />
        )}
      </div>
      {state && <p className="text-xs font-semibold text-wait">{state}</p>}
      {entry.reason && !money && (
        <p className="mt-0.5 whitespace-pre-line text-sm text-ink-soft">
          {REASONS[entry.reason] ?? entry.reason}
        </p>
      )}
      <p className="text-xs text-ink-faint">
        {!money && `${who} · `}
        <Timestamp at={entry.at} nowMs={nowMs} show="absolute" />
      </p>
      {entry.otherOrderId && (
        <Link className="link text-xs" href={`/coverage/orders/${entry.otherOrderId}`}>
          The other order
        </Link>
      )}
      {entry.stripeId && <CopyableId id={entry.stripeId} label="Stripe id" />}
    </li>
  );
}
