/** The order's money in one column: price, parts, where it is now, and the ids to trace it by. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { Badge } from "@/components/ui/badge";
import { CopyableId } from "@/components/ui/copyable-id";
import { Ledger, LedgerRow } from "@/components/ui/ledger";
import { Money } from "@/components/ui/money";
import { moneyWords } from "@/lib/words";

export function OrderFacts({ order }: { order: CoverageOrder }) {
  const amount = (cents: number) => <Money cents={cents} currency={order.currency} />;
  const { label, tone } = moneyWords[order.moneyState];
  return (
    <section aria-labelledby="money">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id="money" className="text-xl">
          Money
        </h2>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <Ledger caption="Money of this order">
        <LedgerRow label="Price">{amount(order.priceCents)}</LedgerRow>
        <LedgerRow label="For the provider">{amount(order.providerPayoutCents)}</LedgerRow>
        <LedgerRow label="Commission" note="inside the price">
          {amount(order.platformFeeCents)}
        </LedgerRow>
        {order.refundedCents > 0 && (
          <LedgerRow label="Refunded to the writer">{amount(order.refundedCents)}</LedgerRow>
        )}
      </Ledger>
      <dl className="mt-4 flex flex-col gap-1 text-xs text-ink-faint">
        {order.stripePaymentIntentId && <IdLine label="Payment" id={order.stripePaymentIntentId} />}
        {order.stripeTransferId && <IdLine label="Transfer" id={order.stripeTransferId} />}
      </dl>
    </section>
  );
}

function IdLine({ label, id }: { label: string; id: string }) {
  return (
    <div className="flex items-center justify-between gap-3">
      <dt>{label}</dt>
      <dd className="min-w-0">
        <CopyableId id={id} label={`${label.toLowerCase()} id`} />
      </dd>
    </div>
  );
}
