/** The delivered report as a PDF, for either party or an admin. Made anew each time: none is kept. */
import { topSheetOf } from "../domain/report.ts";
import { readDelivery } from "./deliver-order.ts";
import type { CommandDeps, Requester } from "./deps.ts";

export async function printReport(
  deps: CommandDeps,
  o: { orderId: string; requester: Requester },
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { order, delivery } = await readDelivery(deps, o);
  const topSheet = topSheetOf(order, delivery);
  const bytes = await deps.reports.print({ ...delivery, topSheet, serviceTitle: order.serviceTitle });
  return { fileName: `Coverage of ${topSheet.title} by ${topSheet.readerName}.pdf`, bytes };
}
