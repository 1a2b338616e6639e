/** Deliveries in Postgres. */
import type { Delivery } from "../../domain/entities.ts";
import type { DeliveryStore } from "../interface.ts";
import { changeOrderWith } from "./orders.ts";
import type { Query } from "./query.ts";
import { DELIVERY, selection } from "./rows.ts";

export function deliveryStore(query: Query): DeliveryStore {
  return {
    createDelivery: async (change) => {
      const part = { label: "create_delivery", columns: DELIVERY, from: "delivery v" };
      const changed = await changeOrderWith<Delivery>(query, change, part);
      return changed && { order: changed.order, delivery: changed.part };
    },
    getDeliveryByOrder: async (orderId) => {
      const text = `SELECT ${selection<Delivery>(DELIVERY)} FROM coverage_deliveries v WHERE v.order_id = $1`;
      const [delivery] = await query<Delivery>({ label: "delivery", text, values: [orderId] });
      return delivery ?? null;
    },
  };
}
