/** Stars for the eye, the number in words for everybody. */
import { Star } from "lucide-react";
import { plural } from "@/lib/format";

const STARS = [1, 2, 3, 4, 5] as const;

export function Rating({ value, count }: { value: number | null; count?: number }) {
  if (value === null) return <span className="text-sm text-ink-faint">No reviews yet</span>;
  return (
    <span className="inline-flex items-center gap-1.5 text-sm">
      <Star aria-hidden="true" className="size-4 fill-brass stroke-brass" />
      <span className="figures font-semibold">
        {value.toFixed(count === undefined ? 0 : 2)}
        <span className="sr-only"> out of 5</span>
      </span>
      {count !== undefined && <span className="text-ink-faint">({plural(count, "review")})</span>}
    </span>
  );
}

/** Five stars, so many of them filled. */
export function Stars({ value }: { value: number }) {
  return (
    <span role="img" aria-label={`${value} out of 5 stars`} className="inline-flex gap-0.5">
      {STARS.map((star) => (
        <Star
          key={star}
          aria-hidden="true"
          className={`size-4 stroke-brass ${star <= value ? "fill-brass" : ""}`}
        />
      ))}
    </span>
  );
}
