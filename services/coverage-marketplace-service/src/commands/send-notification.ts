/**
 * Tells one person of one happening of an order, or of a provider. Telling again changes nothing: the
 * notification service keeps count.
 */

import type { NotifyRequest } from "@script-manifest/contracts";
import type { Order, Provider } from "../domain/entities.ts";
import { faultPoint } from "../fault-points.ts";
import type { Notifier } from "../notifications/interface.ts";
import type { NotificationJob } from "../repository/interface.ts";
import type { CommandDeps } from "./deps.ts";

/** Null when the happening has nothing to say to this person. */
export type WordNotification = (job: NotificationJob, about: NotificationSubject) => NotifyRequest | null;
export type NotificationSubject = { readonly order: Order } | { readonly provider: Provider };

/** Throws when it cannot be told now: the job tries again. */
export async function sendNotification(
  deps: Pick<CommandDeps, "repository"> & { notifier: Notifier; wordingFor: WordNotification },
  job: NotificationJob,
): Promise<void> {
  const about = await subjectOf(deps, job);
  const message = about && deps.wordingFor(job, about);
  if (message) await deps.notifier.notify(message);
  faultPoint("person-told");
}

async function subjectOf(
  { repository }: Pick<CommandDeps, "repository">,
  job: NotificationJob,
): Promise<NotificationSubject | null> {
  if ("providerId" in job) {
    const provider = await repository.getProvider(job.providerId);
    return provider && { provider };
  }
  const order = await repository.getOrder(job.orderId);
  return order && { order };
}
