/** What admins decide over money that is held up. No rules, no SQL. */
import { coverageApi } from "@script-manifest/contracts";
import { registerEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "../commands/deps.ts";
import { refundFrozenOrder, unfreezeOrder } from "../commands/frozen-order.ts";
import { retryMoneyOperation } from "../commands/retry-money-operation.ts";
import { presentMoneyOperation, presentOrder } from "./presenters.ts";
import { requesterOf } from "./requester.ts";

const prefix = "/internal";

export function registerAdminMoneyRoutes(app: FastifyInstance, deps: CommandDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.unfreezeOrder,
    handler: async (input) => {
      const requester = requesterOf(input);
      const order = await unfreezeOrder(deps, { orderId: input.params.id, requester, ...input.body });
      return { status: 200, body: { order: presentOrder(order, "admin") } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.refundFrozenOrder,
    handler: async (input) => {
      const requester = requesterOf(input);
      const decision = { orderId: input.params.id, requester, ...input.body };
      const { order, settled } = await refundFrozenOrder(deps, decision);
      return { status: settled ? 200 : 202, body: { order: presentOrder(order, "admin") } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.retryMoneyOperation,
    handler: async (input) => {
      const requester = requesterOf(input);
      const retry = { operationId: input.params.id, requester, note: input.body.note };
      const { operation, settled } = await retryMoneyOperation(deps, retry);
      return { status: settled ? 200 : 202, body: { operation: presentMoneyOperation(operation) } };
    },
  });
}
