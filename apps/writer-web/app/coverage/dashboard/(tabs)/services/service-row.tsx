/** One service on sale or paused, with what can be done to it. */
import type { CoverageService } from "@script-manifest/contracts";
import { Badge, TierBadge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Money } from "@/components/ui/money";
import { plural } from "@/lib/format";
import { PauseButton } from "./pause-button";

interface ServiceRowProps {
  readonly service: CoverageService;
  /** False while the provider may sell nothing at all. */
  readonly selling: boolean;
}

function saleWords({ active, selling }: { active: boolean; selling: boolean }): string {
  if (!active) return "Paused";
  return selling ? "On sale" : "Not on sale now";
}

export function ServiceRow({ service, selling }: ServiceRowProps) {
  const { id, tier, active, title, description, priceCents, currency, turnaroundDays, maxPages } = service;
  return (
    <div className="grid gap-x-8 gap-y-3 py-5 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <TierBadge tier={tier} />
          <Badge tone={active && selling ? "good" : "ended"}>{saleWords({ active, selling })}</Badge>
        </div>
        <h2 className="mt-2 text-lg">{title}</h2>
        <p className="text-sm text-ink-soft">
          <Money cents={priceCents} currency={currency} /> · in {plural(turnaroundDays, "day")} · up to{" "}
          {plural(maxPages, "page")}
        </p>
        {description && <p className="mt-1 line-clamp-2 max-w-prose text-sm text-ink-faint">{description}</p>}
      </div>
      <div className="flex items-center gap-2 self-start">
        <ButtonLink
          small
          scroll={false}
          href={`/coverage/dashboard?tab=services&edit=${id}`}
          aria-label={`Edit ${title}`}
        >
          Edit
        </ButtonLink>
        <PauseButton serviceId={id} title={title} active={active} />
      </div>
    </div>
  );
}
