/** The whole price before paying: what is authorised, and who will get which part of it. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { Ledger, LedgerRow } from "@/components/ui/ledger";
import { Money } from "@/components/ui/money";

export function PriceBreakdown({ order }: { order: CoverageOrder }) {
  const { priceCents, currency, providerName, providerPayoutCents, platformFeeCents } = order;
  return (
    <Ledger caption="Price breakdown">
      <PriceParts
        priceCents={priceCents}
        currency={currency}
        parts={{ providerCents: providerPayoutCents, commissionCents: platformFeeCents }}
        payee={providerName}
        totalNote="authorised now, charged at the claim"
      />
    </Ledger>
  );
}

interface PricePartsProps {
  readonly priceCents: number;
  readonly currency: string;
  /** Null while the platform's share is not known. */
  readonly parts: { readonly providerCents: number; readonly commissionCents: number } | null;
  readonly payee: string;
  readonly totalNote: string;
}

/** Rows of a ledger: each part, and the total they make. */
export function PriceParts({ priceCents, currency, parts, payee, totalNote }: PricePartsProps) {
  const amount = (cents: number) => <Money cents={cents} currency={currency} />;
  return (
    <>
      {parts && (
        <>
          <LedgerRow label={`${payee} receives`} note="once you have the coverage and accept it">
            {amount(parts.providerCents)}
          </LedgerRow>
          <LedgerRow label="Script Manifest keeps" note="commission, inside the listed price">
            {amount(parts.commissionCents)}
          </LedgerRow>
        </>
      )}
      <LedgerRow label="Total" note={totalNote} total>
        {amount(priceCents)}
      </LedgerRow>
    </>
  );
}
