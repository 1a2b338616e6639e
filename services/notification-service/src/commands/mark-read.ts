import type { Notification } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import type { CommandDeps } from "./deps.ts";

/** A person has read it; the first reading counts. Somebody else's is answered like a missing one. */
export async function markRead(
  { repository }: CommandDeps,
  o: { id: string; userId: string },
): Promise<Notification> {
  const notification = await repository.markRead(o);
  if (!notification) throw new DomainError("not_found", "There is no such notification.");
  return notification;
}
