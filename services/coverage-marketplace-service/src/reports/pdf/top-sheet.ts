/** The first page's head: what was read, by whom, and what became of it. */
import type { CoverageVerdict } from "@script-manifest/contracts";
import type { ReportPaper } from "../interface.ts";
import { BRASS, INK, PAGE, type Paper, type Struct, TEXT_WIDTH } from "./paper.ts";
import { dayInWords, ordinal, VERDICT_WORDS } from "./words.ts";

const FACTS_WIDTH = 282;
const LABEL_WIDTH = 62;
const VERDICT_X = PAGE.margin + FACTS_WIDTH + 28;
const VERDICT_WIDTH = TEXT_WIDTH - FACTS_WIDTH - 28;

export function drawTopSheet(paper: Paper, report: ReportPaper): void {
  const section = paper.open(paper.root, "Sect");
  const { pdf } = paper;
  paper.decorate(() => {
    for (const y of [PAGE.margin + 60, PAGE.height - PAGE.margin - 60]) pdf.circle(38, y, 5).fill(BRASS);
  });
  paper.write(section, { tag: "P", text: "SCRIPT COVERAGE", style: "slug", y: PAGE.margin });
  paper.space(8);
  paper.write(section, { tag: "H1", text: report.topSheet.title, style: "title" });
  paper.space(12);
  paper.rule({ weight: 1.5, colour: INK });
  const top = pdf.y + 14;
  const factsEnd = drawFacts(paper, section, report, top);
  const verdictEnd = drawVerdict(paper, section, report, top);
  pdf.y = Math.max(factsEnd, verdictEnd) + 12;
  paper.rule({ weight: 1.5, colour: INK });
  pdf.y += 22;
  section.end();
}

function drawFacts(paper: Paper, section: Struct, report: ReportPaper, top: number): number {
  const { topSheet } = report;
  const facts: readonly (readonly [string, string])[] = [
    ["Writer", topSheet.writerName],
    ["Format", topSheet.format],
    ["Genre", topSheet.genre],
    ["Pages", String(topSheet.pageCount)],
    ["Draft date", topSheet.draftDate ? dayInWords(topSheet.draftDate) : ""],
    ["Reader", topSheet.readerName],
    ["Service", report.serviceTitle],
    ["Delivered", dayInWords(report.createdAt)],
    ["Order", topSheet.orderId],
  ];
  const table = paper.open(section, "Table");
  let y = top;
  for (const [label, value] of facts) {
    if (value === "") continue;
    const row = paper.open(table, "TR");
    paper.write(row, {
      tag: "TH",
      scope: "Row",
      text: label,
      style: "label",
      y: y + 0.8,
      width: LABEL_WIDTH,
    });
    const x = PAGE.margin + LABEL_WIDTH + 8;
    const box = { x, y, width: FACTS_WIDTH - LABEL_WIDTH - 8, align: "left" } as const;
    paper.write(row, { tag: "TD", text: value, style: "value", ...box });
    y = paper.pdf.y + 4.5;
  }
  return y;
}

/** Empty when the reader gave neither verdict nor score: the facts then stand alone. */
function drawVerdict(paper: Paper, section: Struct, { report, score }: ReportPaper, top: number): number {
  const verdicts = [
    ["Script", report?.verdict.script ?? null],
    ["Writer", report?.verdict.writer ?? null],
  ] as const;
  let y = top;
  const box = { x: VERDICT_X, width: VERDICT_WIDTH } as const;
  if (score !== null) {
    paper.write(section, { tag: "P", text: "Overall score", style: "label", y, ...box });
    paper.write(section, { tag: "P", text: `${score}`, style: "score", y: paper.pdf.y - 2, ...box });
    paper.write(section, { tag: "P", text: "out of 100", style: "label", y: paper.pdf.y - 4, ...box });
    y = paper.pdf.y + 10;
  }
  for (const [about, verdict] of verdicts) {
    if (verdict === null) continue;
    paper.write(section, {
      tag: "P",
      text: `Verdict on the ${about.toLowerCase()}`,
      style: "label",
      y,
      ...box,
    });
    paper.write(section, { tag: "P", text: wordOf(verdict), style: "verdict", y: paper.pdf.y + 1, ...box });
    y = paper.pdf.y + 7;
  }
  if (report?.percentile) {
    paper.write(section, { tag: "P", text: "Percentile", style: "label", y, ...box });
    const text = `${ordinal(report.percentile)} among comparable scripts`;
    paper.write(section, { tag: "P", text, style: "strong", y: paper.pdf.y + 1, ...box });
    y = paper.pdf.y + 7;
  }
  return y;
}

const wordOf = (verdict: CoverageVerdict): string => VERDICT_WORDS[verdict];
