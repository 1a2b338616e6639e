/**
 * Orders over HTTP: read the request, name the caller, run one command, shape the answer. No rules, no SQL.
 */
import { type CoverageOrder, coverageApi } from "@script-manifest/contracts";
import { type EventStreams, lastEventIdOf, registerEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "../commands/deps.ts";
import { isWithTheBank } from "../commands/frozen-order.ts";
import { moveOrder } from "../commands/move-order.ts";
import { loadOrder, type Party } from "../commands/order-access.ts";
import { placeOrder } from "../commands/place-order.ts";
import { syncPayment } from "../commands/sync-payment.ts";
import { toIso } from "../domain/clock.ts";
import type { Order } from "../domain/entities.ts";
import { buildTimeline } from "../domain/timeline.ts";
import { presentOrder } from "./presenters.ts";
import { requesterOf } from "./requester.ts";

const prefix = "/internal";

export interface OrderRouteDeps extends CommandDeps {
  /** The pages that follow an order; the topic is its id. */
  readonly events: EventStreams;
}

export function registerOrderRoutes(app: FastifyInstance, { events, ...deps }: OrderRouteDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.createOrder,
    handler: async (input) => {
      const { order, clientSecret } = await placeOrder(deps, {
        requester: requesterOf(input),
        request: input.body,
      });
      return { status: 201, body: { order: presentOrder(order, "writer"), clientSecret } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.listOrders,
    handler: async ({ query, userId }) => {
      const { role, status: statuses, limit, offset } = query;
      const { rows, total } = await deps.repository.listOrders({
        role,
        userId,
        limit,
        offset,
        ...(statuses && { statuses }),
      });
      return { status: 200, body: { orders: rows.map((order) => presentOrder(order, role)), total } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getOrder,
    handler: async (input) => {
      const { order, party } = await loadOrder(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
      });
      return { status: 200, body: { order: await presentFully(deps, order, party) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.followOrder,
    handler: async (input) => {
      const { order } = await loadOrder(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
      });
      const file = await events.open({
        topic: order.id,
        owner: input.userId,
        lastEventId: lastEventIdOf(input),
        readMark: async () => (await deps.repository.getOrderMark(order.id)) ?? "gone",
      });
      return { status: 200, file };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.syncPayment,
    handler: async (input) => {
      const { order, clientSecret } = await syncPayment(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
      });
      return { status: 200, body: { order: presentOrder(order, "writer"), clientSecret } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getTimeline,
    handler: async (input) => {
      const requester = requesterOf(input);
      const { order, party } = await loadOrder(deps, { orderId: input.params.id, requester });
      const [transitions, postings, operations] = await Promise.all([
        deps.repository.listTransitions(order.id),
        deps.repository.listPostings(order.id),
        deps.repository.listMoneyOperations(order.id),
      ]);
      const timeline = buildTimeline({ transitions, postings, operations, reader: party });
      return {
        status: 200,
        body: { timeline: timeline.map((entry) => ({ ...entry, at: toIso(entry.at) })) },
      };
    },
  });

  registerMoves(app, deps);
}

/** What an admin would be refused while the card's bank has the money is not offered to them. */
async function presentFully(deps: CommandDeps, order: Order, party: Party): Promise<CoverageOrder> {
  const presented = presentOrder(order, party);
  if (party !== "admin" || !order.frozen || !(await isWithTheBank(deps, order.id))) return presented;
  const availableActions = presented.availableActions.filter(
    (action) => action !== "unfreeze" && action !== "refund",
  );
  return { ...presented, availableActions };
}

/** 202 while Stripe has not confirmed the money the move set in motion. */
const statusOf = (settled: boolean) => (settled ? 200 : 202);

function registerMoves(app: FastifyInstance, deps: CommandDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.claimOrder,
    handler: async (input) => {
      const { order, settled } = await moveOrder(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
        action: "claim",
      });
      return { status: statusOf(settled), body: { order: presentOrder(order, "provider") } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.startOrder,
    handler: async (input) => {
      const { order } = await moveOrder(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
        action: "start",
      });
      return { status: 200, body: { order: presentOrder(order, "provider") } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.cancelOrder,
    handler: async (input) => {
      const { order, settled } = await moveOrder(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
        action: "cancel",
        reason: input.body.reason,
      });
      return { status: statusOf(settled), body: { order: presentOrder(order, "writer") } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.completeOrder,
    handler: async (input) => {
      const { order, settled } = await moveOrder(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
        action: "complete",
      });
      return { status: statusOf(settled), body: { order: presentOrder(order, "writer") } };
    },
  });
}
