/** What the provider sells: edit, pause, resume, add. */
import type { CoverageProvider, CoverageService } from "@script-manifest/contracts";
import { Plus } from "lucide-react";
import { Badge, TierBadge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { plural } from "@/lib/format";
import { PauseButton } from "./pause-button";

export async function ServicesTab({ provider }: { provider: CoverageProvider }) {
  const { services } = dataOrThrow(
    await callAsVisitor("listProviderServices", { params: { id: provider.id } }),
  );
  const add = (
    <ButtonLink look="prominent" href="/coverage/dashboard/services/new">
      <Plus aria-hidden="true" className="size-4" />
      New service
    </ButtonLink>
  );
  if (services.length === 0)
    return (
      <EmptyState title="You sell nothing yet" action={add}>
        Offer a service and writers find you in the catalogue.
      </EmptyState>
    );
  return (
    <div>
      <ul className="divide-y divide-rule border-b border-rule">
        {services.map((service) => (
          <ServiceRow key={service.id} service={service} />
        ))}
      </ul>
      <div className="mt-6">{add}</div>
    </div>
  );
}

function ServiceRow({ service }: { service: CoverageService }) {
  return (
    <li className="grid gap-x-8 gap-y-3 py-5 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <TierBadge tier={service.tier} />
          <Badge tone={service.active ? "good" : "ended"}>{service.active ? "On sale" : "Paused"}</Badge>
        </div>
        <h2 className="mt-2 text-lg">{service.title}</h2>
        <p className="text-sm text-ink-soft">
          <Money cents={service.priceCents} currency={service.currency} /> · in{" "}
          {plural(service.turnaroundDays, "day")} · up to {plural(service.maxPages, "page")}
        </p>
      </div>
      <div className="flex items-center gap-2">
        <ButtonLink
          small
          href={`/coverage/dashboard/services/${service.id}`}
          aria-label={`Edit ${service.title}`}
        >
          Edit
        </ButtonLink>
        <PauseButton serviceId={service.id} title={service.title} active={service.active} />
      </div>
    </li>
  );
}
