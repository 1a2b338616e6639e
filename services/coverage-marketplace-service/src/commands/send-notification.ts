/**
 * Tells one person of one happening of an order. Telling again changes nothing: the notification service
 * keeps count.
 */

import type { NotifyRequest } from "@script-manifest/contracts";
import type { Order } from "../domain/entities.ts";
import { faultPoint } from "../fault-points.ts";
import type { Notifier } from "../notifications/interface.ts";
import type { NotificationJob } from "../repository/interface.ts";
import type { CommandDeps } from "./deps.ts";

/** Null when the happening has nothing to say to this person. */
export type WordNotification = (job: NotificationJob, order: Order) => NotifyRequest | null;

/** Throws when it cannot be told now: the job tries again. */
export async function sendNotification(
  deps: Pick<CommandDeps, "repository"> & { notifier: Notifier; wordingFor: WordNotification },
  job: NotificationJob,
): Promise<void> {
  const order = await deps.repository.getOrder(job.orderId);
  const message = order && deps.wordingFor(job, order);
  if (message) await deps.notifier.notify(message);
  faultPoint("person-told");
}
