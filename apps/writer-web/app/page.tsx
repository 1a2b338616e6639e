/** The front page: what this is, how the money is protected, what coverage costs now, and who reads. */
import type { Metadata } from "next";
import { JsonLd } from "@/components/json-ld";
import { BestReaders } from "@/components/landing/best-readers";
import { Hero } from "@/components/landing/hero";
import { MoneyStory } from "@/components/landing/money-story";
import { PriceTable } from "@/components/landing/price-table";
import { ButtonLink } from "@/components/ui/button";
import { bestRatedProviders, tierFacts } from "@/lib/catalogue";
import { config } from "@/lib/config";
import { siteThing } from "@/lib/structured-data";

export const metadata: Metadata = { alternates: { canonical: "/" } };

export default async function LandingPage() {
  const [facts, readers] = await Promise.all([tierFacts(), bestRatedProviders(3)]);
  const example = facts?.find(({ tier }) => tier === "early_draft") ?? facts?.[0];
  return (
    <>
      <JsonLd thing={siteThing(config().frontendUrl)} />
      <Hero />
      <MoneyStory example={example ?? null} />
      <PriceTable facts={facts} />
      <BestReaders readers={readers} />
      <section className="page-width mt-24">
        <div className="grid gap-6 border-y-2 border-ink py-12 lg:grid-cols-[1fr_auto] lg:items-end">
          <div>
            <h2 className="text-2xl">You read scripts for a living?</h2>
            <p className="mt-3 max-w-prose text-ink-soft">
              Set your own prices, turnaround and page limits. The writer&apos;s card is charged when you
              claim an order, so the money is there before you read the first page, and it is transferred to
              you when they accept.
            </p>
          </div>
          <ButtonLink href="/coverage/become-provider" className="justify-self-start">
            Become a provider
          </ButtonLink>
        </div>
      </section>
    </>
  );
}
