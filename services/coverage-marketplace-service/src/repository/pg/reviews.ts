/** Reviews in Postgres, and the rating that follows from them. */
import type { Review } from "../../domain/entities.ts";
import type { NewJob, ReviewStore } from "../interface.ts";
import { enqueueing } from "./jobs.ts";
import { queryPage } from "./page.ts";
import type { Query } from "./query.ts";
import { REVIEW, selection } from "./rows.ts";
import { allOf, Values } from "./statement.ts";

const COLUMNS = selection<Review>(REVIEW);

export function reviewStore(query: Query): ReviewStore {
  return {
    createReview: (review, jobs) => createReview(query, review, jobs),
    getReviewByOrder: async (orderId) => {
      const text = `SELECT ${COLUMNS} FROM coverage_reviews r WHERE r.order_id = $1`;
      const [review] = await query<Review>({ label: "review", text, values: [orderId] });
      return review ?? null;
    },
    listReviewsByProvider: async (providerId, { limit, offset }) => {
      const values = new Values();
      const { rows, totals } = await queryPage<Review, { distribution: number[] }>(query, {
        label: "list_reviews",
        values,
        columns: COLUMNS,
        from: "coverage_reviews r",
        where: [`r.provider_id = ${values.add(providerId)}`],
        orderBy: "r.created_at DESC, r.id",
        limit,
        offset,
        totals: `'distribution', json_build_array(${[1, 2, 3, 4, 5].map(countOf).join(", ")})`,
      });
      return { rows, ...totals };
    },
    updateProviderRating: async (providerId) => {
      const text = "SELECT coverage_recount_reviews($1)";
      await query({ label: "recount_reviews", text, values: [providerId] });
    },
  };
}

const countOf = (stars: number): string => `count(*) FILTER (WHERE r.rating = ${stars})`;

/**
 * The rating is moved by this one review rather than counted anew: of two at the same moment each would not
 * see the other's row, but the second waits for the first one's sum.
 */
async function createReview(
  query: Query,
  review: Omit<Review, "createdAt">,
  jobs: readonly NewJob[],
): Promise<Review | null> {
  const values = new Values();
  const { id, orderId, writerUserId, writerName, providerId, rating, comment } = review;
  const facts = [id, orderId, writerUserId, writerName, providerId, rating, comment].map((value) =>
    values.add(value),
  );
  const enqueued = enqueueing(jobs, { source: "review", values });
  const ctes = [
    `review AS (INSERT INTO coverage_reviews
    (id, order_id, writer_user_id, writer_name, provider_id, rating, comment) VALUES (${facts.join(", ")})
    ON CONFLICT (order_id) DO NOTHING RETURNING *)`,
    `rated AS (UPDATE coverage_providers p SET rating_sum = p.rating_sum + review.rating,
      review_count = p.review_count + 1,
      avg_rating = round((p.rating_sum + review.rating)::numeric / (p.review_count + 1), 2)
    FROM review WHERE p.id = review.provider_id)`,
    ...enqueued.ctes,
  ];
  const text = `WITH ${ctes.join(",\n")} SELECT ${COLUMNS} FROM review r${allOf(enqueued.executed)}`;
  const [created] = await query<Review>({ label: "create_review", text, values: values.list });
  return created ?? null;
}
