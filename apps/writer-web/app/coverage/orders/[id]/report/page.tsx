/** The report on a page of its own: nothing but what is read, and the way back. */
import type { Metadata } from "next";
import { CoverageReport } from "@/components/report/coverage-report";
import { MissingParts } from "@/components/report/missing-parts";
import { ReportDownloads } from "@/components/report/report-downloads";
import { Link } from "@/components/ui/link";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrThrow, isOpen } from "@/lib/coverage-server";
import { readOrder } from "@/lib/guarded-reads";
import { requireUser } from "@/lib/viewer";

export const metadata: Metadata = { title: "Coverage report" };

export default async function ReportPage({ params }: { params: Promise<{ id: string }> }) {
  await requireUser();
  const request = { params: { id: (await params).id } };
  const [order, delivery] = await Promise.all([
    readOrder(request.params.id).then((result) => dataOrThrow(result).order),
    callAsVisitor("getDelivery", request).then((result) => dataOrThrow(result).delivery),
  ]);
  const script = await callAsVisitor("downloadScript", { params: { id: order.scriptId } }, { part: true });
  return (
    <div className="page-width max-w-[56rem] pt-8">
      <h1 className="sr-only">Coverage of {delivery.topSheet.title}</h1>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3" data-print="hide">
        <Link href={`/coverage/orders/${order.id}`} className="link text-sm">
          Back to the order
        </Link>
        <ReportDownloads delivery={delivery} />
      </div>
      <CoverageReport
        delivery={delivery}
        serviceTitle={order.serviceTitle}
        nowMs={now()}
        scriptHref={isOpen(script) ? `/scripts/${order.scriptId}?order=${order.id}` : null}
      />
      <MissingParts delivery={delivery} order={order} />
    </div>
  );
}
