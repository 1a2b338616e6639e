/** What other services ask the marketplace, proved by a service token with the role `service`. */
import { internalApi } from "@script-manifest/contracts";
import { registerInternalEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "../commands/deps.ts";
import { SCRIPT_READABLE_STATUSES } from "../domain/order-lifecycle.ts";

export function registerInternalRoutes(app: FastifyInstance, deps: CommandDeps): void {
  registerInternalEndpoint(app, {
    endpoint: internalApi.getScriptAccess,
    handler: async ({ query }) => {
      const allowed = await deps.repository.mayReadScript({ ...query, statuses: SCRIPT_READABLE_STATUSES });
      return { status: 200, body: { allowed } };
    },
  });
}
