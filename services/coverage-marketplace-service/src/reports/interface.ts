/** What the marketplace needs of a printer: a delivery on paper. */
import type { CoverageTopSheet } from "@script-manifest/contracts";
import type { Delivery } from "../domain/entities.ts";

export interface ReportPaper
  extends Pick<
    Delivery,
    "summary" | "strengths" | "weaknesses" | "recommendations" | "score" | "report" | "createdAt"
  > {
  readonly topSheet: CoverageTopSheet;
  readonly serviceTitle: string;
}

export interface ReportPrinter {
  /**
   * A tagged PDF whose text can be selected. The same paper gives the same pages. Throws PrinterBusy when
   * more is asked for than can be printed, PrinterGaveUp when this one takes too long or too much.
   */
  print(paper: ReportPaper): Promise<Uint8Array>;
}

export class PrinterBusy extends Error {
  override readonly name = "PrinterBusy";
}

export class PrinterGaveUp extends Error {
  override readonly name = "PrinterGaveUp";
}
