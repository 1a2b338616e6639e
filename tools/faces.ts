/**
 * The typefaces everyone sees first, cut to what the pages use of them: the weights from regular to bold of
 * the two hundred there are, and the features a browser asks for. A third of each file goes, and the first
 * screen waits for less. `node tools/faces.ts` cuts them anew, after an update of their packages; a test
 * compares.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import subsetFont from "subset-font";
import { ROOT } from "./testing/run-tool.ts";

const PACKAGES = join(ROOT, "apps", "writer-web", "node_modules", "@fontsource-variable");
const CUTS = join(ROOT, "apps", "writer-web", "app", "faces");

/** A cut's name, its package there, and the file of the package it is cut from. */
const FACES = [
  ["inter.woff2", "inter", "inter-latin-wght-normal.woff2"],
  ["source-serif-4.woff2", "source-serif-4", "source-serif-4-latin-wght-normal.woff2"],
  ["source-serif-4-italic.woff2", "source-serif-4", "source-serif-4-latin-wght-italic.woff2"],
] as const;

/** A constant of its own because the library's types do not know of features yet. */
const HOW = {
  // Kerning, ligatures, marks and what scripts demand, which are always on; and figures in columns.
  keepFeatures: "calt ccmp clig kern liga lnum locl mark mkmk rclt rlig rvrn tnum".split(" "),
  // Whose work it is and under which licence, which that licence asks to be kept in the file.
  preserveNameIds: [0, 13, 14],
  targetFormat: "woff2" as const,
  variationAxes: { wght: { min: 400, max: 700 } },
};

export interface Cut {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Every cut as its package yields it today. */
export function cutFaces(): Promise<Cut[]> {
  return Promise.all(
    FACES.map(async ([name, family, source]) => {
      const ranges: { latin: string } = JSON.parse(
        await readFile(join(PACKAGES, family, "unicode.json"), "utf8"),
      );
      const whole = await readFile(join(PACKAGES, family, "files", source));
      const bytes = await subsetFont(whole, charactersOf(ranges.latin), HOW);
      return { path: join(CUTS, name), bytes };
    }),
  );
}

/** Of a range as CSS writes it: `U+0000-00FF,U+0131`. */
function charactersOf(unicodeRange: string): string {
  return unicodeRange
    .split(",")
    .flatMap((range) => {
      const [first = 0, last = first] = range
        .replace("U+", "")
        .split("-")
        .map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
    })
    .join("");
}

if (import.meta.main) for (const { path, bytes } of await cutFaces()) await writeFile(path, bytes);
