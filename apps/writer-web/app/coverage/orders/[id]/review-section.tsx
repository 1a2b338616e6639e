/** The writer's review of the reader: given, or still to give. */
import type { CoverageOrder, CoverageReview } from "@script-manifest/contracts";
import { Stars } from "@/components/ui/rating";
import { Timestamp } from "@/components/ui/timestamp";
import { LaterReviewForm } from "./later-review-form";

interface ReviewSectionProps {
  readonly order: CoverageOrder;
  readonly review: CoverageReview | null;
  readonly nowMs: number;
}

export function ReviewSection({ order, review, nowMs }: ReviewSectionProps) {
  if (!review && order.viewerRole !== "writer") return null;
  return (
    <section aria-labelledby="review" data-print="hide">
      <h2 id="review" className="mb-3 scroll-mt-24 text-xl">
        {review ? "Review" : `Review ${order.providerName}`}
      </h2>
      {review ? (
        <div>
          <p className="flex flex-wrap items-center gap-3 text-sm">
            <Stars value={review.rating} />
            <span>{review.writerName}</span>
            <Timestamp at={review.createdAt} nowMs={nowMs} show="relative" className="text-ink-faint" />
          </p>
          {review.comment && <blockquote className="reading mt-3">{review.comment}</blockquote>}
        </div>
      ) : (
        <LaterReviewForm orderId={order.id} />
      )}
    </section>
  );
}
