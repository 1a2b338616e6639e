/**
 * A screenplay as the PDF a writer would send: title page, then numbered pages in 12-point Courier.
 *
 * Belongs here: drawing. Does not: where lines break (screenplay-layout.ts).
 */
import PDFDocument from "pdfkit";
import { type Line, layOut, type Run } from "./screenplay-layout.ts";

/** In points. */
const CHARACTER_WIDTH = 7.2;
const LINE_HEIGHT = 12;
const MARGIN_TOP = 72;
const PAGE = { size: "LETTER", margin: 0 } as const;

/** The same text gives a file with the same pages each time. */
export async function renderScreenplay(fountain: string): Promise<Buffer> {
  const { front, pages } = layOut(fountain);
  const title = front.get("title") ?? "UNTITLED";
  const pdf = new PDFDocument({
    ...PAGE,
    autoFirstPage: false,
    info: { Title: title, Author: front.get("author") ?? "" },
  });
  const bytes = collect(pdf);
  drawFront(pdf, front);
  pages.forEach((page, index) => {
    pdf.addPage(PAGE);
    if (index > 0) drawLine(pdf, { column: 72, runs: [ordinary(`${index + 1}.`)] }, 36);
    page.forEach((line, row) => {
      if (line) drawLine(pdf, line, MARGIN_TOP + row * LINE_HEIGHT);
    });
  });
  pdf.end();
  return bytes;
}

/** Everything a document writes until it ends. Begin before drawing. */
export function collect(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
}

const ordinary = (text: string): Run => ({ text, bold: false, italic: false, underline: false });

function drawFront(pdf: PDFKit.PDFDocument, front: ReadonlyMap<string, string>): void {
  pdf.addPage(PAGE);
  const centred = (text: string, y: number) =>
    drawLine(pdf, { column: Math.round((85 - text.length) / 2), runs: [ordinary(text)] }, y);
  centred((front.get("title") ?? "").toUpperCase(), 252);
  centred(front.get("credit") ?? "", 288);
  centred(front.get("author") ?? "", 312);
  const foot = [front.get("draft_date"), front.get("contact")].filter((text) => text !== undefined);
  foot.forEach((text, row) => {
    drawLine(pdf, { column: 15, runs: [ordinary(text)] }, 684 + row * LINE_HEIGHT);
  });
}

function drawLine(pdf: PDFKit.PDFDocument, line: Line, y: number): void {
  let column = line.column;
  for (const run of line.runs) {
    const style = `${run.bold ? "Bold" : ""}${run.italic ? "Oblique" : ""}`;
    pdf.font(style ? `Courier-${style}` : "Courier").fontSize(12);
    pdf.text(run.text, column * CHARACTER_WIDTH, y, { lineBreak: false, underline: run.underline });
    column += run.text.length;
  }
}
