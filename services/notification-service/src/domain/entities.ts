/**
 * Notifications, letters and the people who get them, as the code holds them.
 *
 * Belongs here: shapes. Does not: columns (repository/pg/), JSON (routes/presenters.ts), wording (letter.ts).
 */
import type { Instant } from "./clock.ts";

/** What one person was told of one event. The event and the person together are unique. */
export interface Notification {
  readonly id: string;
  readonly eventId: string;
  readonly userId: string;
  readonly title: string;
  readonly body: string;
  /** A path in the web app; null when there is nothing to open. */
  readonly link: string | null;
  readonly readAt: Instant | null;
  /** When its letter was handed over; null until then. */
  readonly mailedAt: Instant | null;
  readonly createdAt: Instant;
}

export interface Person {
  readonly displayName: string;
  readonly email: string;
}

/**
 * A notification as an e-mail. Everything in it follows from the notification, so writing it again gives the
 * same.
 */
export interface Letter {
  /** The notification's id: names the letter wherever it goes. */
  readonly id: string;
  readonly to: Person;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly writtenAt: Instant;
}
