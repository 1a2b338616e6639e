/** Printing in a thread: the same pages, one bad paper spoils no other, and no queue without end. */
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { PrinterBusy, PrinterGaveUp, type ReportPaper } from "../../src/reports/interface.ts";
import { PdfReportPrinter } from "../../src/reports/pdf/index.ts";
import { PRINTING_LIMITS, ThreadedReportPrinter } from "../../src/reports/threaded/index.ts";

const paper: ReportPaper = {
  topSheet: {
    orderId: "cord_42",
    title: "The Salt Line",
    writerName: "Elena Marsh",
    readerName: "Daniel Kessler",
    pageCount: 9,
    format: "Short film",
    genre: "Drama",
    draftDate: null,
  },
  serviceTitle: "Full coverage",
  summary: "Nine pages, one wall, one wheel.",
  strengths: "",
  weaknesses: "",
  recommendations: "",
  score: 84,
  report: null,
  createdAt: 1_767_225_600_000,
};
/** Nothing a delivery can be; a mistake of ours. */
const broken = { ...paper, topSheet: null } as unknown as ReportPaper;

describe("the printing thread", () => {
  const printer = new ThreadedReportPrinter();
  after(() => printer.close());

  it("prints what the printer prints", async () => {
    const [here, there] = await Promise.all([new PdfReportPrinter().print(paper), printer.print(paper)]);
    assert.deepEqual(Buffer.from(there), Buffer.from(here));
  });

  it("fails for the paper that cannot be printed, and for no other", async () => {
    const [good, bad, next] = await Promise.allSettled([
      printer.print(paper),
      printer.print(broken),
      printer.print(paper),
    ]);
    assert.deepEqual([good.status, bad.status, next.status], ["fulfilled", "rejected", "fulfilled"]);
  });

  it("turns reports away before its queue grows without end", async () => {
    const busy = new ThreadedReportPrinter({ ...PRINTING_LIMITS, waitingMax: 2 });
    const first = [busy.print(paper), busy.print(paper)];
    await assert.rejects(busy.print(paper), PrinterBusy);
    await Promise.all(first);
    await busy.print(paper);
    await busy.close();
  });

  it("starts another thread after one that did not come back in time", async () => {
    const hasty = new ThreadedReportPrinter({ ...PRINTING_LIMITS, timeoutMs: 1 });
    await assert.rejects(hasty.print(paper), PrinterGaveUp);
    await assert.rejects(hasty.print(paper), PrinterGaveUp);
    await hasty.close();
  });

  it("gives up the report that needs too much memory, and prints those behind it", async () => {
    const small = new ThreadedReportPrinter({ ...PRINTING_LIMITS, timeoutMs: 60_000, memoryMegabytes: 96 });
    const endless = { ...paper, summary: "a\n".repeat(100_000) };
    const [lost, next] = await Promise.allSettled([small.print(endless), small.print(paper)]);
    assert.ok(lost.status === "rejected" && lost.reason instanceof PrinterGaveUp);
    assert.equal(next.status, "fulfilled");
    await small.close();
  });
});
