/** One case: both sides, the work, the story, the money, and the decision. */
import type { Metadata } from "next";
import { DeliveryReport } from "@/app/coverage/orders/[id]/delivery-report";
import { DisputeSection } from "@/app/coverage/orders/[id]/dispute-section";
import { LiveOrder } from "@/app/coverage/orders/[id]/live-order";
import { OrderBrief } from "@/app/coverage/orders/[id]/order-brief";
import { OrderFacts } from "@/app/coverage/orders/[id]/order-facts";
import { OrderHeader } from "@/app/coverage/orders/[id]/order-header";
import { OrderTimeline } from "@/app/coverage/orders/[id]/order-timeline";
import { Notice } from "@/components/ui/notice";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrNull, dataOrThrow } from "@/lib/coverage-server";
import { readDispute } from "@/lib/guarded-reads";
import { requireAdmin } from "@/lib/viewer";
import { CaseSides } from "./case-sides";
import { CaseStatement } from "./case-statement";
import { CaseSummary } from "./case-summary";
import { ResolutionForm } from "./resolution-form";
import { TakeUnderReview } from "./take-under-review";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await readDispute((await params).id);
  return { title: result.ok ? `Dispute: ${result.data.dispute.order.serviceTitle}` : "Dispute" };
}

export default async function DisputePage({ params }: Props) {
  await requireAdmin();
  const { dispute } = dataOrThrow(await readDispute((await params).id));
  const { order } = dispute;
  const request = { params: { id: order.id } };
  const [timeline, delivery, statement] = await Promise.all([
    callAsVisitor("getTimeline", request).then((result) => dataOrThrow(result).timeline),
    callAsVisitor("getDelivery", request).then((result) => dataOrNull(result)?.delivery ?? null),
    callAsVisitor("getOrderStatement", request).then((result) => dataOrThrow(result).statement),
  ]);
  const nowMs = now();
  const { id, priceCents, commissionBps, currency, writerName, providerName } = order;
  return (
    <div className="page-width">
      <LiveOrder order={order} nowMs={nowMs} />
      <OrderHeader order={order} />
      <CaseSummary dispute={dispute} nowMs={nowMs} />
      <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[1fr_21rem]">
        <div className="flex min-w-0 flex-col gap-14">
          <CaseSides dispute={dispute} delivery={delivery} nowMs={nowMs} />
          {dispute.resolvedAt === null && dispute.adminNotes && (
            <Notice title="Note of the review">{dispute.adminNotes}</Notice>
          )}
          {dispute.resolvedAt && <DisputeSection dispute={dispute} order={order} nowMs={nowMs} />}
          {order.availableActions.includes("resolve") && (
            <section
              aria-labelledby="decision"
              className="border border-rule border-t-4 border-t-brass bg-sheet p-6 shadow-sheet sm:p-8"
            >
              <div className="mb-6 flex flex-wrap items-center justify-between gap-3">
                <h2 id="decision" className="text-2xl">
                  Decide
                </h2>
                {dispute.status === "open" && <TakeUnderReview disputeId={dispute.id} />}
              </div>
              <ResolutionForm
                disputeId={dispute.id}
                order={{ id, priceCents, commissionBps, currency, writerName, providerName }}
              />
            </section>
          )}
          {order.frozen && (
            <Notice kind="warning" title="The money of this order is frozen">
              A chargeback is open at the bank; the case can be decided once that is settled.
            </Notice>
          )}
          <OrderBrief order={order} scriptReadable />
          <CaseStatement statement={statement} nowMs={nowMs} />
          {delivery ? (
            <DeliveryReport delivery={delivery} order={order} nowMs={nowMs} scriptReadable />
          ) : (
            <p className="border-y border-rule py-8 text-sm text-ink-soft">Nothing was delivered.</p>
          )}
        </div>
        <aside className="flex flex-col gap-12">
          <OrderFacts order={order} timeline={timeline} nowMs={nowMs} />
          <OrderTimeline order={order} timeline={timeline} nowMs={nowMs} />
        </aside>
      </div>
    </div>
  );
}
