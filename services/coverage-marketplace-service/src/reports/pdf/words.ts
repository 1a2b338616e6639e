/** The report's terms in words, as they are printed. */
import type { CoverageComment, CoverageCriterion, CoverageVerdict } from "@script-manifest/contracts";

export const CRITERION_WORDS: Record<CoverageCriterion, string> = {
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

export const VERDICT_WORDS: Record<CoverageVerdict, string> = {
  pass: "Pass",
  consider: "Consider",
  recommend: "Recommend",
};

export const COMMENT_WORDS: Record<CoverageComment, string> = {
  summary: "Summary",
  strengths: "Strengths",
  weaknesses: "Weaknesses",
  recommendations: "Recommendations",
};

export const pagesInWords = (fromPage: number, toPage: number | null): string =>
  toPage === null || toPage === fromPage ? `p. ${fromPage}` : `pp. ${fromPage}\u2013${toPage}`;

/** `2026-02-28` → `February 28, 2026`; also of an instant, which is then told by UTC. */
export function dayInWords(day: string | number): string {
  const at = new Date(typeof day === "number" ? day : `${day}T00:00:00Z`);
  return at.toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" });
}

/** 81 → 81st. */
export function ordinal(count: number): string {
  const teen = count % 100 >= 11 && count % 100 <= 13;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
  return `${count}${ending}`;
}

/** Where the script names the language, a screen reader speaks it. The report's own words are English. */
const LANGUAGES: readonly (readonly [script: RegExp, language: string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Tamil}/gu, "ta"],
  [/\p{Script=Armenian}/gu, "hy"],
  [/\p{Script=Georgian}/gu, "ka"],
];

/** Undefined for text that is mostly in letters several languages share. */
export function languageOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  // Japanese is written with as many Chinese characters as kana.
  return LANGUAGES.find(([script, language]) => {
    const share = (text.match(script)?.length ?? 0) / letters;
    return share > (language === "ja" ? 0.15 : 0.5);
  })?.[1];
}
