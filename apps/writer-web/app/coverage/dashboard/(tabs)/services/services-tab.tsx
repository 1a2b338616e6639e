/**
 * What the provider sells, managed in place: add, edit, pause, resume. Which form is open is in the address,
 * so that the back button closes it.
 */
import type { CoverageProvider, CoverageService } from "@script-manifest/contracts";
import { Plus } from "lucide-react";
import { ServiceForm } from "@/components/forms/service-form";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { commissionBps } from "@/lib/catalogue";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { fieldsOf, NEW_SERVICE } from "@/lib/service-fields";
import { OpenForm } from "./open-form";
import { ServiceRow } from "./service-row";

const PATH = "/coverage/dashboard?tab=services";

interface ServicesTabProps {
  readonly provider: CoverageProvider;
  /** The id of the service whose form is open, `new` for one more, or nothing. */
  readonly edit: string | undefined;
}

export async function ServicesTab({ provider, edit }: ServicesTabProps) {
  const [{ services }, share] = await Promise.all([
    callAsVisitor("listProviderServices", { params: { id: provider.id } }).then(dataOrThrow),
    edit && commissionBps(),
  ]);
  return (
    <div>
      {edit === "new" && (
        <OpenForm title="New service">
          <ServiceForm
            target={{ kind: "new", providerId: provider.id }}
            values={NEW_SERVICE}
            commissionBps={share || undefined}
            doneHref={PATH}
            cancelHref={PATH}
          />
        </OpenForm>
      )}
      {edit !== "new" && services.length > 0 && (
        <div className="flex justify-end border-b border-rule py-4">{add}</div>
      )}
      {services.length === 0 && edit !== "new" && (
        <EmptyState title="You sell nothing yet" action={add}>
          Offer a service and writers find you in the catalogue.
        </EmptyState>
      )}
      <ul aria-label="Services" className="divide-y divide-rule border-b border-rule empty:hidden">
        {services.map((service) => (
          <li key={service.id}>
            {service.id === edit ? (
              <EditService service={service} share={share || undefined} />
            ) : (
              <ServiceRow service={service} selling={provider.status === "active"} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

const add = (
  <ButtonLink look="prominent" scroll={false} href={`${PATH}&edit=new`}>
    <Plus aria-hidden="true" className="size-4" />
    New service
  </ButtonLink>
);

function EditService({ service, share }: { service: CoverageService; share: number | undefined }) {
  return (
    <OpenForm title={service.title} note="Orders already placed keep the terms they were sold under.">
      <ServiceForm
        target={{ kind: "edit", serviceId: service.id }}
        values={fieldsOf(service)}
        commissionBps={share}
        doneHref={PATH}
        cancelHref={PATH}
      />
    </OpenForm>
  );
}
