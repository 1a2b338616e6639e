/**
 * A job as the queue keeps it: under which key, with what payload. Belongs here: names and keys, the same for
 * both implementations. Does not: when it is tried again (the queue), what it does (jobs/tasks.ts).
 */
import type { Instant } from "../domain/clock.ts";
import type { NewJob } from "./interface.ts";

export interface JobSpec {
  readonly task: NewJob["task"];
  /** A newer job with the key takes the place of an older one that has not begun. */
  readonly key: string;
  readonly payload: object;
  /** By the store's clock; null is now. */
  readonly runAt: Instant | null;
}

/**
 * A job that fails this often is left for an admin. With the queue's growing delays that is some four days.
 */
export const JOB_ATTEMPTS_MAX = 25;

export function jobSpec(job: NewJob): JobSpec {
  switch (job.task) {
    case "run_money_operation": {
      const { task, operationId, runAt } = job;
      return { task, key: `op:${operationId}`, payload: { operationId }, runAt };
    }
    case "order_deadline": {
      const { task, orderId, event, runAt } = job;
      return { task, key: `${event}:${orderId}`, payload: { orderId, event }, runAt };
    }
    case "process_stripe_event": {
      const { task, eventId, runAt } = job;
      return { task, key: `event:${eventId}`, payload: { eventId }, runAt };
    }
    case "send_notification": {
      const { task, notification } = job;
      return {
        task,
        key: `${notification.eventId}:${notification.userId}`,
        payload: notification,
        runAt: null,
      };
    }
  }
}
