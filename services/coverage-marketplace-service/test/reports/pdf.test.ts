/** The printed report, read back by a PDF reader that knows nothing of how it was made. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { COVERAGE_CRITERIA, CoverageReportSchema } from "@script-manifest/contracts";
import { extractText, getDocumentProxy } from "unpdf";
import type { ReportPaper } from "../../src/reports/interface.ts";
import { PdfReportPrinter } from "../../src/reports/pdf/index.ts";

const MINIMAL: ReportPaper = {
  topSheet: {
    orderId: "cord_42",
    title: "The Salt Line",
    writerName: "Žofia Ελένη Дмитрий",
    readerName: "Daniel Okonkwo",
    pageCount: 9,
    format: "Short film",
    genre: "",
    draftDate: null,
  },
  serviceTitle: "Full coverage",
  summary: "Nine pages, one wall, one wheel.",
  strengths: "",
  weaknesses: "",
  recommendations: "",
  score: null,
  report: null,
  createdAt: 1_767_225_600_000,
};

const paragraphs = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `Paragraph ${index + 1}. ${"The tide turns. ".repeat(25)}`,
  ).join("\n\n");

const FULL: ReportPaper = {
  ...MINIMAL,
  topSheet: { ...MINIMAL.topSheet, genre: "Drama", draftDate: "2026-02-28" },
  strengths: paragraphs(3),
  weaknesses: paragraphs(2),
  recommendations: paragraphs(2),
  score: 84,
  report: CoverageReportSchema.parse({
    logline: "A sister comes back for a signature.",
    synopsis: paragraphs(6),
    verdict: { script: "consider", writer: "recommend" },
    grid: Object.fromEntries(COVERAGE_CRITERIA.map((criterion, index) => [criterion, index + 1])),
    percentile: 88,
    citations: [{ comment: "strengths", fromPage: 5, toPage: 6, remark: "The envelope." }],
    pageNotes: Array.from({ length: 40 }, (_, index) => ({
      page: (index % 9) + 1,
      kind: "proofreading",
      text: `Note ${index}: its, not it's.`,
    })),
  }),
};

async function read(paper: ReportPaper) {
  const bytes = await new PdfReportPrinter().print(paper);
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  const { text: pages } = await extractText(pdf, { mergePages: false });
  return { bytes, pdf, pages, text: pages.join("\n").replace(/\s+/g, " ") };
}

type Node = { role?: string; alt?: string; children?: Node[] };
const rolesOf = (node: Node): string[] => [
  ...(node.role ? [node.role] : []),
  ...(node.children ?? []).flatMap(rolesOf),
];

describe("the report as a PDF", () => {
  it("holds every word of a full report, and says so on each numbered page", async () => {
    const { pages, text, pdf } = await read(FULL);
    for (const said of [
      "The Salt Line",
      "Žofia Ελένη Дмитрий",
      "Short film",
      "Drama",
      "February 28, 2026",
      "Daniel Okonkwo",
      "cord_42",
      "84",
      "Consider",
      "Recommend",
      "88th among comparable scripts",
      "A sister comes back for a signature.",
      "Nine pages, one wall, one wheel.",
      "pp. 5–6",
      "The envelope.",
      "Note 39: its, not it's.",
    ])
      assert.ok(text.includes(said), said);
    assert.ok(pages.length > 3);
    for (const [index, page] of pages.entries())
      assert.match(page, new RegExp(`Page ${index + 1} of ${pages.length}`));
    const { info } = await pdf.getMetadata();
    assert.equal((info as { Title?: string }).Title, "Coverage of The Salt Line");
  });

  it("is tagged: headings, tables and a described figure, in the order they are read", async () => {
    const { pdf } = await read(FULL);
    assert.equal((await pdf.getMarkInfo())?.Marked, true);
    const trees = await Promise.all(
      Array.from({ length: pdf.numPages }, async (_, index) =>
        (await pdf.getPage(index + 1)).getStructTree(),
      ),
    );
    const roles = trees.flatMap((tree) => rolesOf(tree as Node));
    for (const role of ["Document", "H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure", "L", "LI"])
      assert.ok(roles.includes(role), role);
    assert.equal(roles.filter((role) => role === "H1").length, 1);
    const alts = JSON.stringify(trees);
    assert.match(alts, /Radar chart of the grid: Premise 1, .*Marketability 10\./);
    const outline = (await pdf.getOutline()) ?? [];
    assert.deepEqual(
      outline.map(({ title }) => title),
      ["Grid", "Synopsis", "Summary", "Strengths", "Weaknesses", "Recommendations", "Page notes"],
    );
  });

  it("prints a delivery of a summary alone, without empty headings", async () => {
    const { text, pages } = await read(MINIMAL);
    assert.equal(pages.length, 1);
    assert.ok(text.includes("Nine pages, one wall, one wheel."));
    for (const absent of ["Strengths", "Grid", "Synopsis", "Genre", "Verdict", "null", "undefined"])
      assert.ok(!text.includes(absent), absent);
  });

  it("shows a grid with gaps as a table, and no picture that would show gaps as dents", async () => {
    const report = CoverageReportSchema.parse({ grid: { premise: 7 } });
    const { text, pdf } = await read({ ...MINIMAL, report });
    assert.match(text, /Premise 7 of 10 Plot no mark/);
    assert.doesNotMatch(JSON.stringify(await (await pdf.getPage(1)).getStructTree()), /Figure/);
  });

  it("gives the same bytes for the same paper", async () => {
    const [one, other] = [await read(FULL), await read(FULL)];
    assert.deepEqual(one.bytes, other.bytes);
  });
});
