/** What coverage costs now, tier by tier, from the catalogue itself. */

import { TierBadge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { TierFacts } from "@/lib/catalogue";
import { formatMoney, plural } from "@/lib/format";
import { tierWords } from "@/lib/words";

export function PriceTable({ facts }: { facts: readonly TierFacts[] | null }) {
  return (
    <section aria-labelledby="prices" className="page-width mt-20">
      <h2 id="prices" className="scroll-mt-24 text-3xl">
        What coverage costs
      </h2>
      <p className="mt-3 max-w-prose text-ink-soft">
        Readers set their own prices. These are today&apos;s; the listed price is the whole price.
      </p>
      {facts === null && (
        <p className="mt-8 border-y border-rule py-8 text-sm text-ink-soft">
          The catalogue does not answer just now.
        </p>
      )}
      {facts?.length === 0 && (
        <p className="mt-8 border-y border-rule py-8 text-sm text-ink-soft">Nothing is on sale yet.</p>
      )}
      {facts !== null && facts.length > 0 && (
        <ul className="mt-8 border-t-2 border-ink">
          {facts.map((fact) => (
            <li
              key={fact.tier}
              className="relative grid gap-x-8 gap-y-2 border-b border-rule py-5 hover:bg-desk sm:grid-cols-[11rem_1fr_auto] sm:items-baseline"
            >
              <h3>
                <Link href={`/coverage?tier=${fact.tier}`} className="after:absolute after:inset-0">
                  <TierBadge tier={fact.tier} />
                </Link>
              </h3>
              <p className="text-ink-soft">{tierWords[fact.tier].promise}</p>
              <p className="sm:text-right">
                <span className="figures font-serif text-xl">{priceRange(fact)}</span>
                <span className="block text-xs text-ink-faint">
                  {plural(fact.count, "service")}, from {plural(fact.fastestDays, "day")}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function priceRange({ lowestPriceCents, highestPriceCents, currency }: TierFacts): string {
  const low = formatMoney(lowestPriceCents, currency);
  return lowestPriceCents === highestPriceCents
    ? low
    : `${low} – ${formatMoney(highestPriceCents, currency)}`;
}
