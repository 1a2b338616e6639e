/** Alarms in memory. */
import type { AlarmStore, NewAlarm } from "../interface.ts";
import { newestFirst, slicePage } from "./rows.ts";
import { type MemoryState, required } from "./state.ts";

export function alarmStore(state: MemoryState): AlarmStore {
  return {
    raiseAlarm: async (alarm) => raise(state, alarm),
    listAlarms: async (page) => {
      const open = state.alarms.filter((alarm) => alarm.acknowledgedAt === null).sort(newestFirst);
      const seen = state.alarms.filter((alarm) => alarm.acknowledgedAt !== null).sort(newestFirst);
      return { rows: slicePage([...open, ...seen], page), total: state.alarms.length };
    },
  };
}

/** The same kind and subject is one open alarm: the first one stays. */
export function raise(state: MemoryState, alarm: NewAlarm): void {
  assertAlarm(state, alarm);
  const open = state.alarms.some(
    (other) => other.kind === alarm.kind && other.subject === alarm.subject && other.acknowledgedAt === null,
  );
  if (!open) state.alarms.push({ ...alarm, acknowledgedAt: null, createdAt: state.clock() });
}

/** Throws when it is about an order that does not exist. */
export function assertAlarm(state: MemoryState, { orderId }: NewAlarm): void {
  if (orderId !== null) required(state.orders, orderId);
}
