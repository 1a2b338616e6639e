/** The order's money in one column: who gets which part, and the way it takes with the ids to trace it by. */
import type { CoverageOrder, CoverageTimelineEntry } from "@script-manifest/contracts";
import { Badge } from "@/components/ui/badge";
import { Ledger, LedgerRow } from "@/components/ui/ledger";
import { Money } from "@/components/ui/money";
import { chargedCents, moneyParts, moneyPath } from "@/lib/money-path";
import { moneyWords } from "@/lib/words";
import { MoneyStages } from "./money-stages";

interface OrderFactsProps {
  readonly order: CoverageOrder;
  readonly timeline: readonly CoverageTimelineEntry[];
  readonly nowMs: number;
}

export function OrderFacts({ order, timeline, nowMs }: OrderFactsProps) {
  const { label, tone } = moneyWords[order.moneyState];
  return (
    <section aria-labelledby="money">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id="money" className="text-xl">
          Money
        </h2>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <Parts order={order} timeline={timeline} />
      <MoneyStages stages={moneyPath(order, timeline)} currency={order.currency} nowMs={nowMs} />
    </section>
  );
}

/** Orders that ended before anything was charged. */
const NEVER_CHARGED: readonly CoverageOrder["status"][] = ["payment_failed", "cancelled"];

/** The parts of the price and their sum; of an order that ended uncharged, that nothing was charged. */
function Parts({ order, timeline }: Omit<OrderFactsProps, "nowMs">) {
  const amount = (cents: number) => <Money cents={cents} currency={order.currency} />;
  if (order.capturedAt === null && NEVER_CHARGED.includes(order.status))
    return (
      <Ledger caption="Money of this order">
        <LedgerRow label="Price">{amount(order.priceCents)}</LedgerRow>
        <LedgerRow label="Charged to the card" total>
          {amount(0)}
        </LedgerRow>
      </Ledger>
    );
  const charged = chargedCents(order, timeline);
  if (order.status === "cancelled" && charged < order.priceCents)
    return (
      <Ledger caption="Money of this order">
        <LedgerRow label="Price">{amount(order.priceCents)}</LedgerRow>
        <LedgerRow label="Charged to the card" note="all that its bank let through">
          {amount(charged)}
        </LedgerRow>
        <LedgerRow label={returnedWords(order, charged)}>{amount(-charged)}</LedgerRow>
        <LedgerRow label="Paid in the end" total>
          {amount(0)}
        </LedgerRow>
      </Ledger>
    );
  const { writerCents, providerCents, commissionCents } = moneyParts(order, timeline);
  return (
    <Ledger caption="Money of this order">
      {writerCents > 0 && (
        <LedgerRow label={returnedWords(order, writerCents)}>{amount(writerCents)}</LedgerRow>
      )}
      <LedgerRow label={order.viewerRole === "provider" ? "For you" : "For the provider"}>
        {amount(providerCents)}
      </LedgerRow>
      <LedgerRow label="Commission" note="inside the price">
        {amount(commissionCents)}
      </LedgerRow>
      <LedgerRow label="Price" total>
        {amount(order.priceCents)}
      </LedgerRow>
    </Ledger>
  );
}

/** It is called refunded only when it has arrived. */
function returnedWords(order: CoverageOrder, returnedCents: number): string {
  const { statusReason, refundedCents, viewerRole } = order;
  const own = viewerRole === "writer";
  if (statusReason === "chargeback_lost") return "Given back by the card's bank";
  return refundedCents >= returnedCents
    ? `Refunded to ${own ? "you" : "the writer"}`
    : `Going back to ${own ? "you" : "the writer"}`;
}
