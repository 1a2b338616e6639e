import { writeLetter } from "../domain/letter.ts";
import type { Mailer } from "../mail/interface.ts";
import type { People } from "../people/interface.ts";
import type { NotificationRepository } from "../repository/interface.ts";

export interface LetterDeps {
  readonly repository: NotificationRepository;
  readonly people: People;
  readonly mailer: Mailer;
  /** Without a slash at its end. */
  readonly frontendUrl: string;
}

/**
 * Sends the letter of a notification, once as far as a mail server lets us say so. Safe to repeat: a letter
 * that is known to be out is not sent again; killed between handing it over and noting that, the next try
 * hands the same letter over again (see Mailer.send). Throws to be tried again.
 */
export async function sendLetter(deps: LetterDeps, o: { notificationId: string }): Promise<void> {
  const notification = await deps.repository.getNotification(o.notificationId);
  if (!notification || notification.mailedAt !== null) return;
  const to = await deps.people.find(notification.userId);
  // The account is gone: there is nobody to write to, now or later.
  if (!to) return;
  await deps.mailer.send(writeLetter({ notification, to, frontendUrl: deps.frontendUrl }));
  await deps.repository.markMailed(notification.id);
}
