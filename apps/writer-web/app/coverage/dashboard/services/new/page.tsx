/** One more service. */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ServiceForm } from "@/components/forms/service-form";
import { PageHeader } from "@/components/ui/page-header";
import { NEW_SERVICE } from "@/lib/service-fields";
import { getOwnProvider, requireUser } from "@/lib/viewer";

export const metadata: Metadata = { title: "New service" };

export default async function NewServicePage() {
  await requireUser();
  const provider = await getOwnProvider();
  if (!provider) redirect("/coverage/become-provider");
  const back = "/coverage/dashboard?tab=services";
  return (
    <div className="page-width">
      <PageHeader slug="Your services" title="New service" />
      <div className="max-w-form">
        <ServiceForm
          target={{ kind: "new", providerId: provider.id }}
          values={NEW_SERVICE}
          doneHref={back}
          cancelHref={back}
        />
      </div>
    </div>
  );
}
