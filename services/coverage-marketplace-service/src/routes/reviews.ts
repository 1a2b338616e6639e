/** Reviews over HTTP. No rules, no SQL. */
import { coverageApi } from "@script-manifest/contracts";
import { registerEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "../commands/deps.ts";
import { loadOrder } from "../commands/order-access.ts";
import { reviewOrder } from "../commands/review-order.ts";
import { DomainError } from "../domain/errors.ts";
import { presentReview } from "./presenters.ts";
import { requesterOf } from "./requester.ts";

const prefix = "/internal";

export function registerReviewRoutes(app: FastifyInstance, deps: CommandDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.reviewOrder,
    handler: async (input) => {
      const review = await reviewOrder(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
        request: input.body,
      });
      return { status: 201, body: { review: presentReview(review) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getOrderReview,
    handler: async (input) => {
      const { order } = await loadOrder(deps, { orderId: input.params.id, requester: requesterOf(input) });
      const review = await deps.repository.getReviewByOrder(order.id);
      if (!review) throw new DomainError("not_found", "The order has not been reviewed.");
      return { status: 200, body: { review: presentReview(review) } };
    },
  });
}
