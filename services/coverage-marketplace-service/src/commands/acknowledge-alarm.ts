/** An admin closes an alarm with a note of what was found. */
import type { Alarm } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import type { CommandDeps, Requester } from "./deps.ts";

/** Throws not_found, or invalid_transition when somebody closed it before. */
export async function acknowledgeAlarm(
  { repository }: CommandDeps,
  o: { alarmId: string; requester: Requester; note: string },
): Promise<Alarm> {
  const alarm = await repository.getAlarm(o.alarmId);
  if (!alarm) throw new DomainError("not_found", "There is no such alarm.");
  const closed = await repository.acknowledgeAlarm({ id: alarm.id, note: o.note, admin: o.requester });
  if (!closed) throw new DomainError("invalid_transition", "The alarm has already been acknowledged.");
  return closed;
}
