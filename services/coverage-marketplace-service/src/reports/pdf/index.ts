/**
 * The report as a PDF: tagged for screen readers (PDF/UA), its text selectable, its pages numbered.
 *
 * Belongs here: the order of the parts. Does not: drawing one (the files beside this one).
 */
import { CoverageCommentSchema } from "@script-manifest/contracts";
import type { ReportPaper, ReportPrinter } from "../interface.ts";
import { drawComment, drawLogline, drawPageNotes, drawText } from "./comments.ts";
import { drawGrid } from "./grid.ts";
import { Paper } from "./paper.ts";
import { drawTopSheet } from "./top-sheet.ts";

export class PdfReportPrinter implements ReportPrinter {
  async print(report: ReportPaper): Promise<Uint8Array> {
    const { topSheet, serviceTitle, report: structured } = report;
    const paper = new Paper({
      title: `Coverage of ${topSheet.title}`,
      author: topSheet.readerName,
      subject: serviceTitle,
      createdAtMs: report.createdAt,
    });
    drawTopSheet(paper, report);
    if (structured?.logline) drawLogline(paper, structured.logline);
    if (structured) drawGrid(paper, structured.grid);
    if (structured?.synopsis) drawText(paper, { heading: "Synopsis", text: structured.synopsis }).end();
    for (const comment of CoverageCommentSchema.options) drawComment(paper, report, comment);
    if (structured) drawPageNotes(paper, structured.pageNotes);
    const [title, reader] = [topSheet.title, topSheet.readerName].map(inShort);
    return paper.finish(`${title} \u00b7 coverage by ${reader} \u00b7 ${topSheet.orderId}`);
  }
}

/** A foot has room for a line or two. */
const SHORT_LENGTH = 60;
function inShort(name: string): string {
  const characters = Array.from(name);
  return characters.length > SHORT_LENGTH ? `${characters.slice(0, SHORT_LENGTH - 1).join("")}\u2026` : name;
}
