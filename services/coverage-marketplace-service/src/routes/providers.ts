/** Providers over HTTP. No rules, no SQL. */
import { coverageApi } from "@script-manifest/contracts";
import { registerEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "../commands/deps.ts";
import {
  changeProviderStatus,
  editProvider,
  providerNotFound,
  readOwnProvider,
  refreshOnboarding,
  registerProvider,
} from "../commands/register-provider.ts";
import { presentProvider, presentPublicProvider, presentReview } from "./presenters.ts";
import { requesterOf } from "./requester.ts";
import type { CatalogueRouteDeps } from "./services.ts";

const prefix = "/internal";

export function registerProviderRoutes(
  app: FastifyInstance,
  { catalogue, ...deps }: CatalogueRouteDeps,
): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.createProvider,
    handler: async (input) => {
      const { provider, onboardingUrl } = await registerProvider(deps, {
        requester: requesterOf(input),
        request: input.body,
      });
      return { status: 201, body: { provider: presentProvider(provider), onboardingUrl } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getOwnProvider,
    handler: async (input) => {
      const provider = await readOwnProvider(deps, { requester: requesterOf(input) });
      return { status: 200, body: { provider: presentProvider(provider) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.updateProvider,
    handler: async (input) => {
      const provider = await editProvider(deps, {
        providerId: input.params.id,
        requester: requesterOf(input),
        request: input.body,
      });
      return { status: 200, body: { provider: presentProvider(provider) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getStripeOnboarding,
    handler: async (input) => {
      const { onboardingUrl } = await refreshOnboarding(deps, {
        providerId: input.params.id,
        requester: requesterOf(input),
      });
      return { status: 200, body: { url: onboardingUrl } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.updateProviderStatus,
    handler: async (input) => {
      const provider = await changeProviderStatus(deps, {
        providerId: input.params.id,
        requester: requesterOf(input),
        request: input.body,
      });
      return { status: 200, body: { provider: presentProvider(provider) } };
    },
  });

  registerBrowsing(app, { catalogue, ...deps });
}

function registerBrowsing(app: FastifyInstance, { catalogue, ...deps }: CatalogueRouteDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.listProviders,
    shared: catalogue,
    handler: async ({ query }) => {
      const { rows, total, nextCursor } = await deps.repository.listProviders(query);
      return { status: 200, body: { providers: rows.map(presentPublicProvider), total, nextCursor } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getProvider,
    handler: async ({ params, caller }) => {
      const provider = await visibleProvider(deps, params.id, caller.userId);
      return { status: 200, body: { provider: presentPublicProvider(provider) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.listProviderReviews,
    handler: async ({ params, query, caller }) => {
      const provider = await visibleProvider(deps, params.id, caller.userId);
      const { rows, total, distribution } = await deps.repository.listReviewsByProvider(provider.id, query);
      return {
        status: 200,
        body: { reviews: rows.map(presentReview), total, distribution: [...distribution] },
      };
    },
  });
}

/** The public sees active providers only; a provider also sees its own profile. */
export async function visibleProvider({ repository }: CommandDeps, id: string, userId: string | null) {
  const provider = await repository.getProvider(id);
  if (!provider || (provider.status !== "active" && provider.userId !== userId)) throw providerNotFound();
  return provider;
}
