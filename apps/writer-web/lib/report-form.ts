/**
 * The delivery form's values: text, as it is typed, under the names the API has for it. How they become a
 * request, and how they are kept as a draft and come back from one.
 *
 * Belongs here: pure changes of shape. Does not: fields, saving (use-autosave.ts).
 */
import {
  COVERAGE_TIER_PARTS,
  type CoverageComment,
  type CoverageCriterion,
  type CoverageDeliveryCreateRequest,
  CoverageDeliveryCreateRequestSchema,
  type CoverageReportPart,
  type CoverageTier,
  type CoverageTopSheet,
} from "@script-manifest/contracts";
import { z } from "zod";
import { plural } from "./format";
import { criteria } from "./report-words";

export interface CitationRow {
  comment: CoverageComment;
  fromPage: string;
  toPage: string;
  remark: string;
}
export interface NoteRow {
  page: string;
  kind: "note" | "proofreading";
  text: string;
}
export interface ReportValues {
  summary: string;
  strengths: string;
  weaknesses: string;
  recommendations: string;
  score: string;
  fileKey: string;
  fileName: string;
  topSheet: { format: string; genre: string; draftDate: string };
  report: {
    logline: string;
    synopsis: string;
    verdict: { script: string; writer: string };
    grid: Record<CoverageCriterion, string>;
    percentile: string;
    citations: CitationRow[];
    pageNotes: NoteRow[];
  };
}

export const blankCitation = (comment: CoverageComment): CitationRow => ({
  comment,
  fromPage: "",
  toPage: "",
  remark: "",
});
export const blankNote = (kind: NoteRow["kind"] = "note"): NoteRow => ({ page: "", kind, text: "" });

/** Nothing is written yet but what the platform knows itself. */
export function blankReport({ format, genre, draftDate }: CoverageTopSheet): ReportValues {
  return {
    summary: "",
    strengths: "",
    weaknesses: "",
    recommendations: "",
    score: "",
    fileKey: "",
    fileName: "",
    topSheet: { format, genre, draftDate: draftDate ?? "" },
    report: {
      logline: "",
      synopsis: "",
      verdict: { script: "", writer: "" },
      grid: Object.fromEntries(
        criteria.map((criterion) => [criterion, ""]),
      ) as ReportValues["report"]["grid"],
      percentile: "",
      citations: [],
      pageNotes: [],
    },
  };
}

/** Null when nothing was typed; NaN, which no schema takes, when it is no number. */
const optionalNumber = (typed: string): number | null => (typed.trim() === "" ? null : Number(typed));
const requiredNumber = (typed: string): number => (typed.trim() === "" ? Number.NaN : Number(typed));
const choice = <T extends string>(chosen: string): T | null => (chosen === "" ? null : (chosen as T));

function toRequest(values: ReportValues): z.input<typeof CoverageDeliveryCreateRequestSchema> {
  const { summary, strengths, weaknesses, recommendations, topSheet, report } = values;
  return {
    summary,
    strengths,
    weaknesses,
    recommendations,
    score: optionalNumber(values.score),
    fileKey: choice(values.fileKey),
    fileName: choice(values.fileName),
    topSheet: { ...topSheet, draftDate: choice(topSheet.draftDate) },
    report: {
      logline: report.logline,
      synopsis: report.synopsis,
      verdict: { script: choice(report.verdict.script), writer: choice(report.verdict.writer) },
      grid: Object.fromEntries(criteria.map((name) => [name, optionalNumber(report.grid[name] ?? "")])),
      percentile: optionalNumber(report.percentile),
      citations: report.citations.map((row) => ({
        ...row,
        fromPage: requiredNumber(row.fromPage),
        toPage: optionalNumber(row.toPage),
      })),
      pageNotes: report.pageNotes.map((row) => ({ ...row, page: requiredNumber(row.page) })),
    },
  };
}

/** The contract's own schema over what was typed, and the one rule it cannot know: how long the script is. */
export function reportSchema(pageCount: number): z.ZodType<CoverageDeliveryCreateRequest, ReportValues> {
  return z
    .custom<ReportValues>()
    .transform(toRequest)
    .pipe(CoverageDeliveryCreateRequestSchema)
    .superRefine(({ report }, context) => {
      const check = (page: number | null, ...path: (string | number)[]) => {
        if (page !== null && page > pageCount)
          context.addIssue({
            code: "custom",
            path: ["report", ...path],
            message: `The script has ${plural(pageCount, "page")}.`,
          });
      };
      report?.citations.forEach(({ fromPage, toPage }, index) => {
        check(fromPage, "citations", index, "fromPage");
        check(toPage, "citations", index, "toPage");
      });
      report?.pageNotes.forEach(({ page }, index) => {
        check(page, "pageNotes", index, "page");
      });
    });
}

export const isBlankCitation = (row: CitationRow): boolean =>
  `${row.fromPage}${row.toPage}${row.remark}`.trim() === "";
export const isBlankNote = (row: NoteRow): boolean => `${row.page}${row.text}`.trim() === "";

/** Part → is something of it written, all of it for the grid and the verdicts? */
export function isWritten(part: CoverageReportPart, { report, ...values }: ReportValues): boolean {
  switch (part) {
    case "verdict":
      return report.verdict.script !== "" && report.verdict.writer !== "";
    case "grid":
      return criteria.every((criterion) => report.grid[criterion] !== "");
    case "pageNotes":
      return report.pageNotes.some((row) => !isBlankNote(row));
    case "percentile":
    case "logline":
    case "synopsis":
      return report[part].trim() !== "";
    default:
      return values[part].trim() !== "";
  }
}

/** What the tier promises, in the order it is written, and whether it is there. */
export function promisedParts(tier: CoverageTier, values: ReportValues) {
  const standings = Object.entries(COVERAGE_TIER_PARTS[tier]) as [CoverageReportPart, string][];
  return standings
    .filter(([, standing]) => standing === "promised")
    .map(([part]) => ({ part, isWritten: isWritten(part, values) }));
}

/** A part that is not of the tier is only shown to somebody who has written it all the same. */
export function isOffered(part: CoverageReportPart, tier: CoverageTier, values: ReportValues): boolean {
  return COVERAGE_TIER_PARTS[tier][part] !== "unusual" || isWritten(part, values);
}
