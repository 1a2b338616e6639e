/** The order whose coverage is written, for whoever writes it; everybody else is sent to the order's page. */
import "server-only";
import type { CoverageOrder } from "@script-manifest/contracts";
import { redirect } from "next/navigation";
import { dataOrThrow } from "@/lib/coverage-server";
import { readOrder } from "@/lib/guarded-reads";
import { requireUser } from "@/lib/viewer";

/** Only while it can be delivered; the order's page says how it stands. Asked once per request. */
export async function deliverableOrder(id: string): Promise<CoverageOrder> {
  await requireUser();
  const { order } = dataOrThrow(await readOrder(id));
  if (!order.availableActions.includes("deliver")) redirect(`/coverage/orders/${order.id}`);
  return order;
}
