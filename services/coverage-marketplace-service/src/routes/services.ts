/** Services over HTTP. No rules, no SQL. */
import { coverageApi } from "@script-manifest/contracts";
import { registerEndpoint, type SharedAnswers } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "../commands/deps.ts";
import { editService, offerService } from "../commands/offer-service.ts";
import { DomainError } from "../domain/errors.ts";
import { presentListing, presentService } from "./presenters.ts";
import { visibleProvider } from "./providers.ts";
import { requesterOf } from "./requester.ts";

const prefix = "/internal";

export interface CatalogueRouteDeps extends CommandDeps {
  /** Of the lists that are the same for everybody. */
  readonly catalogue: SharedAnswers;
}

export function registerServiceRoutes(
  app: FastifyInstance,
  { catalogue, ...deps }: CatalogueRouteDeps,
): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.createService,
    handler: async (input) => {
      const service = await offerService(deps, {
        providerId: input.params.providerId,
        requester: requesterOf(input),
        request: input.body,
      });
      return { status: 201, body: { service: presentService(service) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.updateService,
    handler: async (input) => {
      const service = await editService(deps, {
        serviceId: input.params.id,
        requester: requesterOf(input),
        request: input.body,
      });
      return { status: 200, body: { service: presentService(service) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.listServices,
    shared: catalogue,
    handler: async ({ query }) => {
      const { rows, total, nextCursor } = await deps.repository.listServices(query);
      return {
        status: 200,
        body: { services: rows.map((row) => presentListing(row, deps.commission)), total, nextCursor },
      };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getService,
    handler: async ({ params, caller }) => {
      const service = await deps.repository.getService(params.id);
      const isPublic = service?.active && service.provider.status === "active";
      if (!service || (!isPublic && service.provider.userId !== caller.userId)) {
        throw new DomainError("not_found", "There is no such service.");
      }
      return { status: 200, body: { service: presentListing(service, deps.commission) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.listProviderServices,
    handler: async ({ params, caller }) => {
      const provider = await visibleProvider(deps, params.id, caller.userId);
      const includeInactive = provider.userId === caller.userId;
      const services = await deps.repository.listServicesByProvider(provider.id, { includeInactive });
      return { status: 200, body: { services: services.map(presentService), total: services.length } };
    },
  });
}
