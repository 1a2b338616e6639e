/** Changing a service one sells. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ServiceForm } from "@/components/forms/service-form";
import { PageHeader } from "@/components/ui/page-header";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { fieldsOf } from "@/lib/service-fields";
import { getOwnProvider, requireUser } from "@/lib/viewer";

export const metadata: Metadata = { title: "Edit service" };

export default async function EditServicePage({ params }: { params: Promise<{ id: string }> }) {
  await requireUser();
  const provider = await getOwnProvider();
  if (!provider) notFound();
  const { id } = await params;
  const { services } = dataOrThrow(
    await callAsVisitor("listProviderServices", { params: { id: provider.id } }),
  );
  const service = services.find((own) => own.id === id);
  if (!service) notFound();
  const back = "/coverage/dashboard?tab=services";
  return (
    <div className="page-width">
      <PageHeader
        slug="Your services"
        title={service.title}
        lede="Orders already placed keep the terms they were sold under."
      />
      <div className="max-w-form">
        <ServiceForm
          target={{ kind: "edit", serviceId: service.id }}
          values={fieldsOf(service)}
          doneHref={back}
          cancelHref={back}
        />
      </div>
    </div>
  );
}
