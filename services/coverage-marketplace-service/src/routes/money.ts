/** Earnings over HTTP. No rules, no SQL. */
import { coverageApi } from "@script-manifest/contracts";
import { registerEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "../commands/deps.ts";
import { providerNotFound } from "../commands/register-provider.ts";
import { presentEarnings } from "./presenters.ts";

const prefix = "/internal";

/** So many of the newest orders are listed with the totals. */
const EARNINGS_ORDERS_MAX = 1_000;

export function registerMoneyRoutes(app: FastifyInstance, deps: CommandDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getEarnings,
    handler: async ({ userId }) => {
      const provider = await deps.repository.getProviderByUserId(userId);
      if (!provider) throw providerNotFound();
      const rows = await deps.repository.listEarnings({
        providerId: provider.id,
        limit: EARNINGS_ORDERS_MAX,
      });
      return { status: 200, body: { earnings: presentEarnings(rows) } };
    },
  });
}
