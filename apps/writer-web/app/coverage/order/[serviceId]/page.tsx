/**
 * Ordering: first the script and the brief, then the card. The step is in the address, so an unpaid order can
 * be resumed.
 */
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { config } from "@/lib/config";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { readService } from "@/lib/guarded-reads";
import { requireUser } from "@/lib/viewer";
import { ownScripts } from "@/lib/writer-scripts";
import { BriefStep } from "./brief-step";
import { OrderSteps } from "./order-steps";
import { PaymentStep } from "./payment-step";

export const metadata: Metadata = { title: "Order coverage" };

type Props = {
  params: Promise<{ serviceId: string }>;
  searchParams: Promise<{ order?: string; redirect_status?: string }>;
};

export default async function OrderPage({ params, searchParams }: Props) {
  await requireUser();
  const { serviceId } = await params;
  const { order: orderId, redirect_status } = await searchParams;
  return orderId ? (
    <Paying serviceId={serviceId} orderId={orderId} authenticationFailed={redirect_status === "failed"} />
  ) : (
    <Briefing serviceId={serviceId} />
  );
}

async function Briefing({ serviceId }: { serviceId: string }) {
  const [result, scripts] = await Promise.all([readService(serviceId), ownScripts()]);
  const { service } = dataOrThrow(result);
  return (
    <div className="page-width">
      <PageHeader
        slug="Order coverage"
        title={service.title}
        lede={<p>Read by {service.provider.displayName}.</p>}
        actions={<OrderSteps current="brief" />}
      />
      <BriefStep coverageService={service} scripts={scripts} />
    </div>
  );
}

async function Paying(o: { serviceId: string; orderId: string; authenticationFailed: boolean }) {
  const { order } = dataOrThrow(await callAsVisitor("getOrder", { params: { id: o.orderId } }));
  if (order.serviceId !== o.serviceId || order.viewerRole !== "writer") notFound();
  if (order.status !== "placed") redirect(`/coverage/orders/${order.id}`);
  const { stripePublishableKey, stripeJsUrl } = config();
  return (
    <div className="page-width">
      <PageHeader
        slug="Order coverage"
        title={order.serviceTitle}
        lede={<p>Read by {order.providerName}.</p>}
        actions={<OrderSteps current="payment" />}
      />
      <PaymentStep
        order={order}
        stripe={{ publishableKey: stripePublishableKey, scriptUrl: stripeJsUrl }}
        authenticationFailed={o.authenticationFailed}
      />
    </div>
  );
}
