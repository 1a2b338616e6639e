/** Names shared by the enqueuing statement and the worker. */

/** The one task there is: sends the letter of a notification. Its payload is `{ notificationId }`. */
export const LETTER_TASK = "send_letter";

/** graphile-worker's tables for this service. The marketplace's queue has a schema of its own. */
export const WORKER_SCHEMA = "notification_worker";
