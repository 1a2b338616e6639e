/** Notifications: what a person is told, once per event. */
import { z } from "zod";
import { type EndpointTable, EVENT_STREAM, type PublishedApi } from "../endpoint.ts";
import { EventStreamQuerySchema, Id, IdParams, Page, requiredText, Timestamp, text } from "../primitives.ts";

export const NotificationSchema = z.object({
  id: Id,
  title: z.string(),
  body: z.string(),
  /** A path in the web app, such as `/coverage/orders/cord_…`; null when there is nothing to open. */
  link: z.string().nullable(),
  readAt: Timestamp.nullable(),
  createdAt: Timestamp,
});
export type Notification = z.infer<typeof NotificationSchema>;

export const notificationApi = {
  listNotifications: {
    method: "GET",
    path: "/notifications",
    access: "user",
    summary: "One's notifications, newest first",
    query: Page,
    responses: {
      200: z.object({ notifications: z.array(NotificationSchema), total: z.int(), unreadCount: z.int() }),
    },
  },
  countUnread: {
    method: "GET",
    path: "/notifications/unread-count",
    access: "user",
    summary: "How many are unread",
    responses: { 200: z.object({ unreadCount: z.int() }) },
  },
  followNotifications: {
    method: "GET",
    path: "/notifications/events",
    access: "user",
    summary: "Hear, as server-sent events, that one's notifications have changed",
    query: EventStreamQuerySchema,
    produces: EVENT_STREAM,
    responses: { 200: null },
  },
  markRead: {
    method: "POST",
    path: "/notifications/:id/read",
    access: "user",
    summary: "Mark one as read",
    params: IdParams,
    responses: { 200: z.object({ notification: NotificationSchema }) },
  },
  markAllRead: {
    method: "POST",
    path: "/notifications/read",
    access: "user",
    summary: "Mark as read whatever was told up to a moment",
    /** The newest one's `createdAt` as the person saw it: what came later stays unread. */
    body: z.object({ upTo: Timestamp }),
    responses: { 200: z.object({ unreadCount: z.int() }) },
  },
} as const satisfies EndpointTable;

export const publishedNotificationApi: PublishedApi = {
  service: "notification",
  publicPrefix: "/api/v1",
  internalPrefix: "/internal",
  endpoints: notificationApi,
};

/**
 * What a service asks the notification service to tell one person. Sending the same event to the same person
 * again changes nothing.
 */
export const NotifyRequestSchema = z.object({
  /** Names the happening, for example a transition's id. Unique together with the user. */
  eventId: requiredText(200),
  userId: requiredText(128),
  title: requiredText(200),
  body: text(2_000),
  link: text(500).nullable(),
});
export type NotifyRequest = z.infer<typeof NotifyRequestSchema>;
