/** The report's head: what was read, by whom, and what became of it. */
import type { CoverageDelivery } from "@script-manifest/contracts";
import type { ReactNode } from "react";
import { Timestamp } from "@/components/ui/timestamp";
import { plural } from "@/lib/format";
import { dayInWords, ordinal, verdictWords } from "@/lib/report-words";

interface ReportTopSheetProps {
  readonly delivery: CoverageDelivery;
  readonly serviceTitle: string;
  readonly nowMs: number;
}

export function ReportTopSheet({ delivery, serviceTitle, nowMs }: ReportTopSheetProps) {
  const { topSheet } = delivery;
  return (
    <div className="my-8 grid gap-x-10 gap-y-6 border-y-2 border-ink py-6 sm:grid-cols-[1fr_auto]">
      <dl className="grid grid-cols-[auto_1fr] content-start gap-x-6 gap-y-1 text-sm">
        <Line label="Writer">{topSheet.writerName}</Line>
        {topSheet.format && <Line label="Format">{topSheet.format}</Line>}
        {topSheet.genre && <Line label="Genre">{topSheet.genre}</Line>}
        <Line label="Pages">{plural(topSheet.pageCount, "page")}</Line>
        {topSheet.draftDate && <Line label="Draft date">{dayInWords(topSheet.draftDate)}</Line>}
        <Line label="Reader">{topSheet.readerName}</Line>
        <Line label="Service">{serviceTitle}</Line>
        <Line label="Delivered">
          <Timestamp at={delivery.createdAt} nowMs={nowMs} show="absolute" />
        </Line>
        <Line label="Order">
          <span className="font-script">{topSheet.orderId}</span>
        </Line>
      </dl>
      <Outcome delivery={delivery} />
    </div>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

/** Score and verdicts; nothing where the reader gave none. */
function Outcome({ delivery: { score, report } }: { delivery: CoverageDelivery }) {
  const { script = null, writer = null } = report?.verdict ?? {};
  const percentile = report?.percentile ?? null;
  if (score === null && script === null && writer === null && percentile === null) return null;
  return (
    <dl className="flex flex-wrap items-start gap-x-8 gap-y-4 sm:flex-col sm:border-l sm:border-rule sm:pl-8">
      {score !== null && (
        <div className="flex flex-col-reverse">
          <dt className="text-xs text-ink-faint">overall, out of 100</dt>
          <dd className="figures font-serif text-4xl leading-none">{score}</dd>
        </div>
      )}
      {script && <Verdict about="The script">{verdictWords[script].label}</Verdict>}
      {writer && <Verdict about="The writer">{verdictWords[writer].label}</Verdict>}
      {percentile !== null && (
        <Verdict about="Among comparable scripts">{ordinal(percentile)} percentile</Verdict>
      )}
    </dl>
  );
}

function Verdict({ about, children }: { about: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-faint">{about}</dt>
      <dd className="font-serif text-lg font-semibold">{children}</dd>
    </div>
  );
}
