import type { Instant } from "../domain/clock.ts";
import type { CommandDeps } from "./deps.ts";

/** A person has read whatever they were told up to a moment. Answers how many are unread still. */
export async function markAllRead(
  { repository }: CommandDeps,
  { userId, upTo }: { userId: string; upTo: Instant },
): Promise<number> {
  await repository.markAllRead({ userId, upTo });
  return repository.countUnread(userId);
}
