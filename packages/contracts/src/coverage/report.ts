/**
 * The structured report: what a delivery holds beyond its four comments, and what each tier promises of it.
 *
 * Belongs here: shapes, limits and the tiers' table, as data. Does not: deciding whether a part is there (the
 * service's domain and the form).
 */
import { z } from "zod";
import { requiredText, text } from "../primitives.ts";
import type { CoverageTier } from "./service.ts";

export const CoverageVerdictSchema = z.enum(["pass", "consider", "recommend"]);
export type CoverageVerdict = z.infer<typeof CoverageVerdictSchema>;

/** The grid's ten criteria, in the order they are shown. */
export const COVERAGE_CRITERIA = [
  "premise",
  "plot",
  "structure",
  "character",
  "dialogue",
  "setting",
  "pacing",
  "originality",
  "craftAndFormat",
  "marketability",
] as const;
export type CoverageCriterion = (typeof COVERAGE_CRITERIA)[number];

/** The four comments every delivery has, each able to cite pages. */
export const CoverageCommentSchema = z.enum(["summary", "strengths", "weaknesses", "recommendations"]);
export type CoverageComment = z.infer<typeof CoverageCommentSchema>;

/** Pages of a script are counted from 1; no service takes a script longer than this. */
export const SCRIPT_PAGES_MAX = 500;
const ScriptPage = z.int().min(1).max(SCRIPT_PAGES_MAX);

/** A place in the script that a comment speaks of. */
export const CoverageCitationSchema = z
  .object({
    comment: CoverageCommentSchema,
    fromPage: ScriptPage,
    /** Null when it is one page. */
    toPage: ScriptPage.nullable().default(null),
    /** What is to be found there. */
    remark: text(300).default(""),
  })
  .refine(({ fromPage, toPage }) => toPage === null || toPage >= fromPage, {
    path: ["toPage"],
    message: "must not come before fromPage",
  });
export type CoverageCitation = z.infer<typeof CoverageCitationSchema>;

/** A remark on one page of the script: on the writing, or a correction of how it is spelled and set. */
export const CoveragePageNoteSchema = z.object({
  page: ScriptPage,
  kind: z.enum(["note", "proofreading"]).default("note"),
  text: requiredText(1_000),
});
export type CoveragePageNote = z.infer<typeof CoveragePageNoteSchema>;

const mark = z.int().min(1).max(10).nullable().default(null);
const verdict = CoverageVerdictSchema.nullable().default(null);

/** 1 to 10 for each criterion; null where the reader gave no mark. */
export const CoverageGridSchema = z.object({
  premise: mark,
  plot: mark,
  structure: mark,
  character: mark,
  dialogue: mark,
  setting: mark,
  pacing: mark,
  originality: mark,
  craftAndFormat: mark,
  marketability: mark,
} satisfies Record<CoverageCriterion, typeof mark>);
export type CoverageGrid = z.infer<typeof CoverageGridSchema>;

/** Every part may be left out: what the tier promises is shown, never enforced. */
export const CoverageReportSchema = z.object({
  logline: text(600).default(""),
  synopsis: text(12_000).default(""),
  /** On the script, and on the writer whatever becomes of the script. */
  verdict: z.object({ script: verdict, writer: verdict }).prefault({}),
  grid: CoverageGridSchema.prefault({}),
  /** Of a hundred comparable scripts the reader has read, how many this one is ahead of. */
  percentile: z.int().min(1).max(99).nullable().default(null),
  /** No page may lie beyond the script's last one. */
  citations: z.array(CoverageCitationSchema).max(100).default([]),
  pageNotes: z.array(CoveragePageNoteSchema).max(200).default([]),
});
export type CoverageReport = z.infer<typeof CoverageReportSchema>;

/** A day of this age: screenplays are younger than 1900, and calendars of the year 0 differ. */
const DraftDate = z.iso
  .date()
  .refine((day) => day >= "1900-01-01" && day < "2200-01-01", "must lie between 1900 and 2200");

/** What the top sheet cannot take from the order: the reader says it, or the project does. */
export const CoverageTopSheetRequestSchema = z.object({
  format: text(100).default(""),
  genre: text(100).default(""),
  /** As the script's title page has it. */
  draftDate: DraftDate.nullable().default(null),
});
export type CoverageTopSheetRequest = z.infer<typeof CoverageTopSheetRequestSchema>;

