/** Entities as the contract's JSON. */
import type { Notification } from "@script-manifest/contracts";
import { toIso } from "../domain/clock.ts";
import type { Notification as StoredNotification } from "../domain/entities.ts";

export function presentNotification(notification: StoredNotification): Notification {
  const { id, title, body, link, readAt, createdAt } = notification;
  return {
    id,
    title,
    body,
    link,
    readAt: readAt === null ? null : toIso(readAt),
    createdAt: toIso(createdAt),
  };
}
