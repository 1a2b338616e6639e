/** The delivered report as a PDF, for either party or an admin. Made anew each time: none is kept. */
import { DomainError } from "../domain/errors.ts";
import { topSheetOf } from "../domain/report.ts";
import { PrinterBusy, PrinterGaveUp } from "../reports/interface.ts";
import { readDelivery } from "./deliver-order.ts";
import type { CommandDeps, Requester } from "./deps.ts";

export async function printReport(
  deps: CommandDeps,
  o: { orderId: string; requester: Requester },
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { order, delivery } = await readDelivery(deps, o);
  const topSheet = topSheetOf(order, delivery);
  const bytes = await deps.reports
    .print({ ...delivery, topSheet, serviceTitle: order.serviceTitle })
    .catch((error: unknown) => {
      if (error instanceof PrinterGaveUp)
        throw new DomainError(
          "overloaded",
          "It takes too long to print now. The order's page shows it whole.",
        );
      if (!(error instanceof PrinterBusy)) throw error;
      throw new DomainError("overloaded", "Too many reports are being printed. Try again in a moment.");
    });
  return { fileName: `Coverage of ${topSheet.title} by ${topSheet.readerName}.pdf`, bytes };
}
