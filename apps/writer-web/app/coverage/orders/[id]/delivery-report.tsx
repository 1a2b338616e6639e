/** The delivered coverage, set as a report to be read, and to be printed. */
import type { CoverageDelivery, CoverageOrder } from "@script-manifest/contracts";
import { Download } from "lucide-react";
import { ButtonAnchor } from "@/components/ui/button";
import { Timestamp } from "@/components/ui/timestamp";
import { plural } from "@/lib/format";
import { PrintButton } from "./print-button";

interface DeliveryReportProps {
  readonly delivery: CoverageDelivery;
  readonly order: CoverageOrder;
  readonly nowMs: number;
}

export function DeliveryReport({ delivery, order, nowMs }: DeliveryReportProps) {
  const parts = [
    { title: "Strengths", text: delivery.strengths },
    { title: "Weaknesses", text: delivery.weaknesses },
    { title: "Recommendations", text: delivery.recommendations },
  ].filter(({ text }) => text !== "");
  return (
    <section aria-labelledby="report" id="report-section">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3" data-print="hide">
        <h2 className="text-xl">The coverage</h2>
        <div className="flex flex-wrap gap-2">
          {delivery.fileName && (
            <ButtonAnchor small href={`/coverage/orders/${order.id}/report-file`} title={delivery.fileName}>
              <Download aria-hidden="true" className="size-4" />
              Download the file
            </ButtonAnchor>
          )}
          <PrintButton />
        </div>
      </div>
      <article className="relative border border-rule bg-sheet px-6 py-10 shadow-sheet sm:py-14 sm:pl-20 sm:pr-14 print:border-0 print:p-0 print:shadow-none">
        <Brads />
        <p className="slug">Coverage</p>
        <h3 id="report" className="mt-2 font-script text-2xl font-bold tracking-normal">
          {order.scriptTitle}
        </h3>
        <TopSheet delivery={delivery} order={order} nowMs={nowMs} />
        <p className="reading first-letter:float-left first-letter:mr-2 first-letter:mt-1.5 first-letter:text-[3.1em] first-letter:leading-[0.72]">
          {delivery.summary}
        </p>
        {parts.map(({ title, text }) => (
          <div key={title} className="mt-10">
            <h4 className="mb-3 text-xl break-after-avoid">{title}</h4>
            <p className="reading">{text}</p>
          </div>
        ))}
      </article>
    </section>
  );
}

function TopSheet({ delivery, order, nowMs }: DeliveryReportProps) {
  return (
    <div className="my-8 flex flex-wrap items-stretch justify-between gap-6 border-y-2 border-ink py-5">
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
        <Line label="Writer">{order.writerName}</Line>
        <Line label="Reader">{order.providerName}</Line>
        <Line label="Service">{order.serviceTitle}</Line>
        <Line label="Pages">{plural(order.scriptPageCount, "page")}</Line>
        <Line label="Delivered">
          <Timestamp at={delivery.createdAt} nowMs={nowMs} show="absolute" />
        </Line>
        <Line label="Order">
          <span className="font-script">{order.id}</span>
        </Line>
      </dl>
      {delivery.score !== null && (
        <p className="flex flex-col justify-center text-center sm:border-l sm:border-rule sm:pl-6">
          <span className="figures font-serif text-4xl">{delivery.score}</span>
          <span className="text-xs text-ink-faint">out of 100</span>
        </p>
      )}
    </div>
  );
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
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
