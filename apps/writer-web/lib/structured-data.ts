/**
 * What a public page is about, in schema.org's words, for search engines. Belongs here: the words. Does
 * not: putting them into a page (components/json-ld.tsx).
 */
import type { CoverageProviderPublic, CoverageService } from "@script-manifest/contracts";

export type Thing = Readonly<Record<string, unknown>>;

const NAME = "Script Manifest";

export function siteThing(frontendUrl: string): Thing {
  return {
    "@context": "https://schema.org",
    "@type": "WebSite",
    name: NAME,
    url: frontendUrl,
    description: "Professional script coverage from vetted readers, at listed prices.",
    publisher: { "@type": "Organization", name: NAME, url: frontendUrl, logo: `${frontendUrl}/icon.svg` },
    potentialAction: {
      "@type": "SearchAction",
      target: `${frontendUrl}/coverage?q={search_term_string}`,
      "query-input": "required name=search_term_string",
    },
  };
}

type Listed = Pick<
  CoverageService,
  "id" | "title" | "description" | "priceCents" | "currency" | "providerId"
>;

function offerOf(frontendUrl: string, service: Listed): Thing {
  return {
    "@type": "Offer",
    price: (service.priceCents / 100).toFixed(2),
    priceCurrency: service.currency.toUpperCase(),
    url: `${frontendUrl}/coverage/order/${service.id}`,
    itemOffered: {
      "@type": "Service",
      name: service.title,
      serviceType: "Script coverage",
      ...(service.description && { description: service.description }),
    },
  };
}

/** One page of the catalogue. */
export function catalogueThing(frontendUrl: string, services: readonly Listed[]): Thing {
  return {
    "@context": "https://schema.org",
    "@type": "ItemList",
    name: "Script coverage",
    itemListElement: services.map((service, index) => ({
      "@type": "ListItem",
      position: index + 1,
      item: {
        ...offerOf(frontendUrl, service),
        offeredBy: { "@id": `${frontendUrl}/coverage/providers/${service.providerId}` },
      },
    })),
  };
}

/** A reader's page. */
export function providerThing(
  frontendUrl: string,
  provider: CoverageProviderPublic,
  services: readonly Listed[],
): Thing {
  const url = `${frontendUrl}/coverage/providers/${provider.id}`;
  return {
    "@context": "https://schema.org",
    "@type": "ProfessionalService",
    "@id": url,
    url,
    name: provider.displayName,
    ...(provider.bio && { description: provider.bio.slice(0, 500) }),
    ...(provider.specialties.length > 0 && { knowsAbout: provider.specialties }),
    ...(provider.avgRating !== null && {
      aggregateRating: {
        "@type": "AggregateRating",
        ratingValue: provider.avgRating,
        reviewCount: provider.reviewCount,
        bestRating: 5,
        worstRating: 1,
      },
    }),
    makesOffer: services.map((service) => offerOf(frontendUrl, service)),
  };
}
