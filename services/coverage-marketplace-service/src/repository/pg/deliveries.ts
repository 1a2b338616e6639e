/** Deliveries, and those still being written, in Postgres. */
import type { Delivery, DeliveryDraft } from "../../domain/entities.ts";
import type { DeliveryStore } from "../interface.ts";
import { changeOrderWith } from "./orders.ts";
import type { Query } from "./query.ts";
import { DELIVERY, DELIVERY_DRAFT, selection } from "./rows.ts";
import { Values } from "./statement.ts";

const DRAFT = selection<DeliveryDraft>(DELIVERY_DRAFT);

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
    getDeliveryDraft: async (orderId) => {
      const text = `SELECT ${DRAFT} FROM coverage_delivery_drafts f WHERE f.order_id = $1`;
      const [draft] = await query<DeliveryDraft>({ label: "delivery_draft", text, values: [orderId] });
      return draft ?? null;
    },
    saveDeliveryDraft: (draft) => saveDeliveryDraft(query, draft),
  };
}

async function saveDeliveryDraft(
  query: Query,
  { orderId, values: content, basedOn }: Parameters<DeliveryStore["saveDeliveryDraft"]>[0],
): Promise<DeliveryDraft | null> {
  const values = new Values();
  const id = values.add(orderId);
  const json = values.json(content);
  const text =
    basedOn === 0
      ? `INSERT INTO coverage_delivery_drafts AS f (order_id, content, version)
         VALUES (${id}, ${json}, 1) ON CONFLICT (order_id) DO NOTHING RETURNING ${DRAFT}`
      : `UPDATE coverage_delivery_drafts f SET content = ${json}, version = f.version + 1
         WHERE f.order_id = ${id} AND f.version = ${values.add(basedOn)} RETURNING ${DRAFT}`;
  const [saved] = await query<DeliveryDraft>({ label: "save_delivery_draft", text, values: values.list });
  return saved ?? null;
}
