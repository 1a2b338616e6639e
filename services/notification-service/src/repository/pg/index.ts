/**
 * Notifications in PostgreSQL, schema `notification`; their letters' jobs in `notification_worker`, beside
 * them.
 */
import type { Pool } from "pg";
import type { Instant } from "../../domain/clock.ts";
import type { Notification } from "../../domain/entities.ts";
import type { NewNotification, NotificationList, NotificationRepository } from "../interface.ts";
import { LETTER_TASK, WORKER_SCHEMA } from "../job-names.ts";

interface Row {
  id: string;
  event_id: string;
  user_id: string;
  title: string;
  body: string;
  link: string | null;
  read_at: Date | null;
  mailed_at: Date | null;
  created_at: Date;
}

export class PgNotificationRepository implements NotificationRepository {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async createNotification(notification: NewNotification): Promise<Notification> {
    const { id, eventId, userId, title, body, link } = notification;
    const inserted = await this.#first(
      `WITH told AS (
         INSERT INTO notification.notifications (id, event_id, user_id, title, body, link)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (event_id, user_id) DO NOTHING
         RETURNING *
       )
       SELECT told.*, (${WORKER_SCHEMA}.add_job(
         $7, json_build_object('notificationId', told.id), job_key := told.id
       )).id AS job_id
       FROM told`,
      [id, eventId, userId, title, body, link, LETTER_TASK],
    );
    if (inserted) return toNotification(inserted);
    // The insert waited for whoever was telling it, so what that one stored can be seen now.
    const former = await this.#first(
      "SELECT * FROM notification.notifications WHERE event_id = $1 AND user_id = $2",
      [eventId, userId],
    );
    if (!former) throw new Error("a notification that stopped an insert was gone when it was looked for");
    return toNotification(former);
  }

  async getNotification(id: string): Promise<Notification | null> {
    const row = await this.#first("SELECT * FROM notification.notifications WHERE id = $1", [id]);
    return row && toNotification(row);
  }

  async listNotifications(o: { userId: string; limit: number; offset: number }): Promise<NotificationList> {
    const { rows } = await this.#pool.query<{ total: number; unread: number } & (Row | { id: null })>(
      `SELECT counts.total, counts.unread, page.*
       FROM (
         SELECT count(*)::int AS total, count(*) FILTER (WHERE read_at IS NULL)::int AS unread
         FROM notification.notifications WHERE user_id = $1
       ) AS counts
       LEFT JOIN LATERAL (
         SELECT * FROM notification.notifications
         WHERE user_id = $1
         ORDER BY created_at DESC, id DESC
         LIMIT $2 OFFSET $3
       ) AS page ON true
       ORDER BY page.created_at DESC, page.id DESC`,
      [o.userId, o.limit, o.offset],
    );
    return {
      rows: rows.flatMap((row) => (row.id === null ? [] : [toNotification(row)])),
      total: rows[0]?.total ?? 0,
      unreadCount: rows[0]?.unread ?? 0,
    };
  }

  async countUnread(userId: string): Promise<number> {
    const { rows } = await this.#pool.query<{ unread: number }>(
      "SELECT count(*)::int AS unread FROM notification.notifications WHERE user_id = $1 AND read_at IS NULL",
      [userId],
    );
    return rows[0]?.unread ?? 0;
  }

  async getMark(userId: string): Promise<string> {
    const { rows } = await this.#pool.query<{ mark: string }>(
      `SELECT concat(count(*) FILTER (WHERE read_at IS NULL), '.', count(*)) AS mark
       FROM notification.notifications WHERE user_id = $1`,
      [userId],
    );
    return rows[0]?.mark ?? "";
  }

  async markRead(o: { id: string; userId: string }): Promise<Notification | null> {
    const row = await this.#first(
      `UPDATE notification.notifications SET read_at = coalesce(read_at, now())
       WHERE id = $1 AND user_id = $2
       RETURNING *`,
      [o.id, o.userId],
    );
    return row && toNotification(row);
  }

  async markAllRead({ userId, upTo }: { userId: string; upTo: Instant }): Promise<void> {
    await this.#pool.query(
      `UPDATE notification.notifications SET read_at = now()
       WHERE user_id = $1 AND read_at IS NULL
         AND date_trunc('milliseconds', created_at) <= to_timestamp($2 / 1000.0)`,
      [userId, upTo],
    );
  }

  async markMailed(id: string): Promise<void> {
    await this.#pool.query(
      "UPDATE notification.notifications SET mailed_at = now() WHERE id = $1 AND mailed_at IS NULL",
      [id],
    );
  }

  async healthCheck(): Promise<void> {
    await this.#pool.query("SELECT 1");
  }

  async #first(sql: string, values: readonly unknown[]): Promise<Row | null> {
    const { rows } = await this.#pool.query<Row>(sql, [...values]);
    return rows[0] ?? null;
  }
}

const toNotification = (row: Row): Notification => ({
  id: row.id,
  eventId: row.event_id,
  userId: row.user_id,
  title: row.title,
  body: row.body,
  link: row.link,
  readAt: row.read_at?.getTime() ?? null,
  mailedAt: row.mailed_at?.getTime() ?? null,
  createdAt: row.created_at.getTime(),
});
