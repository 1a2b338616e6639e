/** Deliveries over HTTP. No rules, no SQL. */
import { coverageApi } from "@script-manifest/contracts";
import { registerEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import { createReportUpload, deliverOrder, downloadUrl, readDelivery } from "../commands/deliver-order.ts";
import type { CommandDeps } from "../commands/deps.ts";
import { presentDelivery, presentOrder } from "./presenters.ts";
import { requesterOf } from "./requester.ts";

const prefix = "/internal";

export function registerDeliveryRoutes(app: FastifyInstance, deps: CommandDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getDeliveryUploadUrl,
    handler: async (input) => {
      const body = await createReportUpload(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
        file: input.query,
      });
      return { status: 200, body };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.deliverOrder,
    handler: async (input) => {
      const { order, delivery } = await deliverOrder(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
        request: input.body,
      });
      const url = await downloadUrl(deps, delivery);
      return {
        status: 200,
        body: { order: presentOrder(order, "provider"), delivery: presentDelivery(delivery, url) },
      };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getDelivery,
    handler: async (input) => {
      const { delivery, downloadUrl: url } = await readDelivery(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
      });
      return { status: 200, body: { delivery: presentDelivery(delivery, url) } };
    },
  });
}
