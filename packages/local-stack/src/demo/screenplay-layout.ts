/**
 * A Fountain text as a typist sets it: lines on letter pages, 12-point Courier, ten characters to the inch.
 *
 * Belongs here: breaking words into lines and lines into pages. Does not: drawing them (screenplay-pdf.ts).
 */
import { Lexer, type Token } from "fountain-js";

export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

export interface Line {
  /** Characters from the left edge of the paper. */
  readonly column: number;
  readonly runs: readonly Run[];
}

/** `null` is an empty line. */
export type Page = readonly (Line | null)[];

export interface Screenplay {
  /** Title page entries such as `title`, `author`, `draft_date`. */
  readonly front: ReadonlyMap<string, string>;
  readonly pages: readonly Page[];
}

const LINES_PER_PAGE = 54;
const LEFT = 15;
const RIGHT = 75;

/** Where each element begins and how wide it may grow, in characters. */
const SHAPES: Readonly<Record<string, { column: number; width: number }>> = {
  scene_heading: { column: LEFT, width: 60 },
  action: { column: LEFT, width: 60 },
  centered: { column: LEFT, width: 60 },
  character: { column: 37, width: 38 },
  parenthetical: { column: 31, width: 25 },
  dialogue: { column: 25, width: 35 },
  transition: { column: LEFT, width: 60 },
};

/** Lines that stand together; between two blocks is one empty line. */
interface Block {
  readonly kind: "heading" | "speech" | "plain";
  readonly lines: readonly Line[];
  /** The cue of a speech, repeated where the speech runs over the page. */
  readonly cue?: string;
}

export function layOut(fountain: string): Screenplay {
  const [frontTokens, tokens] = Lexer.tokenize(fountain);
  return {
    front: new Map(frontTokens.map((token) => [token.type, plain(token.text ?? "")])),
    pages: toPages(toBlocks(tokens)),
  };
}

function toBlocks(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = [];
  let speech: { cue: string; lines: Line[] } | null = null;
  for (const { type, text = "" } of tokens) {
    if (type === "dialogue_end" && speech) {
      blocks.push({ kind: "speech", ...speech });
      speech = null;
    }
    if (!SHAPES[type]) continue;
    if (type === "character") speech = { cue: plain(text), lines: toLines("character", text) };
    else if (speech) speech.lines.push(...toLines(type, text));
    else blocks.push({ kind: type === "scene_heading" ? "heading" : "plain", lines: toLines(type, text) });
  }
  return blocks;
}

function toLines(type: string, text: string): Line[] {
  const { column, width } = SHAPES[type] ?? { column: LEFT, width: 60 };
  const shown = type === "scene_heading" ? `**${text.toUpperCase()}**` : text;
  return wrap(toRuns(shown), width).map((runs) => {
    const length = runs.reduce((sum, run) => sum + run.text.length, 0);
    if (type === "transition") return { column: RIGHT - length, runs };
    if (type === "centered") return { column: LEFT + Math.floor((width - length) / 2), runs };
    return { column, runs };
  });
}

/** Fountain's emphasis: `*italic*`, `**bold**`, `_underlined_`; marks may be nested. */
function toRuns(text: string): Run[] {
  const style = { bold: false, italic: false, underline: false };
  const runs: Run[] = [];
  for (const part of text.split(/(\*\*\*|\*\*|\*|_)/)) {
    if (part === "_") style.underline = !style.underline;
    else if (/^\*+$/.test(part)) {
      if (part.length !== 1) style.bold = !style.bold;
      if (part.length !== 2) style.italic = !style.italic;
    } else if (part !== "") runs.push({ text: part, ...style });
  }
  return runs;
}

const plain = (text: string) => text.replace(/[*_]/g, "");

/** Words that do not fit go to the next line; a line break in the text stays one. */
function wrap(runs: readonly Run[], width: number): Run[][] {
  const lines: Run[][] = [[]];
  let column = 0;
  for (const run of runs) {
    for (const word of run.text.split(/(\n| +)/).filter(Boolean)) {
      const blank = word.trim() === "";
      if (word === "\n" || (!blank && column > 0 && column + word.length > width)) {
        lines.push([]);
        column = 0;
      }
      if (word === "\n" || (blank && column === 0)) continue;
      lines.at(-1)?.push({ ...run, text: word });
      column += word.length;
    }
  }
  return lines.map(joined);
}

/** Neighbours of one style become one run, and no line ends in blanks. */
function joined(words: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    const same = last?.bold === word.bold && last.italic === word.italic && last.underline === word.underline;
    if (last && same) runs[runs.length - 1] = { ...last, text: last.text + word.text };
    else runs.push(word);
  }
  const last = runs.at(-1);
  if (last) runs[runs.length - 1] = { ...last, text: last.text.trimEnd() };
  return runs;
}

function toPages(blocks: readonly Block[]): Page[] {
  const pages: (Line | null)[][] = [[]];
  const current = () => pages.at(-1) ?? [];
  blocks.forEach((block, index) => {
    const gap = current().length === 0 ? 0 : 1;
    const room = LINES_PER_PAGE - current().length - gap;
    // A heading takes two lines of its scene along, or it would stand alone at the foot of the page.
    const needed = block.lines.length + (block.kind === "heading" && blocks[index + 1] ? 3 : 0);
    if (needed <= room) current().push(...Array<null>(gap).fill(null), ...block.lines);
    else placeBroken(pages, block, { gap, room });
  });
  return pages.filter((page) => page.length > 0);
}

/** At least two lines stay on either side of a page break, and a speech says that it goes on. */
function placeBroken(
  pages: (Line | null)[][],
  block: Block,
  { gap, room }: { gap: number; room: number },
): void {
  const speech = block.kind === "speech";
  const head = Math.min(room - (speech ? 1 : 0), block.lines.length - 2);
  if (block.kind === "heading" || head < (speech ? 3 : 2)) {
    pages.push([...block.lines]);
    return;
  }
  const mark = (text: string): Line[] => (speech ? toLines("character", text) : []);
  const rest = block.lines.slice(head);
  pages.at(-1)?.push(...Array<null>(gap).fill(null), ...block.lines.slice(0, head), ...mark("(MORE)"));
  const cue = block.cue?.replace(/ *\(CONT'D\)$/, "") ?? "";
  pages.push([...mark(`${cue} (CONT'D)`), ...rest]);
}
