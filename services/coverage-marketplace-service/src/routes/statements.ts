/** Statements over HTTP: of an order, of a provider, of the platform. No rules, no SQL. */
import { coverageApi } from "@script-manifest/contracts";
import { registerEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "../commands/deps.ts";
import { loadOrder } from "../commands/order-access.ts";
import { spanOf, writeStatement } from "../commands/provider-statement.ts";
import { providerNotFound } from "../commands/register-provider.ts";
import { orderStatementLines, trialBalanceOf } from "../domain/statement.ts";
import { requesterOf } from "./requester.ts";

const prefix = "/internal";

export function registerStatementRoutes(app: FastifyInstance, deps: CommandDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getOrderStatement,
    handler: async (input) => {
      const requester = requesterOf(input);
      const { order, party } = await loadOrder(deps, { orderId: input.params.id, requester });
      const postings = await deps.repository.listPostings(order.id);
      const lines = orderStatementLines(postings, { reader: party });
      const { heldCents = 0, payableCents = 0, refundDueCents = 0 } = lines.at(-1) ?? {};
      const { id: orderId, currency, priceCents } = order;
      const end = { heldCents, payableCents, refundDueCents };
      return { status: 200, body: { statement: { orderId, currency, priceCents, ...end, lines } } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getEarningsStatement,
    handler: async ({ userId, query, reply }) => {
      const provider = await deps.repository.getProviderByUserId(userId);
      if (!provider) throw providerNotFound();
      const span = spanOf(query);
      let text = "";
      for await (const part of writeStatement(deps, { providerId: provider.id, span })) text += part;
      const name = `statement${query.from ? `-from-${query.from}` : ""}${query.to ? `-to-${query.to}` : ""}`;
      reply.header("content-disposition", `attachment; filename="${name}.csv"`);
      reply.header("cache-control", "private, no-store");
      return { status: 200, file: Buffer.from(text) };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.getTrialBalance,
    handler: async () => {
      const rows = await deps.repository.getTrialBalance();
      return { status: 200, body: { trialBalance: trialBalanceOf(rows) } };
    },
  });
}
