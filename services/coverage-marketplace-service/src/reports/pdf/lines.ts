/**
 * Text → lines of a width, each in the pieces one font draws.
 *
 * Belongs here: where lines end, and what stands where on them. Does not: which font has which character
 * (typefaces.ts), drawing (paper.ts).
 */
import LineBreaker from "linebreak";
import { type Direction, directionOf, inVisualOrder, isTurnedByShaping, mirrored } from "./bidi.ts";
import { holds } from "./font-files.ts";
import { type Face, fontFor, isJapanese, mainFont } from "./typefaces.ts";

/** What one font draws at a stretch. */
export interface Piece {
  /** The font file's path. */
  readonly font: string;
  readonly text: string;
  /** From the line's left end. */
  readonly x: number;
  /** The character that no font has, and of which `text` only holds the place. */
  readonly missing: string | null;
}

export interface Line {
  /** Not always from left to right. */
  readonly pieces: readonly Piece[];
  readonly width: number;
  readonly isRightToLeft: boolean;
}

export interface Setting {
  readonly face: Face;
  readonly width: number;
  /** How wide a font draws a text. */
  measure(font: string, text: string): number;
}

/** A letter with its accents, or whatever else is never torn apart. */
interface Cluster {
  readonly font: string;
  readonly text: string;
  readonly level: number;
  /** Where it ends in the paragraph. */
  readonly end: number;
  readonly missing: string | null;
  /** Whether what follows is not joined to it, though its script would. */
  readonly endsJoining: boolean;
}

/** Stands for what no font draws. */
const REPLACEMENT = "\ufffd";
const PARAGRAPHS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** At least one line, also of an empty text. */
export function linesOf(text: string, setting: Setting): Line[] {
  return text
    .toWellFormed()
    .normalize("NFC")
    .split(PARAGRAPHS)
    .flatMap((paragraph) => {
      const plain = paragraph.replaceAll("\t", " ").replace(/\p{Cc}/gu, "");
      const direction = directionOf(plain);
      const broken = broke(clustersOf(plain, direction, setting.face), breaksOf(plain), setting);
      return broken.map((clusters) => lineOf(clusters, direction.isRightToLeft, setting));
    });
}

/** Marks that steer a text and are not seen; by now they have done their work. */
const UNSEEN = /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ufe00-\ufe0f]/g;
const NON_JOINER = "\u200c";
/** It makes one emoji of several; elsewhere the letters join without it. */
const JOINER = "\u200d";
const UNSEEN_OR_JOINER = new RegExp(`${UNSEEN.source}|${JOINER}`, "g");
const PICTURE = /\p{Extended_Pictographic}/u;
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Anything else is a character for itself. */
const MAY_CLUSTER = /[^ -\u024f\u0391-\u03c9\u0410-\u044f\u2010-\u2026\u4e00-\u9fff\uac00-\ud7a3]/;

function clustersOf(paragraph: string, { levels }: Direction, face: Face): Cluster[] {
  const japanese = isJapanese(paragraph);
  const clusters: Cluster[] = [];
  let end = 0;
  const graphemes: Iterable<string> = MAY_CLUSTER.test(paragraph)
    ? Array.from(segmenter.segment(paragraph), ({ segment }) => segment)
    : paragraph;
  for (const grapheme of graphemes) {
    const level = levels?.[end] ?? 0;
    end += grapheme.length;
    const text = grapheme.replace(PICTURE.test(grapheme) ? UNSEEN : UNSEEN_OR_JOINER, "");
    if (text === "") continue;
    const codePoints = codePointsOf(text);
    const previous = clusters.at(-1);
    // What stands between right-to-left words is drawn with them, so that it is turned round with them.
    const goesOn = level === previous?.level && (level & 1) === 1 && holds(previous.font, codePoints);
    const font = goesOn ? previous.font : fontFor(codePoints, face, japanese);
    const endsJoining = grapheme.endsWith(NON_JOINER);
    if (font !== null) clusters.push({ font, text, level, end, endsJoining, missing: null });
    else
      for (const character of text.replaceAll(JOINER, ""))
        clusters.push(loneCharacter(character, { face, japanese, level, end }));
  }
  return clusters;
}

const codePointsOf = (text: string): number[] =>
  Array.from(text, (character) => character.codePointAt(0) ?? 0);

