/**
 * The font packages' files: which of a family's files may hold a character, and whether it does.
 *
 * Belongs here: paths, ranges and what is in a file. Does not: which family is tried for what (typefaces.ts).
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as fontkit from "fontkit";
import { unpackWoff } from "./woff.ts";

/**
 * Families that come in one file. Right-to-left ones, with their own space and brackets: a reader of the PDF
 * turns text round that is in one font, and takes a change of font for the end of it. East Asian ones: in
 * files for the web every other character would change the font, and a long report take seconds.
 */
const WHOLE: Readonly<Record<string, string>> = {
  "biz-udpgothic": "BIZUDPGothic",
  "ibm-plex-sans-arabic": "IBMPlexSansArabic",
  "nanum-gothic": "NanumGothic",
  "noto-sans-hebrew": "NotoSansHebrew",
  "noto-sans-sc": "NotoSansSC",
};
const WEIGHTS: Readonly<Record<string, string>> = {
  "400": "400Regular",
  "600": "600SemiBold",
  "700": "700Bold",
};

/** Tried first of a family's files. */
const FIRST = "latin";

/** Makes one character of those around it. */
const JOINER = 0x200d;

/** The family's file for plain Latin text. */
export const firstFile = (family: string, variant: string): string => fileOf(family, FIRST, variant);

/** Whether the file draws all of these. */
export function holds(path: string, codePoints: readonly number[]): boolean {
  const font = open(path);
  if (!codePoints.every((codePoint) => font.hasGlyphForCodePoint(codePoint))) return false;
  return !codePoints.includes(JOINER) || font.layout(String.fromCodePoint(...codePoints)).glyphs.length === 1;
}

/** The family's file that draws all of these code points; undefined when there is none. */
export function fileWith(codePoints: readonly number[], family: string, variant: string): string | undefined {
  const [first = 0] = codePoints;
  for (const { name, ranges } of alphabets(family)) {
    if (!ranges.some(([from, to]) => first >= from && first <= to)) continue;
    const path = fileOf(family, name, variant);
    // The ranges say where a character would be; not every one of them is drawn.
    if (existsSync(path) && holds(path, codePoints)) return path;
  }
  return undefined;
}

const unpacked = new Map<string, Buffer>();
/** Read and unpacked once for each file. */
export function readFont(path: string): Buffer {
  const read = () => (path.endsWith(".woff") ? unpackWoff(readFileSync(path)) : readFileSync(path));
  const font = unpacked.get(path) ?? read();
  unpacked.set(path, font);
  return font;
}

const opened = new Map<string, fontkit.Font>();
function open(path: string): fontkit.Font {
  const known = opened.get(path);
  if (known) return known;
  const font = fontkit.create(readFont(path));
  if (!("hasGlyphForCodePoint" in font)) throw new Error(`${path} holds more than one font`);
  opened.set(path, font);
  return font;
}

interface Alphabet {
  readonly name: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}
const known = new Map<string, readonly Alphabet[]>();
const EVERYTHING: Alphabet = { name: FIRST, ranges: [[0, 0x10ffff]] };

/** As the package itself lists them, with plain Latin first. A package of one file lists nothing. */
function alphabets(family: string): readonly Alphabet[] {
  const cached = known.get(family);
  if (cached) return cached;
  if (WHOLE[family]) return [EVERYTHING];
  const listed: unknown = JSON.parse(readFileSync(join(folderOf(family), "unicode.json"), "utf8"));
  const read = Object.entries(listed as Record<string, string>)
    // Families of many hundred characters come in numbered files: `[12]` → `12`.
    .map(([name, ranges]) => ({ name: name.replace(/[[\]]/g, ""), ranges: ranges.split(",").map(rangeOf) }))
    .sort((a, b) => Number(b.name === FIRST) - Number(a.name === FIRST));
  const all = read.length > 0 ? read : [EVERYTHING];
  known.set(family, all);
  return all;
}

/** `U+0100-02BA`, or one character alone. */
function rangeOf(range: string): readonly [number, number] {
  const [from = "", to = from] = range.trim().replace("U+", "").split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

const locate = createRequire(import.meta.url);
const folders = new Map<string, string>();
function folderOf(family: string): string {
  const scope = WHOLE[family] ? "@expo-google-fonts" : "@fontsource";
  const folder = folders.get(family) ?? dirname(locate.resolve(`${scope}/${family}/package.json`));
  folders.set(family, folder);
  return folder;
}

function fileOf(family: string, alphabet: string, variant: string): string {
  const name = WHOLE[family];
  if (!name) return join(folderOf(family), "files", `${family}-${alphabet}-${variant}.woff`);
  const weight = WEIGHTS[variant.slice(0, 3)] ?? "";
  return join(folderOf(family), weight, `${name}_${weight}.ttf`);
}
