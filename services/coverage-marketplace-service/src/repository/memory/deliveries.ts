/** Deliveries in memory. */
import type { DeliveryStore } from "../interface.ts";
import { changeOrder } from "./order-change.ts";
import { toOrder } from "./rows.ts";
import type { MemoryState } from "./state.ts";

export function deliveryStore(state: MemoryState): DeliveryStore {
  return {
    createDelivery: async (change) => {
      const changed = changeOrder(state, change);
      if (!changed?.delivery) return null;
      return { order: toOrder(state, changed.order), delivery: changed.delivery };
    },
    getDeliveryByOrder: async (orderId) => state.deliveries.get(orderId) ?? null,
  };
}
