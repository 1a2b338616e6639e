/** One service of the catalogue with its reader: what, by whom, for how much, how soon. */
import type { CoverageServiceListing } from "@script-manifest/contracts";
import { TierBadge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { Rating } from "@/components/ui/rating";
import { formatMoney, plural } from "@/lib/format";
import { TypicalTurnaround } from "./typical-turnaround";

export function ServiceCard({ coverageService: listing }: { coverageService: CoverageServiceListing }) {
  const { provider } = listing;
  return (
    <li className="grid gap-x-8 gap-y-4 py-7 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <TierBadge tier={listing.tier} />
        <h3 className="mt-2 text-xl">
          <Link
            href={`/coverage/providers/${provider.id}#${listing.id}`}
            className="hover:underline hover:decoration-1 hover:underline-offset-4"
          >
            {listing.title}
          </Link>
        </h3>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
          <Link
            href={`/coverage/providers/${provider.id}`}
            className="link inline-flex min-h-6 items-center font-semibold"
          >
            {provider.displayName}
          </Link>
          <Rating value={provider.avgRating} count={provider.reviewCount} />
          {provider.totalOrdersCompleted > 0 && (
            <span>{plural(provider.totalOrdersCompleted, "order")} completed</span>
          )}
          <TypicalTurnaround minutes={provider.typicalTurnaroundMinutes} />
        </p>
        {provider.bio && (
          <p className="mt-3 line-clamp-2 max-w-prose font-serif text-ink-soft">{provider.bio}</p>
        )}
        {provider.specialties.length > 0 && (
          <p className="mt-3 text-xs text-ink-faint">
            <span className="sr-only">Specialties: </span>
            {provider.specialties.slice(0, 5).join(" · ")}
          </p>
        )}
        <StartingPrice listing={listing} />
      </div>
      <div className="flex items-center justify-between gap-x-6 gap-y-1 sm:w-40 sm:flex-col sm:items-end sm:justify-start sm:text-right">
        <div>
          <p className="font-serif text-xl">
            <Money cents={listing.priceCents} currency={listing.currency} />
          </p>
          <p className="text-sm text-ink-soft">within {plural(listing.turnaroundDays, "day")}</p>
          <p className="text-sm text-ink-soft">up to {plural(listing.maxPages, "page")}</p>
        </div>
        <ButtonLink
          href={`/coverage/order/${listing.id}`}
          prefetch={false}
          className="sm:mt-3"
          aria-label={`Order ${listing.title} from ${provider.displayName}`}
        >
          Order
        </ButtonLink>
      </div>
    </li>
  );
}

/** Said where the reader also sells something for less; elsewhere the card's own price is the lowest. */
function StartingPrice({ listing: { provider, priceCents, currency } }: { listing: CoverageServiceListing }) {
  const { startingPriceCents, displayName, id } = provider;
  if (startingPriceCents == null || startingPriceCents >= priceCents) return null;
  return (
    <p className="mt-2 text-xs">
      <Link href={`/coverage/providers/${id}#services`} className="link inline-flex min-h-6 items-center">
        {displayName} reads from {formatMoney(startingPriceCents, currency)}
      </Link>
    </p>
  );
}
