/** Deliveries, and those still being written, in memory. */
import type { DeliveryStore } from "../interface.ts";
import { changeOrder } from "./order-change.ts";
import { toOrder } from "./rows.ts";
import { type MemoryState, required } from "./state.ts";

export function deliveryStore(state: MemoryState): DeliveryStore {
  return {
    createDelivery: async (change) => {
      const changed = changeOrder(state, change);
      if (!changed?.delivery) return null;
      return { order: toOrder(state, changed.order), delivery: changed.delivery };
    },
    getDeliveryByOrder: async (orderId) => state.deliveries.get(orderId) ?? null,
    getDeliveryDraft: async (orderId) => state.deliveryDrafts.get(orderId) ?? null,
    saveDeliveryDraft: async ({ orderId, values, basedOn }) => {
      required(state.orders, orderId);
      const version = state.deliveryDrafts.get(orderId)?.version ?? 0;
      if (version !== basedOn) return null;
      const saved = { orderId, values: { ...values }, version: version + 1, updatedAt: state.clock() };
      state.deliveryDrafts.set(orderId, saved);
      return saved;
    },
  };
}
