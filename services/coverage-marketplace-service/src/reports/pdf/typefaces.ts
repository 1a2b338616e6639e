/**
 * The faces the report is set in, and which of their files holds which character: a face comes in one file
 * for each alphabet, and a line may need several.
 *
 * Belongs here: files and characters. Does not: sizes and colours (paper.ts). A character that no file has
 * (Chinese, Japanese, Korean, emoji) is set as the face's sign for a missing one.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { unpackWoff } from "./woff.ts";

const FACES = {
  serif: { family: "source-serif-4", variant: "400-normal" },
  serifItalic: { family: "source-serif-4", variant: "400-italic" },
  serifBold: { family: "source-serif-4", variant: "600-normal" },
  sans: { family: "inter", variant: "400-normal" },
  sansBold: { family: "inter", variant: "600-normal" },
  script: { family: "courier-prime", variant: "400-normal" },
  scriptBold: { family: "courier-prime", variant: "700-normal" },
} as const;
export type Face = keyof typeof FACES;
type Family = (typeof FACES)[Face]["family"];

/** Text that one file can set. */
export interface Run {
  /** The file's path; `readFont` answers what is in it. */
  readonly font: string;
  readonly text: string;
}

const STAYS = /^[ \p{M}]$/u;

/** Tried first, and taken for what no file has. */
const FIRST = "latin";
/** Where a face lacks an alphabet, the family that has them all steps in. */
const STAND_IN: Family = "inter";

/** The text in runs, in its order; at least one, also of an empty text. */
export function runsOf(text: string, face: Face): Run[] {
  const { family, variant } = FACES[face];
  const standIn = variant.startsWith("400") ? "400-normal" : "600-normal";
  const runs: { font: string; text: string }[] = [];
  for (const character of text.normalize("NFC")) {
    const font = fontFor(character.codePointAt(0) ?? 0, family, variant, standIn);
    const last = runs.at(-1);
    // A space belongs to the run it follows, so that words are not torn apart; an accent to its letter.
    if (last && (last.font === font || STAYS.test(character))) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs.length > 0 ? runs : [{ font: fileOf(family, FIRST, variant), text: "" }];
}

/** The face's file for plain Latin text. */
export const mainFont = (face: Face): string => fileOf(FACES[face].family, FIRST, FACES[face].variant);

function fontFor(codePoint: number, family: Family, variant: string, standIn: string): string {
  const own = alphabetOf(codePoint, family);
  if (own) return fileOf(family, own, variant);
  const other = alphabetOf(codePoint, STAND_IN);
  return other ? fileOf(STAND_IN, other, standIn) : fileOf(family, FIRST, variant);
}

function alphabetOf(codePoint: number, family: Family): string | undefined {
  const found = alphabets(family).find(({ ranges }) =>
    ranges.some(([from, to]) => codePoint >= from && codePoint <= to),
  );
  return found?.name;
}

interface Alphabet {
  readonly name: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}
const known = new Map<Family, readonly Alphabet[]>();
const locate = createRequire(import.meta.url);

const folders = new Map<Family, string>();
function folderOf(family: Family): string {
  const folder = folders.get(family) ?? dirname(locate.resolve(`@fontsource/${family}/package.json`));
  folders.set(family, folder);
  return folder;
}
const fileOf = (family: Family, alphabet: string, variant: string): string =>
  join(folderOf(family), "files", `${family}-${alphabet}-${variant}.woff`);

const unpacked = new Map<string, Buffer>();
/** Read and unpacked once for each file. */
export function readFont(path: string): Buffer {
  const font = unpacked.get(path) ?? unpackWoff(readFileSync(path));
  unpacked.set(path, font);
  return font;
}

/** As the package itself lists them, with plain Latin first. */
function alphabets(family: Family): readonly Alphabet[] {
  const cached = known.get(family);
  if (cached) return cached;
  const listed: unknown = JSON.parse(readFileSync(join(folderOf(family), "unicode.json"), "utf8"));
  const read = Object.entries(listed as Record<string, string>)
    .map(([name, ranges]) => ({ name, ranges: ranges.split(",").map(rangeOf) }))
    .sort((a, b) => Number(b.name === FIRST) - Number(a.name === FIRST));
  known.set(family, read);
  return read;
}

/** `U+0100-02BA`, or one character alone. */
function rangeOf(range: string): readonly [number, number] {
  const [from = "", to = from] = range.replace("U+", "").split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
