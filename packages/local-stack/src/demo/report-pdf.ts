/**
 * A reader's report as the PDF that goes with a delivery: top sheet, the four parts, and the plot's map.
 *
 * Belongs here: drawing. Does not: what a report says (reports/).
 */
import PDFDocument from "pdfkit";
import type { Report } from "./reports/report.ts";
import { collect } from "./screenplay-pdf.ts";

export interface TopSheet {
  readonly title: string;
  readonly writer: string;
  readonly reader: string;
  readonly format: string;
  readonly genre: string;
  readonly pageCount: number;
  readonly orderId: string;
}

const INK = "#1d1b18";
const QUIET = "#6b655c";
/** In points. */
const MARGIN = 72;

export async function renderReport(sheet: TopSheet, report: Report): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: "LETTER",
    margin: MARGIN,
    bufferPages: true,
    info: { Title: `Coverage of ${sheet.title}`, Author: sheet.reader },
  });
  const bytes = collect(pdf);
  drawTopSheet(pdf, sheet, report);
  drawPart(pdf, "Summary", report.summary);
  drawPart(pdf, "Strengths", report.strengths);
  drawPart(pdf, "Weaknesses", report.weaknesses);
  drawPart(pdf, "Recommendations", report.recommendations);
  if (report.map) drawMap(pdf, report.map);
  drawFooters(pdf, sheet);
  pdf.end();
  return bytes;
}

function drawTopSheet(pdf: PDFKit.PDFDocument, sheet: TopSheet, report: Report): void {
  pdf.font("Helvetica").fontSize(9).fillColor(QUIET).text("SCRIPT COVERAGE", { characterSpacing: 1.5 });
  pdf.moveDown(0.4).font("Times-Bold").fontSize(26).fillColor(INK).text(sheet.title);
  pdf.moveDown(0.6);
  const facts: readonly [string, string][] = [
    ["Written by", sheet.writer],
    ["Read by", sheet.reader],
    ["Format", `${sheet.format}, ${sheet.genre.toLowerCase()}`],
    ["Pages", String(sheet.pageCount)],
    ["Order", sheet.orderId],
    ...(report.score === undefined ? [] : [["Score", `${report.score} of 100`] as [string, string]]),
  ];
  for (const [name, value] of facts) {
    const y = pdf.y;
    pdf.font("Helvetica").fontSize(10).fillColor(QUIET).text(name, MARGIN, y);
    pdf.fillColor(INK).text(value, MARGIN + 90, y);
  }
  pdf.moveDown(0.8);
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(612 - MARGIN, pdf.y)
    .lineWidth(0.5)
    .stroke(QUIET);
  pdf.x = MARGIN;
}

function drawPart(pdf: PDFKit.PDFDocument, heading: string, text: string): void {
  if (pdf.y > 620) pdf.addPage();
  pdf.moveDown(1).font("Helvetica-Bold").fontSize(11).fillColor(INK).text(heading);
  pdf.moveDown(0.4).font("Times-Roman").fontSize(11.5);
  pdf.text(text.replaceAll("\n\n", "\n"), { paragraphGap: 7, lineGap: 2 });
}

function drawMap(pdf: PDFKit.PDFDocument, map: NonNullable<Report["map"]>): void {
  pdf.addPage().font("Helvetica-Bold").fontSize(11).fillColor(INK).text(map.title);
  pdf.moveDown(0.8).font("Helvetica").fontSize(9);
  pdf.table({
    defaultStyle: { padding: 5, border: 0.5, borderColor: QUIET },
    columnStyles: [34, "*", "*", "*", "*", "*"],
    rowStyles: (row) => (row === 0 ? { backgroundColor: "#efebe4" } : undefined),
    data: map.rows.map((row) => [...row]),
  });
}

function drawFooters(pdf: PDFKit.PDFDocument, sheet: TopSheet): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    pdf.switchToPage(index);
    // Below the bottom margin, where text would otherwise begin a new page.
    pdf.page.margins.bottom = 0;
    pdf.font("Helvetica").fontSize(8).fillColor(QUIET);
    pdf.text(`${sheet.title} · ${sheet.reader} · page ${index + 1} of ${count}`, MARGIN, 742, {
      lineBreak: false,
    });
  }
}