export const CoverageTopSheetSchema = z.object({
  orderId: z.string(),
  title: z.string(),
  writerName: z.string(),
  readerName: z.string(),
  pageCount: z.int(),
  /** Empty when neither the reader nor the project says. */
  format: z.string(),
  genre: z.string(),
  draftDate: z.string().nullable(),
});
export type CoverageTopSheet = z.infer<typeof CoverageTopSheetSchema>;

/** The parts a report is made of, in the order they are read. */
export const CoverageReportPartSchema = z.enum([
  "verdict",
  "score",
  "percentile",
  "logline",
  "synopsis",
  "summary",
  "strengths",
  "weaknesses",
  "recommendations",
  "grid",
  "pageNotes",
]);
export type CoverageReportPart = z.infer<typeof CoverageReportPartSchema>;

/** `promised`: the writer paid for it. `welcome`: the reader may. `unusual`: not part of this tier. */
export type CoveragePartStanding = "promised" | "welcome" | "unusual";

/**
 * What each tier promises. The form shows what is missing by it, a delivery says by it what it lacks; nothing
 * is refused by it, because a summary alone is a valid delivery.
 */
export const COVERAGE_TIER_PARTS = {
  concept_notes: {
    verdict: "welcome",
    score: "welcome",
    percentile: "unusual",
    logline: "welcome",
    synopsis: "unusual",
    summary: "promised",
    strengths: "promised",
    weaknesses: "promised",
    recommendations: "promised",
    grid: "welcome",
    pageNotes: "welcome",
  },
  early_draft: {
    verdict: "promised",
    score: "promised",
    percentile: "unusual",
    logline: "promised",
    synopsis: "promised",
    summary: "promised",
    strengths: "promised",
    weaknesses: "promised",
    recommendations: "promised",
    grid: "promised",
    pageNotes: "welcome",
  },
  polish_proofread: {
    verdict: "welcome",
    score: "welcome",
    percentile: "unusual",
    logline: "welcome",
    synopsis: "unusual",
    summary: "promised",
    strengths: "welcome",
    weaknesses: "welcome",
    recommendations: "promised",
    grid: "welcome",
    pageNotes: "promised",
  },
  competition_ready: {
    verdict: "promised",
    score: "promised",
    percentile: "promised",
    logline: "promised",
    synopsis: "welcome",
    summary: "promised",
    strengths: "promised",
    weaknesses: "promised",
    recommendations: "promised",
    grid: "promised",
    pageNotes: "welcome",
  },
} as const satisfies Record<CoverageTier, Record<CoverageReportPart, CoveragePartStanding>>;

/** How long each text usually is, in words. Guides: shown beside the count, never enforced. */
export const COVERAGE_WORD_GUIDES = {
  logline: { wordsMin: 15, wordsMax: 50 },
  synopsis: { wordsMin: 300, wordsMax: 800 },
  summary: { wordsMin: 80, wordsMax: 300 },
  strengths: { wordsMin: 80, wordsMax: 400 },
  weaknesses: { wordsMin: 80, wordsMax: 400 },
  recommendations: { wordsMin: 80, wordsMax: 400 },
} as const satisfies Partial<Record<CoverageReportPart, { wordsMin: number; wordsMax: number }>>;

/**
 * A report that is still being written, as it was typed: nothing of it is judged before it is delivered.
 * Field → what stands in it; the fields are named by the form that writes them.
 */
export const CoverageDraftValuesSchema = z
  .record(
    z
      .string()
      .max(80)
      .regex(/^[\w.]+$/, "is not the name of a field"),
    text(40_000),
  )
  .refine((values) => Object.keys(values).length <= 1_500, "holds too many fields");

export const CoverageDeliveryDraftSchema = z.object({
  values: z.record(z.string(), z.string()),
  /** Grows by one with every saving. */
  version: z.int(),
  updatedAt: z.iso.datetime(),
});
export type CoverageDeliveryDraft = z.infer<typeof CoverageDeliveryDraftSchema>;

export const CoverageDeliveryDraftSaveRequestSchema = z.object({
  values: CoverageDraftValuesSchema,
  /** The version this one grew out of; 0 for a first one. Refused when another was saved since. */
  basedOn: z.int().min(0).max(1_000_000_000),
});
export type CoverageDeliveryDraftSaveRequest = z.infer<typeof CoverageDeliveryDraftSaveRequestSchema>;
