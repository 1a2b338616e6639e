/** Each order's part in the earnings: price, commission, share, where the money is, since when, and why. */
import type { CoverageEarningsLine } from "@script-manifest/contracts";
import { Badge } from "@/components/ui/badge";
import { CopyableId } from "@/components/ui/copyable-id";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { Timestamp } from "@/components/ui/timestamp";
import { earningsReason, earningsStateWords } from "@/lib/words";

interface EarningsLinesProps {
  readonly lines: readonly CoverageEarningsLine[];
  readonly currency: string;
  readonly nowMs: number;
}

export function EarningsLines({ lines, currency, nowMs }: EarningsLinesProps) {
  if (lines.length === 0)
    return <p className="border-y border-rule py-8 text-sm text-ink-soft">No money moved on these days.</p>;
  return (
    <table className="block w-full text-sm md:table">
      <thead className="sr-only md:not-sr-only md:table-header-group">
        <tr className="border-b-2 border-ink text-left text-xs text-ink-faint">
          <th scope="col" className="py-2 font-semibold">
            Order
          </th>
          <th scope="col" className="py-2 text-right font-semibold">
            Price
          </th>
          <th scope="col" className="py-2 text-right font-semibold">
            Commission
          </th>
          <th scope="col" className="py-2 text-right font-semibold">
            Yours
          </th>
          <th scope="col" className="py-2 pl-8 font-semibold">
            Where it is, and why
          </th>
        </tr>
      </thead>
      <tbody className="block border-t-2 border-ink md:table-row-group md:border-0">
        {lines.map((line) => (
          <Line key={line.orderId} line={line} currency={currency} nowMs={nowMs} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, currency, nowMs }: { line: CoverageEarningsLine; currency: string; nowMs: number }) {
  const { label, tone } = earningsStateWords[line.state];
  return (
    <tr className="grid grid-cols-3 gap-x-4 gap-y-1 border-b border-rule py-4 align-top md:table-row md:py-0">
      <td className="col-span-3 md:py-3 md:pr-6">
        <Link className="link font-semibold" href={`/coverage/orders/${line.orderId}`}>
          {line.serviceTitle}
        </Link>
        <bdi className="block font-script text-ink-soft">{line.scriptTitle}</bdi>
        <Timestamp at={line.at} nowMs={nowMs} show="absolute" className="block text-xs text-ink-faint" />
      </td>
      <Amount label="Price" cents={line.priceCents} currency={currency} />
      <Amount label="Commission" cents={-line.commissionCents} currency={currency} />
      <Amount label="Yours" cents={line.payoutCents} currency={currency} strong />
      <td className="col-span-3 md:w-80 md:py-3 md:pl-8">
        <Badge tone={tone}>{label}</Badge>
        <span className="mt-1 block text-xs text-ink-soft">{earningsReason(line)}</span>
        {line.withheldCents > 0 && (
          <span className="mt-1 block text-xs text-ink-soft">
            <Money cents={line.withheldCents} currency={currency} /> kept back for what you owed
          </span>
        )}
        {line.owedCents > 0 && (
          <span className="mt-1 block text-xs font-semibold text-bad">
            You owe <Money cents={line.owedCents} currency={currency} /> of it
          </span>
        )}
        {line.stripeTransferId && (
          <span className="mt-1 block">
            <CopyableId id={line.stripeTransferId} label="transfer id" />
          </span>
        )}
      </td>
    </tr>
  );
}

interface AmountProps {
  readonly label: string;
  readonly cents: number;
  readonly currency: string;
  readonly strong?: boolean;
}

function Amount({ label, cents, currency, strong }: AmountProps) {
  return (
    <td className={`md:py-3 md:text-right ${strong ? "font-semibold" : ""}`}>
      <span className="block text-xs font-normal text-ink-faint md:hidden">{label}</span>
      <Money cents={cents} currency={currency} />
    </td>
  );
}
