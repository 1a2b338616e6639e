/** The grid: the shape of ten marks, and the ten marks. */
import type { CoverageCriterion, CoverageGrid } from "@script-manifest/contracts";
import { criteria, criterionWords } from "@/lib/report-words";
import { GridRadar } from "./grid-radar";

/** Nothing at all of a grid without marks. */
export function ReportGrid({ grid }: { grid: CoverageGrid }) {
  const given = criteria.filter((criterion) => grid[criterion] !== null);
  if (given.length === 0) return null;
  return (
    <section aria-labelledby="report-grid" className="@container mt-12 break-inside-avoid print:mt-8">
      <h3 id="report-grid" className="mb-5 text-xl">
        Grid
      </h3>
      <div className="grid items-center gap-x-10 gap-y-6 @xl:grid-cols-[1.25fr_1fr]">
        {isWhole(grid) && <GridRadar marks={grid} />}
        <table className="w-full text-sm">
          <caption className="sr-only">Marks from 1 to 10</caption>
          <tbody>
            {criteria.map((criterion) => (
              <MarkRow key={criterion} label={criterionWords[criterion]} mark={grid[criterion]} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A shape of half a grid would show dents where there are only gaps. */
function isWhole(grid: CoverageGrid): grid is Record<CoverageCriterion, number> {
  return criteria.every((criterion) => grid[criterion] !== null);
}

function MarkRow({ label, mark }: { label: string; mark: number | null }) {
  return (
    <tr>
      <th scope="row" className="whitespace-nowrap py-1 pr-4 text-left font-normal">
        {label}
      </th>
      <td className="w-full py-1">
        <span className="block h-1.5 bg-desk print:border print:border-rule" aria-hidden="true">
          <span
            className="block h-full bg-pencil [print-color-adjust:exact]"
            style={{ width: `${(mark ?? 0) * 10}%` }}
          />
        </span>
      </td>
      <td className="figures py-1 pl-4 text-right font-semibold">
        {mark === null ? <span className="font-normal text-ink-faint">no mark</span> : mark}
        {mark !== null && <span className="sr-only"> of 10</span>}
      </td>
    </tr>
  );
}
