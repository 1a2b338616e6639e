/** What writers said of this reader: the distribution first, then the words. */
import type { CoverageReview } from "@script-manifest/contracts";
import { Pagination } from "@/components/ui/pagination";
import { Stars } from "@/components/ui/rating";
import { Timestamp } from "@/components/ui/timestamp";
import { plural } from "@/lib/format";
import { pageLinks } from "@/lib/paging";

interface ProviderReviewsProps {
  readonly reviews: readonly CoverageReview[];
  readonly total: number;
  /** How many reviews gave 1, 2, 3, 4 and 5 stars. */
  readonly distribution: readonly number[];
  readonly average: number | null;
  readonly offset: number;
  readonly pageSize: number;
  readonly providerId: string;
  readonly nowMs: number;
}

export function ProviderReviews(props: ProviderReviewsProps) {
  const { reviews, total, distribution, average, offset, pageSize, providerId, nowMs } = props;
  const pageAt = (start: number) => `/coverage/providers/${providerId}?reviews=${start}#reviews`;
  return (
    <section aria-labelledby="reviews" className="mt-16">
      <h2 id="reviews" className="mb-5 scroll-mt-24 text-2xl">
        Reviews
      </h2>
      {total === 0 ? (
        <p className="border-y border-rule py-8 text-sm text-ink-soft">
          No writer has reviewed this reader yet.
        </p>
      ) : (
        <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[18rem_1fr]">
          <Distribution distribution={distribution} total={total} average={average} />
          <div>
            <ul className="divide-y divide-rule border-y border-rule">
              {reviews.map((review) => (
                <li key={review.id} className="py-6">
                  <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                    <Stars value={review.rating} />
                    <span className="font-semibold">{review.writerName}</span>
                    <Timestamp
                      at={review.createdAt}
                      nowMs={nowMs}
                      show="relative"
                      className="text-ink-faint"
                    />
                  </p>
                  {review.comment && <blockquote className="reading mt-3">{review.comment}</blockquote>}
                </li>
              ))}
            </ul>
            <Pagination
              label="Pages of reviews"
              {...pageLinks({ offset, perPage: pageSize, total, at: pageAt })}
            />
          </div>
        </div>
      )}
    </section>
  );
}

function Distribution({
  distribution,
  total,
  average,
}: {
  distribution: readonly number[];
  total: number;
  average: number | null;
}) {
  const rows = distribution.map((count, index) => ({ stars: index + 1, count })).reverse();
  return (
    <div>
      <p className="font-serif text-4xl figures">{average?.toFixed(2) ?? "–"}</p>
      <p className="mb-4 text-sm text-ink-soft">from {plural(total, "review")}</p>
      <table className="w-full text-sm">
        <caption className="sr-only">How many reviews gave how many stars</caption>
        <tbody>
          {rows.map(({ stars, count }) => (
            <tr key={stars}>
              <th scope="row" className="figures py-1 pr-3 text-left font-normal text-ink-soft">
                {plural(stars, "star")}
              </th>
              <td className="w-full">
                <span aria-hidden="true" className="block h-2 bg-desk">
                  <span className="block h-2 bg-brass" style={{ width: `${(count / total) * 100}%` }} />
                </span>
              </td>
              <td className="figures pl-3 text-right">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
