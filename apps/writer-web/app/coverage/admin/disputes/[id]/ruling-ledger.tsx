/** Who gets what under a ruling; the parts and their sum. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { Ledger, LedgerRow } from "@/components/ui/ledger";
import { Money } from "@/components/ui/money";
import type { RulingPreview } from "@/lib/ruling-preview";

export type RuledOrder = Pick<
  CoverageOrder,
  "id" | "priceCents" | "commissionBps" | "currency" | "writerName" | "providerName"
>;

export function RulingLedger({ order, preview }: { order: RuledOrder; preview: RulingPreview }) {
  const amount = (cents: number) => <Money cents={cents} currency={order.currency} />;
  return (
    <Ledger caption="Who gets what">
      <LedgerRow label={`${order.writerName} gets back`} note="refunded to the card">
        {amount(preview.writerCents)}
      </LedgerRow>
      <LedgerRow label={`${order.providerName} receives`} note="transferred">
        {amount(preview.providerCents)}
      </LedgerRow>
      <LedgerRow label="Script Manifest keeps" note="commission">
        {amount(preview.commissionCents)}
      </LedgerRow>
      <LedgerRow label="Price" total>
        {amount(order.priceCents)}
      </LedgerRow>
    </Ledger>
  );
}
