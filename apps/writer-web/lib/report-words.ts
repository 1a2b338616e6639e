/** The report's terms in words for people. One table per term, total by type. */
import type {
  CoverageComment,
  CoverageCriterion,
  CoveragePageNote,
  CoverageReportPart,
  CoverageVerdict,
} from "@script-manifest/contracts";
import type { Tone } from "./words";

export const criterionWords: Record<CoverageCriterion, string> = {
  premise: "Premise",
  plot: "Plot",
  structure: "Structure",
  character: "Character",
  dialogue: "Dialogue",
  setting: "Setting",
  pacing: "Pacing",
  originality: "Originality",
  craftAndFormat: "Craft and format",
  marketability: "Marketability",
};
/** In the order they are shown. */
export const criteria = Object.keys(criterionWords) as CoverageCriterion[];

export const verdictWords: Record<CoverageVerdict, { readonly label: string; readonly tone: Tone }> = {
  pass: { label: "Pass", tone: "ended" },
  consider: { label: "Consider", tone: "wait" },
  recommend: { label: "Recommend", tone: "good" },
};

export const commentWords: Record<CoverageComment, { readonly label: string; readonly hint: string }> = {
  summary: { label: "Summary", hint: "The reading in short: what it is, what works, what it needs." },
  strengths: { label: "Strengths", hint: "What must not be lost in the next draft." },
  weaknesses: { label: "Weaknesses", hint: "What stands in its way. Say where it shows." },
  recommendations: { label: "Recommendations", hint: "What to do next, the most rewarding first." },
};
export const comments = Object.keys(commentWords) as CoverageComment[];

export const partWords: Record<CoverageReportPart, string> = {
  verdict: "Verdicts on script and writer",
  score: "Overall score",
  percentile: "Percentile",
  logline: "Logline",
  synopsis: "Synopsis",
  summary: "Summary",
  strengths: "Strengths",
  weaknesses: "Weaknesses",
  recommendations: "Recommendations",
  grid: "Grid of ten marks",
  pageNotes: "Page notes",
};

export const noteKindWords: Record<CoveragePageNote["kind"], string> = {
  note: "Note",
  proofreading: "Proofreading",
};

/** `p. 3`, `pp. 3–5`. */
export function pagesInWords(fromPage: number, toPage: number | null): string {
  return toPage === null || toPage === fromPage ? `p.\u00a0${fromPage}` : `pp.\u00a0${fromPage}–${toPage}`;
}

/** `2026-02-28` → `28 February 2026`. A day has no time zone. */
export function dayInWords(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
}

/** 81 → 81st. */
export function ordinal(count: number): string {
  const rule = new Intl.PluralRules("en", { type: "ordinal" }).select(count);
  return `${count}${{ one: "st", two: "nd", few: "rd", other: "th", many: "th", zero: "th" }[rule]}`;
}

export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
