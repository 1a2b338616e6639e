/** The thread reports are printed in, one after the other (index.ts). */
import { parentPort } from "node:worker_threads";
import type { ReportPaper } from "../interface.ts";
import { PdfReportPrinter } from "../pdf/index.ts";

export interface PrintRequest {
  readonly id: number;
  readonly paper: ReportPaper;
}
export type PrintAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly error: string };

const printer = new PdfReportPrinter();

parentPort?.on("message", async ({ id, paper }: PrintRequest) => {
  const answer: PrintAnswer = await printer.print(paper).then(
    (bytes) => ({ id, bytes }),
    (error: unknown) => ({ id, error: String(error) }),
  );
  parentPort?.postMessage(answer);
});
