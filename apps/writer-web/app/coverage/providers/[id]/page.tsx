/** A reader's public page: who they are, what they sell side by side, what writers said. */
import type { Metadata } from "next";
import { cache } from "react";
import { JsonLd } from "@/components/json-ld";
import { PageHeader } from "@/components/ui/page-header";
import { Rating } from "@/components/ui/rating";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import { callAsVisitor, callPublic, dataOrThrow } from "@/lib/coverage-server";
import { plural } from "@/lib/format";
import { offsetOf } from "@/lib/paging";
import { providerThing } from "@/lib/structured-data";
import { TypicalTurnaround } from "../../typical-turnaround";
import { ProviderReviews } from "./provider-reviews";
import { ServiceComparison } from "./service-comparison";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ reviews?: string | string[] }> };

const readProvider = cache((id: string) => callPublic("getProvider", { params: { id } }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await readProvider((await params).id);
  if (!result.ok) return { title: "Reader" };
  const { displayName, bio } = result.data.provider;
  const description = bio.slice(0, 160) || `${displayName} reads scripts at listed prices.`;
  return {
    title: displayName,
    description,
    alternates: { canonical: `/coverage/providers/${result.data.provider.id}` },
    openGraph: { type: "profile", title: displayName, description },
  };
}

const REVIEWS_PER_PAGE = 10;

export default async function ProviderPage({ params, searchParams }: Props) {
  const { id } = await params;
  const offset = offsetOf((await searchParams).reviews);
  const [provided, servicesResult, reviewsResult] = await Promise.all([
    readProvider(id),
    callAsVisitor("listProviderServices", { params: { id } }),
    callPublic("listProviderReviews", { params: { id }, query: { limit: REVIEWS_PER_PAGE, offset } }),
  ]);
  const { provider } = dataOrThrow(provided);
  const services = dataOrThrow(servicesResult).services.filter(({ active }) => active);
  const reviews = dataOrThrow(reviewsResult);
  return (
    <div className="page-width">
      <JsonLd thing={providerThing(config().frontendUrl, provider, services)} />
      <PageHeader
        slug="Reader"
        title={provider.displayName}
        lede={
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
            <Rating value={provider.avgRating} count={provider.reviewCount} />
            <span>{plural(provider.totalOrdersCompleted, "order")} completed</span>
            <TypicalTurnaround minutes={provider.typicalTurnaroundMinutes} />
            <span>reading here since {new Date(provider.createdAt).getUTCFullYear()}</span>
          </p>
        }
      />
      <div className="grid gap-x-16 gap-y-8 border-t border-rule pt-8 lg:grid-cols-[1fr_18rem]">
        <div className="reading">{provider.bio || "This reader has not written about themselves yet."}</div>
        <section aria-labelledby="specialties">
          <h2 id="specialties" className="mb-3 text-base">
            Specialties
          </h2>
          {provider.specialties.length === 0 ? (
            <p className="text-sm text-ink-soft">Reads anything.</p>
          ) : (
            <ul className="divide-y divide-rule border-y border-rule text-sm">
              {provider.specialties.map((specialty) => (
                <li key={specialty} className="py-2">
                  {specialty}
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
      <ServiceComparison services={services} />
      <ProviderReviews
        {...reviews}
        average={provider.avgRating}
        offset={offset}
        pageSize={REVIEWS_PER_PAGE}
        providerId={provider.id}
        nowMs={now()}
      />
    </div>
  );
}
