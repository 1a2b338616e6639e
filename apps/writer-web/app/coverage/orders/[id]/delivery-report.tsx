/** The delivered coverage on the order's page: what to do with it, and the report itself. */
import type { CoverageDelivery, CoverageOrder } from "@script-manifest/contracts";
import { CoverageReport } from "@/components/report/coverage-report";
import { MissingParts } from "@/components/report/missing-parts";
import { ReportDownloads } from "@/components/report/report-downloads";
import { Link } from "@/components/ui/link";

interface DeliveryReportProps {
  readonly delivery: CoverageDelivery;
  readonly order: CoverageOrder;
  readonly nowMs: number;
  /** Whether the API gives this viewer the script now. */
  readonly scriptReadable: boolean;
}

export function DeliveryReport({ delivery, order, nowMs, scriptReadable }: DeliveryReportProps) {
  return (
    <div id="report">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3" data-print="hide">
        <Link
          href={`/coverage/orders/${order.id}/report`}
          className="link inline-flex min-h-6 items-center text-sm"
        >
          Read it on a page of its own
        </Link>
        <ReportDownloads delivery={delivery} />
      </div>
      <CoverageReport
        delivery={delivery}
        serviceTitle={order.serviceTitle}
        nowMs={nowMs}
        scriptHref={scriptReadable ? `/scripts/${order.scriptId}?order=${order.id}` : null}
      />
      <MissingParts delivery={delivery} order={order} />
    </div>
  );
}
