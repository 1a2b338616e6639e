/**
 * The faces the report is set in, and who steps in for the characters a face lacks: Greek and Cyrillic by the
 * web app's own sans, the rest of the world by families made for it, and at last by one that draws every
 * character of Unicode's first plane, plainly.
 *
 * Belongs here: families and characters. Does not: files (font-files.ts), sizes and colours (paper.ts).
 */
import { fileWith, firstFile } from "./font-files.ts";

interface Typeface {
  readonly family: string;
  readonly variant: string;
}

const FACES = {
  serif: { family: "source-serif-4", variant: "400-normal" },
  serifItalic: { family: "source-serif-4", variant: "400-italic" },
  serifBold: { family: "source-serif-4", variant: "600-normal" },
  sans: { family: "inter", variant: "400-normal" },
  sansBold: { family: "inter", variant: "600-normal" },
  script: { family: "courier-prime", variant: "400-normal" },
  scriptBold: { family: "courier-prime", variant: "700-normal" },
} as const satisfies Record<string, Typeface>;
export type Face = keyof typeof FACES;

/** In this order. Chinese is drawn as in China; a text with kana is drawn as in Japan. */
const STAND_INS: readonly { readonly family: string; readonly bold: string }[] = [
  { family: "inter", bold: "600" },
  { family: "ibm-plex-sans-arabic", bold: "600" },
  { family: "noto-sans-hebrew", bold: "600" },
  { family: "noto-sans-devanagari", bold: "600" },
  { family: "noto-sans-bengali", bold: "600" },
  { family: "noto-sans-tamil", bold: "600" },
  { family: "noto-sans-thai", bold: "600" },
  { family: "noto-sans-armenian", bold: "600" },
  { family: "noto-sans-georgian", bold: "600" },
  { family: "noto-sans-sc", bold: "600" },
  { family: "biz-udpgothic", bold: "700" },
  { family: "nanum-gothic", bold: "700" },
  { family: "noto-emoji", bold: "600" },
  { family: "noto-sans-math", bold: "400" },
  { family: "noto-sans-symbols-2", bold: "400" },
  { family: "unifontex", bold: "400" },
];
const JAPANESE_FIRST = [...STAND_INS].sort(
  (a, b) => Number(b.family === "biz-udpgothic") - Number(a.family === "biz-udpgothic"),
);

/** The face's file for plain Latin text. */
export const mainFont = (face: Face): string => firstFile(FACES[face].family, FACES[face].variant);

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
export const isJapanese = (text: string): boolean => KANA.test(text);

const chosen = new Map<string, string | null>();

/**
 * The file that draws all of these code points together (a letter and its accents, the parts of an emoji), by
 * its path; null when no file does.
 */
export function fontFor(codePoints: readonly number[], face: Face, japanese: boolean): string | null {
  // Only lone characters are remembered: there are only so many of them.
  if (codePoints.length > 1) return choose(codePoints, face, japanese);
  const key = `${face} ${japanese} ${codePoints[0]}`;
  const known = chosen.get(key);
  if (known !== undefined) return known;
  const font = choose(codePoints, face, japanese);
  chosen.set(key, font);
  return font;
}

function choose(codePoints: readonly number[], face: Face, japanese: boolean): string | null {
  const { family, variant } = FACES[face];
  const own = fileWith(codePoints, family, variant);
  if (own) return own;
  const isBold = !variant.startsWith("400");
  for (const standIn of japanese ? JAPANESE_FIRST : STAND_INS) {
    const found = fileWith(codePoints, standIn.family, `${isBold ? standIn.bold : "400"}-normal`);
    if (found) return found;
  }
  return null;
}
