/**
 * Which way text runs, and in which order its pieces stand on a line (Unicode's bidirectional algorithm).
 *
 * Belongs here: directions. Does not: fonts and widths (lines.ts).
 */
import bidiFactory, { type Bidi } from "bidi-js";

/** Its types take the package for CommonJS, where the factory is one level deeper. */
const bidi = (bidiFactory as object as () => Bidi)();

/** Right-to-left letters, and the invisible marks that turn text round. */
const MAY_TURN =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

export interface Direction {
  /** Of each UTF-16 unit; even is left to right. Null when everything is. */
  readonly levels: Uint8Array | null;
  readonly isRightToLeft: boolean;
}

/** Of one paragraph, by its first letter that has a direction. */
export function directionOf(paragraph: string): Direction {
  if (!MAY_TURN.test(paragraph)) return { levels: null, isRightToLeft: false };
  const { levels, paragraphs } = bidi.getEmbeddingLevels(paragraph);
  return { levels, isRightToLeft: ((paragraphs[0]?.level ?? 0) & 1) === 1 };
}

/** From left to right (rule L2): from the highest level down, what is that high is turned round. */
export function inVisualOrder<T extends { readonly level: number }>(pieces: readonly T[]): T[] {
  const ordered = [...pieces];
  const highest = Math.max(0, ...ordered.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end += 1;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  }
  return ordered;
}

/** Brackets and the like look the other way in right-to-left text. */
export const mirrored = (text: string): string =>
  Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join("");

const WITH_SCRIPT = /[^\p{Script=Common}\p{Script=Inherited}\p{Script=Unknown}]/u;
const RIGHT_TO_LEFT = new RegExp(
  ["Arabic", "Hebrew", "Syriac", "Thaana", "Nko", "Mandaic", "Samaritan", "Mende_Kikakui"]
    .map((script) => `\\p{Script=${script}}`)
    .join("|"),
  "u",
);

/** Whether the font engine sets this text from right to left by itself: it goes by the first letter. */
export function isTurnedByShaping(text: string): boolean {
  const [letter] = WITH_SCRIPT.exec(text) ?? [];
  return letter !== undefined && RIGHT_TO_LEFT.test(letter);
}
