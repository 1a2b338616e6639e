/** The order's money so far, posting by posting, with what stood after each: the ledger itself. */
import type { CoverageOrderStatement } from "@script-manifest/contracts";
import { CopyableId } from "@/components/ui/copyable-id";
import { Money } from "@/components/ui/money";
import { Timestamp } from "@/components/ui/timestamp";
import { accountWords, movementWords } from "@/lib/ledger-words";

interface CaseStatementProps {
  readonly statement: CoverageOrderStatement;
  readonly nowMs: number;
}

const AMOUNTS = [
  { key: "amountCents", label: "Moved" },
  { key: "heldCents", label: "Held after" },
  { key: "payableCents", label: "Owed to the provider" },
  { key: "refundDueCents", label: "Owed to the writer" },
] as const;

export function CaseStatement({ statement, nowMs }: CaseStatementProps) {
  const { lines, currency } = statement;
  return (
    <section aria-labelledby="statement">
      <h2 id="statement" className="mb-4 text-xl">
        The money so far
      </h2>
      {lines.length === 0 ? (
        <p className="border-y border-rule py-8 text-sm text-ink-soft">No money has moved.</p>
      ) : (
        <table className="block w-full text-sm md:table">
          <thead className="sr-only md:not-sr-only md:table-header-group">
            <tr className="border-b-2 border-ink text-left align-bottom text-xs text-ink-faint">
              <th scope="col" className="py-2 font-semibold">
                Movement
              </th>
              {AMOUNTS.map(({ key, label }) => (
                <th key={key} scope="col" className="py-2 pl-4 text-right font-semibold">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="block border-t-2 border-ink md:table-row-group md:border-0">
            {lines.map((line) => (
              <Line key={line.id} line={line} currency={currency} nowMs={nowMs} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface LineProps {
  readonly line: CoverageOrderStatement["lines"][number];
  readonly currency: string;
  readonly nowMs: number;
}

function Line({ line, currency, nowMs }: LineProps) {
  const { movement, layer, at, stripeId, entries } = line;
  return (
    <tr className="grid grid-cols-2 gap-x-4 gap-y-1 border-b border-rule py-4 align-top md:table-row md:py-0">
      <td className="col-span-2 md:py-3">
        <span className="font-semibold">{movementWords(movement)}</span>
        {layer === "pending" && <span className="text-ink-faint"> (not charged)</span>}
        <Timestamp at={at} nowMs={nowMs} show="absolute" className="block text-xs text-ink-faint" />
        {stripeId && <CopyableId id={stripeId} label="Stripe id" />}
        {entries && (
          <details className="text-xs text-ink-soft">
            <summary className="inline-flex min-h-6 items-center">Both sides of the posting</summary>
            <ul className="mt-1 max-w-80">
              {entries.map(({ account, amountCents }) => (
                <li key={account} className="flex justify-between gap-6">
                  {accountWords(account)}
                  <Money cents={amountCents} currency={currency} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
      {AMOUNTS.map(({ key, label }) => (
        <td key={key} className="md:py-3 md:pl-4 md:text-right">
          <span className="block text-xs text-ink-faint md:hidden">{label}</span>
          <Money cents={line[key]} currency={currency} />
        </td>
      ))}
    </tr>
  );
}
