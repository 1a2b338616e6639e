/** The webhook inbox in memory. */
import type { WebhookInboxStore } from "../interface.ts";
import { assertAlarm, raise } from "./alarms.ts";
import type { MemoryState } from "./state.ts";

export function webhookInboxStore(state: MemoryState): WebhookInboxStore {
  return {
    receiveStripeEvent: async ({ id, type, payload }) => {
      if (state.stripeEvents.has(id)) return false;
      // As JSON, because that is all a database would give back.
      const stored: unknown = JSON.parse(JSON.stringify(payload));
      state.stripeEvents.set(id, {
        id,
        type,
        payload: stored,
        status: "received",
        attempts: 0,
        lastError: null,
      });
      state.jobs.add([{ task: "process_stripe_event", eventId: id, runAt: null }]);
      return true;
    },
    getEventsMark: async () => state.eventsMark,
    moveEventsMark: async (listedUntil) => {
      state.eventsMark = Math.max(state.eventsMark ?? listedUntil, listedUntil);
    },
    getStripeEvent: async (id) => {
      const row = state.stripeEvents.get(id);
      if (!row) return null;
      const { lastError: _kept, ...record } = row;
      return record;
    },
    markStripeEventProcessed: async (id) => {
      const row = state.stripeEvents.get(id);
      if (row) state.stripeEvents.set(id, { ...row, status: "processed" });
    },
    markStripeEventFailed: async ({ id, error, dead, alarm }) => {
      const row = state.stripeEvents.get(id);
      if (row?.status !== "received") return;
      if (alarm) assertAlarm(state, alarm);
      const status = dead ? "dead" : "received";
      state.stripeEvents.set(id, { ...row, status, attempts: row.attempts + 1, lastError: error });
      if (alarm) raise(state, alarm);
    },
  };
}
