/** A delivery, set as a report to be read, and to be printed: as much of it as the reader delivered. */
import type { CoverageDelivery } from "@script-manifest/contracts";
import { clsx } from "clsx";
import { dropCap, ReportComments, ReportPageNotes } from "./report-comments";
import { ReportGrid } from "./report-grid";
import { ReportTopSheet } from "./report-top-sheet";

interface CoverageReportProps {
  readonly delivery: CoverageDelivery;
  readonly serviceTitle: string;
  readonly nowMs: number;
  /** Where the script is read, when this viewer may: cited pages lead there. */
  readonly scriptHref: string | null;
}

export function CoverageReport({ delivery, serviceTitle, nowMs, scriptHref }: CoverageReportProps) {
  const { report } = delivery;
  return (
    <article
      aria-labelledby="report-title"
      className="relative border border-rule bg-sheet px-5 py-10 shadow-sheet sm:py-14 sm:pl-20 sm:pr-14 print:border-0 print:p-0 print:shadow-none"
    >
      <Brads />
      <p className="slug">Coverage</p>
      <h2 id="report-title" className="mt-2 font-script text-2xl font-bold tracking-normal">
        {delivery.topSheet.title}
      </h2>
      <ReportTopSheet delivery={delivery} serviceTitle={serviceTitle} nowMs={nowMs} />
      {report?.logline && (
        <section aria-labelledby="report-logline">
          <h3 id="report-logline" className="slug">
            Logline
          </h3>
          <p className="mt-2 max-w-[34em] font-italic text-xl italic leading-relaxed">{report.logline}</p>
        </section>
      )}
      {report && <ReportGrid grid={report.grid} />}
      {report?.synopsis && (
        <section aria-labelledby="report-synopsis" className="mt-12">
          <h3 id="report-synopsis" className="mb-3 text-xl break-after-avoid">
            Synopsis
          </h3>
          <p className={clsx("reading", dropCap(report.synopsis))}>{report.synopsis}</p>
        </section>
      )}
      <ReportComments delivery={delivery} scriptHref={scriptHref} />
      {report && <ReportPageNotes notes={report.pageNotes} scriptHref={scriptHref} />}
    </article>
  );
}

/** The two brads that hold the pages. */
function Brads() {
  return (
    <span
      aria-hidden="true"
      className="absolute inset-y-16 left-7 hidden flex-col justify-between sm:flex print:hidden"
    >
      <span className="size-4 rounded-full bg-brass shadow-sheet" />
      <span className="size-4 rounded-full bg-brass shadow-sheet" />
    </span>
  );
}