function loneCharacter(
  character: string,
  o: { face: Face; japanese: boolean; level: number; end: number },
): Cluster {
  const { level, end } = o;
  const draw = (text: string) => fontFor(codePointsOf(text), o.face, o.japanese);
  const font = draw(character);
  if (font !== null) return { font, text: character, level, end, missing: null, endsJoining: false };
  const sign = draw(REPLACEMENT) ?? mainFont(o.face);
  return { font: sign, text: REPLACEMENT, level, end, missing: character, endsJoining: false };
}

/** Where a line may end. */
function breaksOf(paragraph: string): ReadonlySet<number> {
  const breaker = new LineBreaker(paragraph);
  const breaks = new Set<number>();
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) breaks.add(found.position);
  return breaks;
}

/** In lines. A word that is longer than a line goes on where it must. */
function broke(clusters: readonly Cluster[], breaks: ReadonlySet<number>, o: Setting): Cluster[][] {
  const lines: Cluster[][] = [];
  let line: Cluster[] = [];
  let left = o.width;
  const next = () => {
    lines.push(line);
    line = [];
    left = o.width;
  };
  const add = (word: readonly Cluster[]) => {
    // The space at a line's end may stand over.
    if (line.length > 0 && widthOf(trimmed(word), o) > left) next();
    line.push(...word);
    left -= widthOf(word, o);
  };
  let word: Cluster[] = [];
  for (const cluster of clusters) {
    word.push(cluster);
    if (!breaks.has(cluster.end)) continue;
    if (widthOf(trimmed(word), o) <= o.width) add(word);
    else for (const part of word) add([part]);
    word = [];
  }
  if (word.length > 0) add(word);
  next();
  return lines;
}

function trimmed(clusters: readonly Cluster[]): readonly Cluster[] {
  let end = clusters.length;
  while (end > 0 && clusters[end - 1]?.text.trim() === "") end -= 1;
  return end === clusters.length ? clusters : clusters.slice(0, end);
}

interface Stretch extends Omit<Cluster, "end" | "text"> {
  text: string;
  endsJoining: boolean;
}

/** Neighbours of one font and direction. Words that are turned stay apart: each is turned for itself. */
function stretches(clusters: readonly Cluster[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { font, text, level, missing, endsJoining } of clusters) {
    const last = found.at(-1);
    const isTurned = (level & 1) === 1;
    const isApart = last?.endsJoining || (isTurned && last?.text.endsWith(" "));
    const isAlone = missing !== null || last?.missing !== null;
    if (last && last.font === font && last.level === level && !isApart && !isAlone) {
      last.text += text;
      last.endsJoining = endsJoining;
    } else found.push({ font, text, level, missing, endsJoining });
  }
  return found;
}

const widthOf = (clusters: readonly Cluster[], { measure }: Setting): number =>
  stretches(clusters).reduce((sum, { font, text }) => sum + measure(font, text), 0);

function lineOf(clusters: readonly Cluster[], isRightToLeft: boolean, { measure }: Setting): Line {
  const read = stretches(trimmed(clusters)).flatMap((stretch) =>
    drawn(stretch).map((text) => ({ ...stretch, text })),
  );
  const places = new Map<object, number>();
  let width = 0;
  for (const piece of inVisualOrder(read)) {
    places.set(piece, width);
    width += measure(piece.font, piece.text);
  }
  const pieces = inReadingOrder(read).map((piece) => ({ ...piece, x: places.get(piece) ?? 0 }));
  return { pieces, width, isRightToLeft };
}

/**
 * From run to run as they are read. Within a run that is turned, though, from left to right: a reader of the
 * PDF takes the whole run for one text and turns it itself.
 */
function inReadingOrder(stretches: readonly Stretch[]): Stretch[] {
  const runs: Stretch[][] = [];
  for (const stretch of stretches) {
    const run = runs.at(-1);
    if (run?.[0]?.level === stretch.level) run.push(stretch);
    else runs.push([stretch]);
  }
  return runs.flatMap((run) => (((run[0]?.level ?? 0) & 1) === 1 ? run.reverse() : run));
}

/** The font engine turns a text by its script. Where the line wants it otherwise, letters come singly. */
function drawn({ text, level }: Stretch): string[] {
  const isTurned = (level & 1) === 1;
  const turns = isTurnedByShaping(text);
  if (isTurned === turns) return [isTurned ? mirrored(text) : text];
  const letters = Array.from(segmenter.segment(text), ({ segment }) => segment);
  return isTurned ? [mirrored(letters.reverse().join(""))] : letters;
}
