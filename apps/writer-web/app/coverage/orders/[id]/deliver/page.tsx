/** Where the provider writes the coverage: the brief, the script, and the report's form. */
import type { CoverageOrder, CoverageTier } from "@script-manifest/contracts";
import { Download } from "lucide-react";
import type { Metadata } from "next";
import { ScriptBeside } from "@/components/script/script-beside";
import { TierBadge } from "@/components/ui/badge";
import { ButtonAnchor } from "@/components/ui/button";
import { Countdown } from "@/components/ui/countdown";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { plural } from "@/lib/format";
import { deliverableOrder } from "./deliverable-order";
import { ReportForm } from "./report-form";

export const metadata: Metadata = { title: "Write the coverage" };

export default async function DeliverPage({ params }: { params: Promise<{ id: string }> }) {
  const order = await deliverableOrder((await params).id);
  const request = { params: { id: order.id } };
  const { draft, topSheet } = dataOrThrow(await callAsVisitor("getDeliveryDraft", request));
  const tier = order.tier as CoverageTier;
  const nowMs = now();
  return (
    <ScriptBeside
      scriptId={order.scriptId}
      orderId={order.id}
      header={<Header order={order} nowMs={nowMs} />}
    >
      {order.brief && (
        <details open className="mb-10 border-l-4 border-brass bg-sheet px-5 py-4">
          <summary className="text-sm font-semibold">The writer asks</summary>
          <p className="reading mt-2">{order.brief}</p>
        </details>
      )}
      <ReportForm orderId={order.id} tier={tier} topSheet={topSheet} draft={draft} nowMs={nowMs} />
    </ScriptBeside>
  );
}

function Header({ order, nowMs }: { order: CoverageOrder; nowMs: number }) {
  return (
    <PageHeader
      slug="Write the coverage"
      title={order.scriptTitle}
      lede={
        <>
          <p>
            {plural(order.scriptPageCount, "page")}, by <bdi>{order.writerName}</bdi>.{" "}
            <bdi>{order.serviceTitle}</bdi>.
            {order.slaDeadline && (
              <>
                {" "}
                <Countdown until={order.slaDeadline} nowMs={nowMs} before="Due in " over="It is late" />.
              </>
            )}
          </p>
          <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
            <TierBadge tier={order.tier as CoverageTier} />
            <Link className="link" href={`/coverage/orders/${order.id}`}>
              Back to the order
            </Link>
          </p>
        </>
      }
      actions={
        <ButtonAnchor href={`/scripts/${order.scriptId}/download`}>
          <Download aria-hidden="true" className="size-4" />
          Download the script
        </ButtonAnchor>
      }
    />
  );
}
