/** Disputes over HTTP. No rules, no SQL. */
import { coverageApi } from "@script-manifest/contracts";
import { registerEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import { answerDispute } from "../commands/answer-dispute.ts";
import type { CommandDeps } from "../commands/deps.ts";
import { openDispute } from "../commands/open-dispute.ts";
import { loadOrder } from "../commands/order-access.ts";
import { resolveDispute } from "../commands/resolve-dispute.ts";
import { DomainError } from "../domain/errors.ts";
import { presentDispute, presentDisputeCase, presentOrder } from "./presenters.ts";
import { requesterOf } from "./requester.ts";

const prefix = "/internal";

export function registerDisputeRoutes(app: FastifyInstance, deps: CommandDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.openDispute,
    handler: async (input) => {
      const { order, dispute } = await openDispute(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
        request: input.body,
      });
      return {
        status: 201,
        body: { dispute: presentDispute(dispute), order: presentOrder(order, "writer") },
      };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getOrderDispute,
    handler: async (input) => {
      const { order } = await loadOrder(deps, { orderId: input.params.id, requester: requesterOf(input) });
      const dispute = await deps.repository.getDisputeByOrder(order.id);
      if (!dispute) throw new DomainError("not_found", "The order has no dispute.");
      return { status: 200, body: { dispute: presentDispute(dispute) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.answerDispute,
    handler: async (input) => {
      const dispute = await answerDispute(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
        request: input.body,
      });
      return { status: 200, body: { dispute: presentDispute(dispute) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.listDisputes,
    handler: async ({ query }) => {
      const { rows, total } = await deps.repository.listDisputes(query);
      return {
        status: 200,
        body: { disputes: rows.map(({ dispute, order }) => presentDisputeCase(dispute, order)), total },
      };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getDispute,
    handler: async ({ params }) => {
      const dispute = await deps.repository.getDispute(params.id);
      const order = dispute && (await deps.repository.getOrder(dispute.orderId));
      if (!dispute || !order) throw new DomainError("not_found", "There is no such dispute.");
      return { status: 200, body: { dispute: presentDisputeCase(dispute, order) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.resolveDispute,
    handler: async (input) => {
      const { dispute, settled } = await resolveDispute(deps, {
        disputeId: input.params.id,
        requester: requesterOf(input),
        request: input.body,
      });
      return { status: settled ? 200 : 202, body: { dispute: presentDispute(dispute) } };
    },
  });
}
