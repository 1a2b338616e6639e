/** Notifications in memory, for tests. Keeps the same promises as PostgreSQL's. */
import type { Clock, Instant } from "../../domain/clock.ts";
import type { Notification } from "../../domain/entities.ts";
import type { NewNotification, NotificationList, NotificationRepository } from "../interface.ts";

export class MemoryNotificationRepository implements NotificationRepository {
  /** The ids whose letters are to be sent, in order: what the job queue holds elsewhere. */
  readonly letterJobs: string[] = [];
  readonly #clock: Clock;
  readonly #rows = new Map<string, Notification>();

  constructor(o: { clock: Clock }) {
    this.#clock = o.clock;
  }

  async createNotification(notification: NewNotification): Promise<Notification> {
    const { eventId, userId } = notification;
    const former = [...this.#rows.values()].find((row) => row.eventId === eventId && row.userId === userId);
    if (former) return former;
    this.letterJobs.push(notification.id);
    return this.#store({ ...notification, readAt: null, mailedAt: null, createdAt: this.#clock() });
  }

  async getNotification(id: string): Promise<Notification | null> {
    return this.#rows.get(id) ?? null;
  }

  async listNotifications(o: { userId: string; limit: number; offset: number }): Promise<NotificationList> {
    // A map keeps the order of insertion, which is the order of time.
    const all = this.#of(o.userId).reverse();
    return {
      rows: all.slice(o.offset, o.offset + o.limit),
      total: all.length,
      unreadCount: await this.countUnread(o.userId),
    };
  }

  async countUnread(userId: string): Promise<number> {
    return this.#of(userId).filter((row) => row.readAt === null).length;
  }

  async getMark(userId: string): Promise<string> {
    return `${await this.countUnread(userId)}.${this.#of(userId).length}`;
  }

  async markRead(o: { id: string; userId: string }): Promise<Notification | null> {
    const row = this.#rows.get(o.id);
    if (row?.userId !== o.userId) return null;
    return this.#store({ ...row, readAt: row.readAt ?? this.#clock() });
  }

  async markAllRead({ userId, upTo }: { userId: string; upTo: Instant }): Promise<void> {
    for (const row of this.#of(userId))
      if (row.readAt === null && row.createdAt <= upTo) this.#store({ ...row, readAt: this.#clock() });
  }

  async markMailed(id: string): Promise<void> {
    const row = this.#rows.get(id);
    if (row) this.#store({ ...row, mailedAt: row.mailedAt ?? this.#clock() });
  }

  async healthCheck(): Promise<void> {}

  #of(userId: string): Notification[] {
    return [...this.#rows.values()].filter((row) => row.userId === userId);
  }

  #store(row: Notification): Notification {
    this.#rows.set(row.id, row);
    return row;
  }
}
