/** Alarms in memory. */
import type { ActingAdmin, Alarm } from "../../domain/entities.ts";
import type { AlarmStore, NewAlarm } from "../interface.ts";
import { logAct } from "./audit.ts";
import { newestFirst, slicePage } from "./rows.ts";
import { type MemoryState, required } from "./state.ts";

export function alarmStore(state: MemoryState): AlarmStore {
  return {
    raiseAlarm: async (alarm) => raise(state, alarm),
    raiseStandingAlarm: async (alarm) => {
      const { kind, subject, detail } = alarm;
      const stands = state.alarms.some(
        (other) =>
          other.kind === kind &&
          other.subject === subject &&
          other.detail === detail &&
          other.acknowledgedAt !== null,
      );
      if (!stands) raise(state, alarm);
    },
    getAlarm: async (id) => state.alarms.find((alarm) => alarm.id === id) ?? null,
    acknowledgeAlarm: async ({ id, note, admin }) => {
      const [closed] = closeAlarms(state, (alarm) => alarm.id === id, { admin, note });
      if (!closed) return null;
      logAct(state, { admin, act: "alarm_acknowledged", subject: id, reason: note });
      return closed;
    },
    listAlarms: async ({ status = "all", ...page }) => {
      const open = state.alarms.filter((alarm) => alarm.acknowledgedAt === null).sort(newestFirst);
      const seen = state.alarms.filter((alarm) => alarm.acknowledgedAt !== null).sort(newestFirst);
      const matching = { open, acknowledged: seen, all: [...open, ...seen] }[status];
      return { rows: slicePage(matching, page), total: matching.length };
    },
  };
}

/** Those that are open; returns them as they are now. */
export function closeAlarms(
  state: MemoryState,
  which: (alarm: Alarm) => boolean,
  { admin, note }: { admin: ActingAdmin; note: string },
): Alarm[] {
  const said = { acknowledgedBy: admin.userId, acknowledgementNote: note, acknowledgedAt: state.clock() };
  return state.alarms.flatMap((alarm, index) => {
    if (alarm.acknowledgedAt !== null || !which(alarm)) return [];
    const closed = { ...alarm, ...said };
    state.alarms[index] = closed;
    return [closed];
  });
}

/** The same kind and subject is one open alarm: the first one stays. */
export function raise(state: MemoryState, alarm: NewAlarm): void {
  assertAlarm(state, alarm);
  const open = state.alarms.some(
    (other) => other.kind === alarm.kind && other.subject === alarm.subject && other.acknowledgedAt === null,
  );
  if (open) return;
  const closed = { acknowledgedAt: null, acknowledgedBy: null, acknowledgementNote: null };
  state.alarms.push({ ...alarm, ...closed, createdAt: state.clock() });
}

/** Throws when it is about an order that does not exist. */
export function assertAlarm(state: MemoryState, { orderId }: NewAlarm): void {
  if (orderId !== null) required(state.orders, orderId);
}
