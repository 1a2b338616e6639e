/** What admins watch over: alarms, the audit log, all orders and providers. No rules, no SQL. */
import { coverageApi } from "@script-manifest/contracts";
import { registerEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import { acknowledgeAlarm } from "../commands/acknowledge-alarm.ts";
import type { CommandDeps } from "../commands/deps.ts";
import { presentAlarm, presentAuditEntry, presentOrder, presentProvider } from "./presenters.ts";
import { requesterOf } from "./requester.ts";

const prefix = "/internal";

export function registerOversightRoutes(app: FastifyInstance, deps: CommandDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.listAlarms,
    handler: async ({ query }) => {
      const { rows, total } = await deps.repository.listAlarms(query);
      return { status: 200, body: { alarms: rows.map(presentAlarm), total } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.acknowledgeAlarm,
    handler: async (input) => {
      const alarm = await acknowledgeAlarm(deps, {
        alarmId: input.params.id,
        requester: requesterOf(input),
        note: input.body.note,
      });
      return { status: 200, body: { alarm: presentAlarm(alarm) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.listAuditLog,
    handler: async ({ query: { subject, ...page } }) => {
      const filter = subject === undefined ? page : { ...page, subject };
      const { rows, total } = await deps.repository.listAuditLog(filter);
      return { status: 200, body: { entries: rows.map(presentAuditEntry), total } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.listAllProviders,
    handler: async ({ query }) => {
      const { rows, total } = await deps.repository.listAllProviders(query);
      return { status: 200, body: { providers: rows.map(presentProvider), total } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: coverageApi.listAllOrders,
    handler: async ({ query }) => {
      const { rows, total } = await deps.repository.listAllOrders(query);
      return { status: 200, body: { orders: rows.map((order) => presentOrder(order, "admin")), total } };
    },
  });
}
