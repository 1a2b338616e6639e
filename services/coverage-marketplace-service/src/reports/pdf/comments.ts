/** The running text: logline, synopsis, the four comments with the pages they cite, the page notes. */
import type { CoverageCitation, CoverageComment, CoveragePageNote } from "@script-manifest/contracts";
import type { ReportPaper } from "../interface.ts";
import { INK, PAGE, type Paper, type Struct, TEXT_WIDTH } from "./paper.ts";
import { COMMENT_WORDS, pagesInWords } from "./words.ts";

/** A heading never stands at the foot of a page without some lines of what it heads. */
const HEADING_KEEPS = 78;
const CITATION_X = PAGE.margin + 62;

export function drawText(paper: Paper, o: { heading: string; text: string }): Struct {
  paper.space(20);
  paper.ensureSpace(HEADING_KEEPS);
  const section = paper.open(paper.root, "Sect");
  paper.write(section, { tag: "H2", text: o.heading, style: "heading" });
  paper.pdf.outline.addItem(o.heading);
  paper.space(7);
  for (const paragraph of o.text.split(/\n\s*\n/)) {
    paper.paragraph(section, paragraph.trim(), "body");
    paper.space(6);
  }
  return section;
}

export function drawLogline(paper: Paper, logline: string): void {
  const section = paper.open(paper.root, "Sect");
  paper.write(section, { tag: "H2", text: "Logline", style: "label" });
  paper.space(4);
  paper.write(section, { tag: "P", text: logline, style: "logline" });
  paper.space(18);
  section.end();
}

/** A comment that says nothing is left out, with its heading. */
export function drawComment(paper: Paper, report: ReportPaper, comment: CoverageComment): void {
  const text = report[comment];
  const citations = report.report?.citations.filter((citation) => citation.comment === comment) ?? [];
  if (text === "" && citations.length === 0) return;
  const section = drawText(paper, { heading: COMMENT_WORDS[comment], text });
  if (citations.length > 0) drawCitations(paper, section, citations);
  section.end();
}

function drawCitations(paper: Paper, section: Struct, citations: readonly CoverageCitation[]): void {
  paper.space(4);
  const list = paper.open(section, "L");
  for (const { fromPage, toPage, remark } of citations) {
    const width = PAGE.margin + TEXT_WIDTH - CITATION_X;
    const height = Math.max(14, paper.heightOf(remark || "-", "note", width));
    paper.ensureSpace(height);
    const { y } = paper.pdf;
    const item = paper.open(list, "LI");
    const pages = pagesInWords(fromPage, toPage);
    paper.write(item, { tag: "Lbl", text: pages, style: "strong", y, width: CITATION_X - PAGE.margin - 8 });
    const below = paper.pdf.y;
    if (remark !== "")
      paper.write(item, { tag: "LBody", text: remark, style: "note", x: CITATION_X, y, width });
    paper.pdf.y = Math.max(below, paper.pdf.y) + 3;
  }
}

const KIND_WORDS: Record<CoveragePageNote["kind"], string> = { note: "Note", proofreading: "Proofreading" };
const COLUMNS = { page: 44, kind: 78 } as const;

export function drawPageNotes(paper: Paper, notes: readonly CoveragePageNote[]): void {
  if (notes.length === 0) return;
  paper.space(20);
  paper.ensureSpace(HEADING_KEEPS);
  const section = paper.open(paper.root, "Sect");
  paper.write(section, { tag: "H2", text: "Page notes", style: "heading" });
  paper.pdf.outline.addItem("Page notes");
  paper.space(8);
  const table = paper.open(section, "Table");
  drawRow(paper, table, { cells: HEAD, isHead: true });
  const sorted = [...notes].sort((a, b) => a.page - b.page);
  for (const { page, kind, text } of sorted) {
    const { pdf } = paper;
    const sheet = pdf.page;
    paper.ensureSpace(paper.heightOf(text, "note", NOTE_WIDTH) + 10);
    // For the eye only: a screen reader heard the heads where the table began.
    if (pdf.page !== sheet) paper.decorate(() => setCells(paper, HEAD));
    drawRow(paper, table, { cells: [String(page), KIND_WORDS[kind], text], isHead: false });
  }
  section.end();
}

type Cells = readonly [page: string, kind: string, note: string];
const HEAD: Cells = ["Page", "Kind", "Note"];
const NOTE_X = PAGE.margin + COLUMNS.page + COLUMNS.kind;
const NOTE_WIDTH = TEXT_WIDTH - COLUMNS.page - COLUMNS.kind;

/** The heads again, without a tag. */
function setCells(paper: Paper, [page, kind, note]: Cells): void {
  const { y } = paper.pdf;
  paper.set(page, "label", { y, width: COLUMNS.page - 6 });
  paper.set(kind, "label", { x: PAGE.margin + COLUMNS.page, y, width: COLUMNS.kind - 6 });
  paper.set(note, "label", { x: NOTE_X, y, width: NOTE_WIDTH });
  paper.pdf.y += 5;
}

function drawRow(paper: Paper, table: Struct, { cells, isHead }: { cells: Cells; isHead: boolean }): void {
  paper.rule(isHead ? { weight: 1, colour: INK } : {});
  const y = paper.pdf.y + 5;
  const row = paper.open(table, "TR");
  const tag = isHead ? { tag: "TH", scope: "Column" as const } : { tag: "TD" };
  const [page, kind, note] = cells;
  const plain = isHead ? "label" : "value";
  paper.write(row, { ...tag, text: page, style: isHead ? "label" : "strong", y, width: COLUMNS.page - 6 });
  const kindBox = { x: PAGE.margin + COLUMNS.page, y, width: COLUMNS.kind - 6 };
  paper.write(row, { ...tag, text: kind, style: plain, ...kindBox });
  const below = paper.pdf.y;
  paper.write(row, { ...tag, text: note, style: isHead ? "label" : "note", x: NOTE_X, y, width: NOTE_WIDTH });
  paper.pdf.y = Math.max(below, paper.pdf.y) + 5;
}
