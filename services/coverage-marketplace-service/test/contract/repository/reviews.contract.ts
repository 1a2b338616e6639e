/** Reviews: one per order, and a rating that never forgets one. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Review } from "../../../src/domain/entities.ts";
import {
  aPlacedOrder,
  aProvider,
  aService,
  jobKeys,
  newId,
  type OpenRepository,
  present,
  type RepositoryFixture,
  unique,
  useRepository,
  winnersOfFifty,
} from "./fixture.ts";

async function aReview(
  fixture: RepositoryFixture,
  providerId: string,
  rating: number,
): Promise<Omit<Review, "createdAt">> {
  const order = await aPlacedOrder(fixture, { service: await aService(fixture, { providerId }) });
  const { writerUserId, writerName } = order;
  return {
    id: newId("review"),
    orderId: order.id,
    writerUserId,
    writerName,
    providerId,
    rating,
    comment: "Thorough.",
  };
}

export function describeReviews(open: OpenRepository): void {
  describe("reviews", () => {
    const fixture = useRepository(open);
    keepsOne(fixture);
    rates(fixture);
    lists(fixture);
  });
}

function keepsOne(fixture: () => RepositoryFixture): void {
  it("stores a review with its job and reads it back", async () => {
    const { repository, clock } = fixture();
    const { id: providerId } = await aProvider(fixture());
    const review = await aReview(fixture(), providerId, 4);
    const notification = {
      eventId: review.id,
      orderId: review.orderId,
      userId: unique("user"),
      happening: "review",
    };
    const created = await repository.createReview(review, [{ task: "send_notification", notification }]);
    assert.deepEqual(created, { ...review, createdAt: clock.now() });
    assert.deepEqual(await repository.getReviewByOrder(review.orderId), created);
    assert.ok((await jobKeys(fixture())).includes(`${review.id}:${notification.userId}`));
    assert.equal(await repository.getReviewByOrder("cord_none"), null);
  });

  it("takes one of fifty reviews of an order, counting and telling of one", async () => {
    const { repository } = fixture();
    const { id: providerId } = await aProvider(fixture());
    const review = await aReview(fixture(), providerId, 4);
    const userId = unique("user");
    const winners = await winnersOfFifty(() => {
      const id = newId("review");
      const notification = { eventId: id, orderId: review.orderId, userId, happening: "review" };
      return repository.createReview({ ...review, id }, [{ task: "send_notification", notification }]);
    });
    assert.equal(winners, 1);
    assert.equal((await repository.getProvider(providerId))?.reviewCount, 1);
    assert.equal((await jobKeys(fixture())).filter((key) => key.endsWith(`:${userId}`)).length, 1);
  });
}

function rates(fixture: () => RepositoryFixture): void {
  it("keeps the mean with two decimals, half up", async () => {
    const { repository } = fixture();
    const { id: providerId } = await aProvider(fixture());
    const rated = async () => (await repository.getProvider(providerId))?.avgRating;
    const means: unknown[] = [];
    for (const rating of [5, 4, 4, 4, 4, 4, 4, 4]) {
      await repository.createReview(await aReview(fixture(), providerId, rating), []);
      means.push(await rated());
    }
    assert.deepEqual(means, [5, 4.5, 4.33, 4.25, 4.2, 4.17, 4.14, 4.13]);
    await repository.updateProviderRating(providerId);
    assert.equal(await rated(), 4.13);
    assert.equal((await repository.getProvider(providerId))?.reviewCount, 8);
  });

  it("counts every one of twenty reviews that come at once", async () => {
    const { repository } = fixture();
    const { id: providerId } = await aProvider(fixture());
    const reviews = await Promise.all(
      Array.from({ length: 20 }, (_, n) => aReview(fixture(), providerId, (n % 5) + 1)),
    );
    await Promise.all(reviews.map((review) => repository.createReview(review, [])));
    const provider = present(await repository.getProvider(providerId));
    assert.deepEqual([provider.reviewCount, provider.avgRating], [20, 3]);
  });

  it("leaves an unreviewed provider without a rating", async () => {
    const { repository } = fixture();
    const { id } = await aProvider(fixture());
    await repository.updateProviderRating(id);
    await repository.updateProviderRating("cprov_none");
    const provider = present(await repository.getProvider(id));
    assert.deepEqual([provider.reviewCount, provider.avgRating], [0, null]);
  });
}

function lists(fixture: () => RepositoryFixture): void {
  it("lists a provider's reviews newest first, with how many gave each number of stars", async () => {
    const { repository, clock } = fixture();
    const { id: providerId } = await aProvider(fixture());
    const ids: string[] = [];
    for (const rating of [5, 3, 5]) {
      const review = await aReview(fixture(), providerId, rating);
      await repository.createReview(review, []);
      ids.unshift(review.id);
      await clock.advance(1_000);
    }
    const list = async (limit: number, offset: number) => {
      const { rows, total, distribution } = await repository.listReviewsByProvider(providerId, {
        limit,
        offset,
      });
      return { ids: rows.map((review) => review.id), total, distribution };
    };
    const distribution = [0, 0, 1, 0, 2];
    assert.deepEqual(await list(10, 0), { ids, total: 3, distribution });
    assert.deepEqual(await list(1, 1), { ids: ids.slice(1, 2), total: 3, distribution });
    const none = await repository.listReviewsByProvider("cprov_none", { limit: 10, offset: 0 });
    assert.deepEqual(none, { rows: [], total: 0, distribution: [0, 0, 0, 0, 0] });
  });
}
