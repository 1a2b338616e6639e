/** What the provider has earned, from the ledger: held, on its way, paid out, and each order's part in it. */
import type { CoverageEarningsLine } from "@script-manifest/contracts";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { CopyableId } from "@/components/ui/copyable-id";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { Timestamp } from "@/components/ui/timestamp";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { earningsStateWords } from "@/lib/words";

export async function EarningsTab() {
  const { earnings } = dataOrThrow(await callAsVisitor("getEarnings", {}));
  const { currency, heldCents, onItsWayCents, paidOutCents, orders } = earnings;
  const nowMs = now();
  return (
    <div className="pt-8">
      <dl className="grid gap-px border border-rule bg-rule sm:grid-cols-3">
        <Total label="Held" note="charged, until the writer accepts" cents={heldCents} currency={currency} />
        <Total
          label="On its way"
          note="released, transfer not confirmed yet"
          cents={onItsWayCents}
          currency={currency}
        />
        <Total
          label="Paid out"
          note="transferred to your Stripe account"
          cents={paidOutCents}
          currency={currency}
        />
      </dl>
      <h2 className="mb-4 mt-12 text-xl">Order by order</h2>
      {orders.length === 0 ? (
        <EmptyState title="No earnings yet">
          Claim an order; its money appears here as soon as the card is charged.
        </EmptyState>
      ) : (
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
              <th scope="col" className="py-2 pl-6 font-semibold">
                Where it is
              </th>
            </tr>
          </thead>
          <tbody className="block border-t-2 border-ink md:table-row-group md:border-0">
            {orders.map((line) => (
              <Line key={line.orderId} line={line} currency={currency} nowMs={nowMs} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Total({
  label,
  note,
  cents,
  currency,
}: {
  label: string;
  note: string;
  cents: number;
  currency: string;
}) {
  return (
    <div className="bg-sheet p-5">
      <dt className="text-sm font-semibold">{label}</dt>
      <dd className="mt-1 font-serif text-2xl">
        <Money cents={cents} currency={currency} />
      </dd>
      <dd className="text-xs text-ink-faint">{note}</dd>
    </div>
  );
}

/**
 * While the money is held the ledger has booked no commission yet; what will be kept is the rest of the
 * price.
 */
function commissionOf({ state, priceCents, payoutCents, commissionCents }: CoverageEarningsLine): number {
  return state === "held" ? priceCents - payoutCents : commissionCents;
}

function Line({ line, currency, nowMs }: { line: CoverageEarningsLine; currency: string; nowMs: number }) {
  const { label, tone } = earningsStateWords[line.state];
  return (
    <tr className="grid grid-cols-3 gap-x-4 gap-y-1 border-b border-rule py-4 md:table-row md:py-0">
      <td className="col-span-3 md:py-3 md:pr-6">
        <Link className="link font-semibold" href={`/coverage/orders/${line.orderId}`}>
          {line.serviceTitle}
        </Link>
        <Timestamp at={line.at} nowMs={nowMs} show="absolute" className="block text-xs text-ink-faint" />
      </td>
      <Amount label="Price" cents={line.priceCents} currency={currency} />
      <Amount label="Commission" cents={-commissionOf(line)} currency={currency} />
      <Amount label="Yours" cents={line.payoutCents} currency={currency} strong />
      <td className="col-span-3 md:py-3 md:pl-6">
        <Badge tone={tone}>{label}</Badge>
        {line.stripeTransferId && (
          <span className="mt-1 block">
            <CopyableId id={line.stripeTransferId} label="transfer id" />
          </span>
        )}
      </td>
    </tr>
  );
}

function Amount({
  label,
  cents,
  currency,
  strong,
}: {
  label: string;
  cents: number;
  currency: string;
  strong?: boolean;
}) {
  return (
    <td className={`md:py-3 md:text-right ${strong ? "font-semibold" : ""}`}>
      <span className="block text-xs font-normal text-ink-faint md:hidden">{label}</span>
      <Money cents={cents} currency={currency} />
    </td>
  );
}
