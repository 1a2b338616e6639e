/** The whole price before paying: what is authorised, and who will get which part of it. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { Ledger, LedgerRow } from "@/components/ui/ledger";
import { Money } from "@/components/ui/money";

export function PriceBreakdown({ order }: { order: CoverageOrder }) {
  const amount = (cents: number) => <Money cents={cents} currency={order.currency} />;
  return (
    <Ledger caption="Price breakdown">
      <LedgerRow label={`${order.providerName} receives`} note="once you have the coverage and accept it">
        {amount(order.providerPayoutCents)}
      </LedgerRow>
      <LedgerRow label="Script Manifest keeps" note="commission, inside the listed price">
        {amount(order.platformFeeCents)}
      </LedgerRow>
      <LedgerRow label="Tax">{amount(0)}</LedgerRow>
      <LedgerRow label="Total" note="authorised now, charged at the claim" total>
        {amount(order.priceCents)}
      </LedgerRow>
    </Ledger>
  );
}
