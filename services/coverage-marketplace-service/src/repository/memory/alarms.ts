/** Alarms in memory. */
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
      const index = state.alarms.findIndex((alarm) => alarm.id === id && alarm.acknowledgedAt === null);
      const alarm = state.alarms[index];
      if (!alarm) return null;
      const said = { acknowledgedBy: admin.userId, acknowledgementNote: note };
      const closed = { ...alarm, ...said, acknowledgedAt: state.clock() };
      state.alarms[index] = closed;
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
