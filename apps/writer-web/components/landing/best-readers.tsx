/** Three readers writers think most of. */
import type { CoverageProviderPublic } from "@script-manifest/contracts";
import { Link } from "@/components/ui/link";
import { Rating } from "@/components/ui/rating";
import { formatMoney } from "@/lib/format";

export function BestReaders({ readers }: { readers: readonly CoverageProviderPublic[] }) {
  if (readers.length === 0) return null;
  return (
    <section aria-labelledby="readers" className="page-width mt-24">
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="readers" className="text-3xl">
          Readers writers come back to
        </h2>
        <Link className="link" href="/coverage">
          See everybody
        </Link>
      </div>
      <ul className="mt-8 grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
        {readers.map((reader) => (
          <li key={reader.id} className="relative flex flex-col gap-2 border-t-2 border-ink pt-5">
            <h3 className="text-xl">
              <Link
                href={`/coverage/providers/${reader.id}`}
                className="after:absolute after:inset-0 hover:underline hover:underline-offset-4"
              >
                {reader.displayName}
              </Link>
            </h3>
            <Rating value={reader.avgRating} count={reader.reviewCount} />
            <p className="line-clamp-4 font-serif text-ink-soft">{reader.bio}</p>
            <p className="mt-auto pt-2 text-sm text-ink-faint">
              {reader.specialties.slice(0, 3).join(" · ")}
              {reader.startingPriceCents !== null && (
                <span className="block text-ink">from {formatMoney(reader.startingPriceCents, "usd")}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
