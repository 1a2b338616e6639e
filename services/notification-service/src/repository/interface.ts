/**
 * What this service needs remembered. Implemented by PgNotificationRepository and
 * MemoryNotificationRepository; both pass test/contract/repository.contract.ts.
 *
 * Belongs here: promises, nulls, races. Does not: driver types, rules (domain/, commands/). Times are the
 * store's own.
 */
import type { Instant } from "../domain/clock.ts";
import type { Notification } from "../domain/entities.ts";

export type NewNotification = Omit<Notification, "readAt" | "mailedAt" | "createdAt">;

export interface NotificationList {
  /** Newest first, this page only. */
  readonly rows: readonly Notification[];
  /** All of the person's, not only this page's. */
  readonly total: number;
  readonly unreadCount: number;
}

export interface NotificationRepository {
  /**
   * Stores the notification and, in the same transaction, the job that sends its letter. When the person was
   * told of the event before, that notification is answered and nothing is stored. Of concurrent calls
   * exactly one stores.
   */
  createNotification(notification: NewNotification): Promise<Notification>;
  /** Whoever's it is; null when there is none. */
  getNotification(id: string): Promise<Notification | null>;
  listNotifications(o: { userId: string; limit: number; offset: number }): Promise<NotificationList>;
  countUnread(userId: string): Promise<number>;
  /**
   * A short text that names what the person has been told and has read: another one after every change of
   * either, the same as long as nothing changed.
   */
  getMark(userId: string): Promise<string>;
  /** Keeps the first reading's time. Null when the person has no such notification. */
  markRead(o: { id: string; userId: string }): Promise<Notification | null>;
  /** Reads for this person what is unread and was stored at this instant or before, to the millisecond. */
  markAllRead(o: { userId: string; upTo: Instant }): Promise<void>;
  /** Keeps the first time. Unknown ids are ignored. */
  markMailed(id: string): Promise<void>;
  /** Throws when the store cannot be asked. */
  healthCheck(): Promise<void>;
}
