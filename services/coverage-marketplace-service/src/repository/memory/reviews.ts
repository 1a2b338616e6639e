/** Reviews in memory, and the rating that follows from them. */
import type { Review } from "../../domain/entities.ts";
import type { ReviewStore } from "../interface.ts";
import { newestFirst, slicePage } from "./rows.ts";
import { type MemoryState, required } from "./state.ts";

export function reviewStore(state: MemoryState): ReviewStore {
  return {
    createReview: async (review, jobs) => {
      if (state.reviews.has(review.orderId)) return null;
      required(state.orders, review.orderId);
      required(state.providers, review.providerId);
      const row: Review = { ...review, createdAt: state.clock() };
      state.reviews.set(row.orderId, row);
      recount(state, row.providerId);
      state.jobs.add(jobs);
      return row;
    },
    getReviewByOrder: async (orderId) => state.reviews.get(orderId) ?? null,
    listReviewsByProvider: async (providerId, page) => {
      const all = reviewsOf(state, providerId).sort(newestFirst);
      const distribution = [1, 2, 3, 4, 5].map((stars) => all.filter((row) => row.rating === stars).length);
      return { rows: slicePage(all, page), total: all.length, distribution };
    },
    updateProviderRating: async (providerId) => recount(state, providerId),
  };
}

function reviewsOf(state: MemoryState, providerId: string): Review[] {
  return [...state.reviews.values()].filter((row) => row.providerId === providerId);
}

function recount(state: MemoryState, providerId: string): void {
  const provider = state.providers.get(providerId);
  if (!provider) return;
  const ratings = reviewsOf(state, providerId).map((row) => row.rating);
  const ratingSum = ratings.reduce((sum, rating) => sum + rating, 0);
  const avgRating = ratings.length === 0 ? null : mean(ratingSum, ratings.length);
  const facts = { ratingSum, avgRating, reviewCount: ratings.length, updatedAt: state.clock() };
  state.providers.set(providerId, { ...provider, ...facts });
}

/** Two decimals, half up. In hundredths, because a half is exact there. */
function mean(sum: number, count: number): number {
  return Math.round((sum * 100) / count) / 100;
}
