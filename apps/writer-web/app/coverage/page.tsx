/** Browsing the catalogue. Public, rendered on the server, and all of its state is in the address. */
import { X } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { JsonLd } from "@/components/json-ld";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import {
  activeFilters,
  type BrowseValues,
  browseHref,
  readBrowseValues,
  type SearchParams,
  serviceFilters,
} from "@/lib/browse-filters";
import { specialtiesInUse } from "@/lib/catalogue";
import { config } from "@/lib/config";
import { callPublic, dataOrThrow } from "@/lib/coverage-server";
import { plural } from "@/lib/format";
import { catalogueThing } from "@/lib/structured-data";
import { ServiceCard } from "./service-card";
import { ServiceFilters } from "./service-filters";

export const metadata: Metadata = {
  title: "Find a reader",
  description:
    "Compare script coverage by price, turnaround, specialty and rating. Listed prices, money held until you accept the work.",
  alternates: { canonical: "/coverage" },
};

export default async function BrowsePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const values = readBrowseValues(await searchParams);
  const [result, specialties] = await Promise.all([
    callPublic("listServices", { query: serviceFilters(values) }),
    specialtiesInUse(),
  ]);
  // A link to a page of a list that is no more leads to its beginning.
  if (values.cursor && !result.ok && result.problem.status === 400) redirect(browseHref(values, {}));
  const { services, total, nextCursor } = dataOrThrow(result);
  return (
    <div className="page-width">
      <JsonLd thing={catalogueThing(config().frontendUrl, services)} />
      <PageHeader
        slug="Int. reading room — day"
        title="Find a reader"
        lede="Every price is the whole price. Your card is authorised when you order and charged only when the reader claims it."
      />
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[16rem_1fr]">
        <ServiceFilters values={values} specialties={specialties} count={activeFilters(values).length} />
        <section aria-labelledby="results" className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b-2 border-ink pb-3">
            <h2 id="results" className="text-base">
              {plural(total, "service")}
            </h2>
            <Chips values={values} />
          </div>
          {services.length === 0 ? (
            <EmptyState
              title="Nothing fits all of that"
              action={<ButtonLink href="/coverage">Show everything</ButtonLink>}
            >
              Loosen a filter, or look through the whole catalogue.
            </EmptyState>
          ) : (
            <ul className="long-list divide-y divide-rule border-b border-rule [--row-height:24.5rem] sm:[--row-height:17.5rem] lg:[--row-height:16rem]">
              {services.map((service) => (
                <ServiceCard key={service.id} coverageService={service} />
              ))}
            </ul>
          )}
          <nav aria-label="Pages" className="mt-8 flex justify-between">
            {values.cursor ? <ButtonLink href={browseHref(values, {})}>First page</ButtonLink> : <span />}
            {nextCursor && (
              <ButtonLink href={browseHref(values, { cursor: nextCursor })}>More services</ButtonLink>
            )}
          </nav>
        </section>
      </div>
    </div>
  );
}

/** The filters that are on, each a link that takes it off. */
function Chips({ values }: { values: BrowseValues }) {
  const active = activeFilters(values);
  if (active.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {active.map(({ field, words }) => (
        <li key={field}>
          <Link
            href={browseHref(values, { [field]: undefined })}
            className="inline-flex min-h-7 items-center gap-1 rounded-full bg-pencil-wash pl-3 pr-2 text-xs font-semibold text-pencil hover:text-pencil-deep"
          >
            <span className="sr-only">Remove filter: </span>
            {words}
            <X aria-hidden="true" className="size-3.5" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
