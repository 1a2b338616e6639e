/** What a demo reader delivers. */
import type { CoverageDeliveryCreateRequestSchema, CoverageReport } from "@script-manifest/contracts";
import type { z } from "zod";

/** As the API takes it: what is left out has its default. */
export type DeliveryInput = z.input<typeof CoverageDeliveryCreateRequestSchema>;

export interface Report {
  readonly summary: string;
  readonly strengths: string;
  readonly weaknesses: string;
  readonly recommendations: string;
  readonly score?: number;
  /** How old the draft was when it was ordered, by its title page; format and genre are the project's. */
  readonly draftDaysOld?: number;
  /** What the tier wants besides the comments. Without it the delivery is a minimal one. */
  readonly structured?: NonNullable<DeliveryInput["report"]>;
  /** Also sent as a PDF made of the same words. */
  readonly asPdf?: boolean;
  /** A page of its own in the PDF. The first row holds the headings. */
  readonly map?: { readonly title: string; readonly rows: readonly (readonly string[])[] };
}

type TenMarks = readonly [number, number, number, number, number, number, number, number, number, number];

/** The ten marks in the grid's own order. */
export function gridOf(...marks: TenMarks): CoverageReport["grid"] {
  const [premise, plot, structure, character, dialogue, setting, pacing, originality, ...last] = marks;
  const [craftAndFormat, marketability] = last;
  return {
    premise,
    plot,
    structure,
    character,
    dialogue,
    setting,
    pacing,
    originality,
    craftAndFormat,
    marketability,
  };
}

type Citation = CoverageReport["citations"][number];
type PageNote = CoverageReport["pageNotes"][number];

/** One page cited by a comment, or several. */
export function cite(
  comment: Citation["comment"],
  pages: number | readonly [from: number, to: number],
  remark = "",
): Citation {
  const [fromPage, toPage] = typeof pages === "number" ? [pages, null] : pages;
  return { comment, fromPage, toPage, remark };
}

export const proofreading = (page: number, text: string): PageNote => ({
  page,
  kind: "proofreading",
  text,
});
export const pageNote = (page: number, text: string): PageNote => ({
  page,
  kind: "note",
  text,
});

/** As the API takes it: a minimal delivery, or one with everything that its tier wants. */
export function deliveryOf(report: Report, orderedAt: string): DeliveryInput {
  const { summary, strengths, weaknesses, recommendations, score, draftDaysOld, structured } = report;
  return {
    summary,
    strengths,
    weaknesses,
    recommendations,
    ...(score !== undefined && { score }),
    ...(draftDaysOld !== undefined && { topSheet: { draftDate: dayBefore(orderedAt, draftDaysOld) } }),
    ...(structured && { report: structured }),
  };
}

function dayBefore(iso: string, days: number): string {
  return new Date(Date.parse(iso) - days * 86_400_000).toISOString().slice(0, 10);
}
