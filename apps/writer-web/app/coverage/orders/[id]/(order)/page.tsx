/**
 * Everything about one order, for its writer, its provider or an admin: one next action, the story, the
 * money, the work.
 */
import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrNull, dataOrThrow, isOpen } from "@/lib/coverage-server";
import { readOrder } from "@/lib/guarded-reads";
import { requireUser } from "@/lib/viewer";
import { DeliveryReport } from "../delivery-report";
import { DisputeSection } from "../dispute-section";
import { LiveOrder } from "../live-order";
import { OrderBrief } from "../order-brief";
import { OrderFacts } from "../order-facts";
import { OrderHeader } from "../order-header";
import { OrderNextStep } from "../order-next-step";
import { OrderTimeline } from "../order-timeline";
import { ReviewSection } from "../review-section";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await readOrder((await params).id);
  return {
    title: result.ok ? `${result.data.order.serviceTitle} for ${result.data.order.scriptTitle}` : "Order",
  };
}

export default async function OrderPage({ params }: Props) {
  await requireUser();
  const request = { params: { id: (await params).id } };
  const { order } = dataOrThrow(await readOrder(request.params.id));
  const [timeline, delivery, dispute, review, script] = await Promise.all([
    callAsVisitor("getTimeline", request).then((result) => dataOrThrow(result).timeline),
    order.deliveredAt && callAsVisitor("getDelivery", request).then((result) => dataOrNull(result)?.delivery),
    order.claimedAt &&
      callAsVisitor("getOrderDispute", request).then((result) => dataOrNull(result)?.dispute),
    order.completedAt &&
      callAsVisitor("getOrderReview", request).then((result) => dataOrNull(result)?.review),
    callAsVisitor("downloadScript", { params: { id: order.scriptId } }, { part: true }),
  ]);
  const nowMs = now();
  const brief = <OrderBrief order={order} scriptReadable={isOpen(script)} />;
  return (
    <div className="page-width">
      <LiveOrder order={order} nowMs={nowMs} />
      <OrderHeader order={order} />
      {order.frozen && (
        <div className="mb-10">
          <Notice kind="warning" title="The money of this order is frozen">
            The card&apos;s bank has questioned the payment. Nothing is paid out or refunded until that is
            settled.
          </Notice>
        </div>
      )}
      <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[1fr_21rem]">
        <div className="flex min-w-0 flex-col gap-14">
          <OrderNextStep order={order} disputeId={dispute ? dispute.id : null} nowMs={nowMs} />
          {order.viewerRole === "provider" && brief}
          {dispute && <DisputeSection dispute={dispute} order={order} nowMs={nowMs} />}
          {delivery && <DeliveryReport {...{ delivery, order, nowMs }} scriptReadable={isOpen(script)} />}
          {order.completedAt && <ReviewSection order={order} review={review || null} nowMs={nowMs} />}
          {order.viewerRole !== "provider" && brief}
        </div>
        <aside className="flex flex-col gap-12" data-print="hide">
          <OrderFacts order={order} timeline={timeline} nowMs={nowMs} />
          <OrderTimeline order={order} timeline={timeline} nowMs={nowMs} />
        </aside>
      </div>
    </div>
  );
}
