/**
 * The report as a thing: what it holds, which pages it speaks of, what its top sheet says.
 *
 * Belongs here: reading a delivery. Does not: which parts a tier promises (the contracts' table), drawing.
 */
import type {
  CoveragePartStanding,
  CoverageReport,
  CoverageReportPart,
  CoverageTopSheet,
} from "@script-manifest/contracts";
import type { Delivery, Order } from "./entities.ts";

type Contents = Pick<
  Delivery,
  "summary" | "strengths" | "weaknesses" | "recommendations" | "score" | "report"
>;

/** Part → is it there, whole? A grid lacks something as long as one of its marks does. */
export function partsHeld({ report, ...comments }: Contents): Record<CoverageReportPart, boolean> {
  return {
    verdict: report !== null && report.verdict.script !== null && report.verdict.writer !== null,
    score: comments.score !== null,
    percentile: report !== null && report.percentile !== null,
    logline: report !== null && report.logline !== "",
    synopsis: report !== null && report.synopsis !== "",
    summary: comments.summary !== "",
    strengths: comments.strengths !== "",
    weaknesses: comments.weaknesses !== "",
    recommendations: comments.recommendations !== "",
    grid: report !== null && Object.values(report.grid).every((mark) => mark !== null),
    pageNotes: report !== null && report.pageNotes.length > 0,
  };
}

/** What was promised and is not there, in the order the parts are read. */
export function missingParts(
  contents: Contents,
  standings: Readonly<Record<CoverageReportPart, CoveragePartStanding>>,
): CoverageReportPart[] {
  const held = partsHeld(contents);
  const parts = Object.keys(standings) as CoverageReportPart[];
  return parts.filter((part) => standings[part] === "promised" && !held[part]);
}

/** Pages a report names and the script does not have, each with the field that names it. */
export function pagesBeyond(report: CoverageReport, pageCount: number): { path: string; page: number }[] {
  const named = [
    ...report.citations.flatMap(({ fromPage, toPage }, index) => [
      { path: `citations.${index}.fromPage`, page: fromPage },
      { path: `citations.${index}.toPage`, page: toPage ?? fromPage },
    ]),
    ...report.pageNotes.map(({ page }, index) => ({ path: `pageNotes.${index}.page`, page })),
  ];
  return named.filter(({ page }) => page > pageCount);
}

/** The order knows most of it; the rest is what the delivery, or the project, said. */
export function topSheetOf(
  order: Pick<Order, "id" | "scriptTitle" | "writerName" | "providerName" | "scriptPageCount">,
  { format, genre, draftDate }: Pick<Delivery, "format" | "genre" | "draftDate">,
): CoverageTopSheet {
  return {
    orderId: order.id,
    title: order.scriptTitle,
    writerName: order.writerName,
    readerName: order.providerName,
    pageCount: order.scriptPageCount,
    format,
    genre,
    draftDate,
  };
}
