/** The writer says, once, what the coverage of a completed order was worth. */
import type { CoverageReviewCreateRequest } from "@script-manifest/contracts";
import type { Review } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { loadOrder } from "./order-access.ts";
import { orderIs } from "./status-words.ts";

export async function reviewOrder(
  deps: CommandDeps,
  {
    orderId,
    requester,
    request,
  }: { orderId: string; requester: Requester; request: CoverageReviewCreateRequest },
): Promise<Review> {
  const { order, party } = await loadOrder(deps, { orderId, requester });
  if (party !== "writer") throw new DomainError("forbidden", "Only the writer of this order reviews it.");
  if (order.status !== "completed") {
    throw new DomainError(
      "invalid_transition",
      `${orderIs(order.status)} It can be reviewed once it is completed.`,
    );
  }
  const id = deps.newId("review");
  const review = await deps.repository.createReview(
    {
      id,
      orderId: order.id,
      writerUserId: requester.userId,
      writerName: order.writerName,
      providerId: order.providerId,
      rating: request.rating,
      comment: request.comment,
    },
    [
      {
        task: "send_notification",
        notification: { eventId: id, orderId: order.id, userId: order.providerUserId, happening: "review" },
      },
    ],
  );
  if (review) return review;
  // Somebody who was killed before they could answer may have stored this very review.
  const stored = requester.idempotencyKey ? await deps.repository.getReviewByOrder(order.id) : null;
  if (stored?.rating === request.rating && stored.comment === request.comment) return stored;
  throw new DomainError("already_exists", "This order has already been reviewed.");
}
