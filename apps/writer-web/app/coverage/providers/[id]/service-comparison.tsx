/** What a reader sells, side by side: the same lines at the same height. */
import type { CoverageService } from "@script-manifest/contracts";
import { TierBadge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Money } from "@/components/ui/money";
import { plural } from "@/lib/format";
import { tierWords } from "@/lib/words";

export function ServiceComparison({ services }: { services: readonly CoverageService[] }) {
  return (
    <section aria-labelledby="services" className="mt-16">
      <h2 id="services" className="mb-5 text-2xl">
        Services
      </h2>
      {services.length === 0 ? (
        <p className="border-y border-rule py-8 text-sm text-ink-soft">
          This reader sells nothing at the moment.
        </p>
      ) : (
        <ul className="grid gap-5 [grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr))]">
          {[...services]
            .sort((a, b) => a.priceCents - b.priceCents)
            .map((service) => (
              <ServiceColumn key={service.id} service={service} />
            ))}
        </ul>
      )}
    </section>
  );
}

function ServiceColumn({ service }: { service: CoverageService }) {
  return (
    <li
      id={service.id}
      className="row-span-5 grid scroll-mt-24 grid-cols-[minmax(0,1fr)] grid-rows-subgrid content-start gap-y-4 border border-rule bg-sheet p-6 target:border-pencil target:outline-2 target:outline-pencil"
    >
      <div>
        <TierBadge tier={service.tier} />
        <h3 className="mt-3 text-xl">{service.title}</h3>
      </div>
      <p className="font-serif text-2xl">
        <Money cents={service.priceCents} currency={service.currency} />
      </p>
      <dl className="self-start text-sm">
        <Line label="Delivered within">{plural(service.turnaroundDays, "day")}</Line>
        <Line label="Scripts up to">{plural(service.maxPages, "page")}</Line>
      </dl>
      <div className="text-sm text-ink-soft">
        <p className="whitespace-pre-line font-serif text-base text-ink">{service.description}</p>
        <p className="mt-3 text-xs text-ink-faint">{tierWords[service.tier].promise}</p>
      </div>
      <ButtonLink
        look="prominent"
        href={`/coverage/order/${service.id}`}
        prefetch={false}
        className="self-end"
        aria-label={`Order ${service.title}`}
      >
        Order
      </ButtonLink>
    </li>
  );
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex justify-between gap-4 border-t border-rule py-2 last:border-b">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="figures font-semibold">{children}</dd>
    </div>
  );
}
