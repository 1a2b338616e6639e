"use client";
/**
 * Earnings over time: a chart for those who see it, the same sums as a table for everybody. The chart's code
 * is fetched only here; its place is kept while it comes.
 */
import dynamic from "next/dynamic";
import { Money } from "@/components/ui/money";
import { Skeleton } from "@/components/ui/skeleton";
import type { EarningsPeriod } from "@/lib/earnings";
import { SERIES } from "./earnings-series";

const EarningsBars = dynamic(() => import("./earnings-bars").then(({ EarningsBars: Bars }) => Bars), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full" />,
});

interface EarningsChartProps {
  readonly periods: readonly EarningsPeriod[];
  readonly currency: string;
}

export function EarningsChart({ periods, currency }: EarningsChartProps) {
  return (
    <figure>
      <div aria-hidden="true">
        <ul className="mb-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
          {SERIES.map(({ key, label, colour }) => (
            <li key={key} className="flex items-center gap-2">
              <span className="size-3 rounded-sm" style={{ background: colour }} />
              {label}
            </li>
          ))}
        </ul>
        <div className="h-64">
          <EarningsBars periods={periods} currency={currency} />
        </div>
      </div>
      <figcaption className="mt-2 text-xs text-ink-faint">
        Your share of each order, at the time its money last moved.
      </figcaption>
      <details className="mt-4 text-sm">
        <summary className="inline-flex min-h-9 items-center font-semibold text-pencil">
          The same as a table
        </summary>
        <PeriodTable periods={periods} currency={currency} />
      </details>
    </figure>
  );
}

function PeriodTable({ periods, currency }: EarningsChartProps) {
  return (
    <table className="mt-2 w-full max-w-prose">
      <caption className="sr-only">Earnings over time</caption>
      <thead>
        <tr className="border-b-2 border-ink text-left text-xs text-ink-faint">
          <th scope="col" className="py-2 font-semibold">
            From
          </th>
          {SERIES.map(({ key, label }) => (
            <th key={key} scope="col" className="py-2 text-right font-semibold">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {periods.map((period) => (
          <tr key={period.label} className="border-b border-rule">
            <th scope="row" className="py-1.5 text-left font-normal">
              {period.label}
            </th>
            {SERIES.map(({ key }) => (
              <td key={key} className="py-1.5 text-right">
                <Money cents={period[key]} currency={currency} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
