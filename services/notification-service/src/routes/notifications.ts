/**
 * Notifications over HTTP: read the request, run one command, shape the answer. No rules, no SQL.
 *
 * The POSTs of people (`…/read`) and the one of services (`notify`) are repeatable by nature, so an
 * Idempotency-Key has nothing to add to them.
 */
import { internalApi, notificationApi } from "@script-manifest/contracts";
import {
  type EventStreams,
  lastEventIdOf,
  registerEndpoint,
  registerInternalEndpoint,
} from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "../commands/deps.ts";
import { markAllRead } from "../commands/mark-all-read.ts";
import { markRead } from "../commands/mark-read.ts";
import { notify } from "../commands/notify.ts";
import { presentNotification } from "./presenters.ts";

const prefix = "/internal";

export interface NotificationRouteDeps extends CommandDeps {
  /** The pages that follow somebody's notifications; the topic is the person's id. */
  readonly events: EventStreams;
}

export function registerNotificationRoutes(
  app: FastifyInstance,
  { events, ...deps }: NotificationRouteDeps,
): void {
  registerEndpoint(app, {
    prefix,
    endpoint: notificationApi.listNotifications,
    handler: async ({ query, userId }) => {
      const { rows, total, unreadCount } = await deps.repository.listNotifications({ userId, ...query });
      return { status: 200, body: { notifications: rows.map(presentNotification), total, unreadCount } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: notificationApi.countUnread,
    handler: async ({ userId }) => {
      return { status: 200, body: { unreadCount: await deps.repository.countUnread(userId) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: notificationApi.followNotifications,
    handler: async (input) => {
      const { userId } = input;
      const file = await events.open({
        topic: userId,
        owner: userId,
        lastEventId: lastEventIdOf(input),
        readMark: () => deps.repository.getMark(userId),
      });
      return { status: 200, file };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: notificationApi.markRead,
    handler: async ({ params, userId }) => {
      const notification = await markRead(deps, { id: params.id, userId });
      return { status: 200, body: { notification: presentNotification(notification) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: notificationApi.markAllRead,
    handler: async ({ body, userId }) => {
      const unreadCount = await markAllRead(deps, { userId, upTo: Date.parse(body.upTo) });
      return { status: 200, body: { unreadCount } };
    },
  });

  registerInternalEndpoint(app, {
    endpoint: internalApi.notify,
    handler: async ({ body }) => {
      const notification = await notify(deps, body);
      return { status: 200, body: { notification: presentNotification(notification) } };
    },
  });
}
