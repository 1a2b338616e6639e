/** Deliveries over HTTP. No rules, no SQL. */
import { coverageApi } from "@script-manifest/contracts";
import { contentDisposition, registerEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import { createReportUpload, deliverOrder, downloadUrl, readDelivery } from "../commands/deliver-order.ts";
import { readDraft, saveDraft } from "../commands/delivery-draft.ts";
import type { CommandDeps } from "../commands/deps.ts";
import { printReport } from "../commands/print-report.ts";
import { presentDelivery, presentDraft, presentOrder } from "./presenters.ts";
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
        body: {
          order: presentOrder(order, "provider"),
          delivery: presentDelivery({ order, delivery, downloadUrl: url }),
        },
      };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getDelivery,
    handler: async (input) => {
      const { order, delivery } = await readDelivery(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
      });
      const url = await downloadUrl(deps, delivery);
      return { status: 200, body: { delivery: presentDelivery({ order, delivery, downloadUrl: url }) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getDeliveryReport,
    handler: async (input) => {
      const { fileName, bytes } = await printReport(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
      });
      input.reply.header("content-disposition", contentDisposition("attachment", fileName));
      input.reply.header("cache-control", "private, no-store");
      return { status: 200, file: bytes };
    },
  });

  registerDraftRoutes(app, deps);
}

function registerDraftRoutes(app: FastifyInstance, deps: CommandDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getDeliveryDraft,
    handler: async (input) => {
      const { draft, topSheet } = await readDraft(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
      });
      return { status: 200, body: { draft: draft && presentDraft(draft), topSheet } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.saveDeliveryDraft,
    handler: async (input) => {
      const draft = await saveDraft(deps, {
        orderId: input.params.id,
        requester: requesterOf(input),
        request: input.body,
      });
      return { status: 200, body: { draft: presentDraft(draft) } };
    },
  });
}
