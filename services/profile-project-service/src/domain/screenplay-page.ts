/**
 * A screenplay laid out on the standard page: how long it is when nobody has printed it yet, and what stands
 * on each of its pages.
 *
 * The page is the American one of Cole and Haag, "The Complete Guide to Standard Script Formats", and of the
 * Academy's Nicholl Fellowship format guide: US letter, 12-point Courier (10 characters to the inch, 6 lines
 * to the inch), an inch of margin above and below, which leaves 55 lines with the page number's line; action
 * 6 inches wide, dialogue 3.5, parentheticals 2.5. One such page is about a minute of film. The title page is
 * not counted.
 *
 * Belongs here: the grid and how blocks break on it. Does not: how lines break (line-breaking.ts), Fountain
 * or Final Draft syntax (reading/).
 */
import type { ScriptElement, ScriptPage, ScriptTextElement } from "@script-manifest/contracts";
import { type BrokenText, breakLines, joinLines } from "./line-breaking.ts";

export type TextElementKind = ScriptTextElement["kind"];

export interface TextElement {
  readonly kind: TextElementKind;
  /** Without markup. Line breaks in it are kept. */
  readonly text: string;
}

export type ScreenplayElement =
  | TextElement
  /** Two people at once, in two columns beside each other. */
  | {
      readonly kind: "dual_dialogue";
      readonly left: readonly TextElement[];
      readonly right: readonly TextElement[];
    }
  | { readonly kind: "page_break" };

const LINES_PER_PAGE = 55;

/** In characters. */
const WIDTHS: Record<TextElementKind, number> = {
  scene_heading: 60,
  action: 60,
  centered: 60,
  character: 38,
  parenthetical: 25,
  dialogue: 35,
  transition: 20,
};
const DUAL_COLUMN_WIDTH = 28;

/** One element broken into its lines. */
type SetElement = BrokenText & { readonly kind: TextElementKind };

/** Lines that stand together and are set off from the next ones by an empty line. */
interface Block {
  /** One column, or two beside each other. */
  readonly columns: readonly (readonly SetElement[])[];
  readonly lines: number;
  /**
   * So many must be left on the page, or the block begins on the next one. May be more than it has itself.
   */
  readonly linesToBegin: number;
  /** A speech that runs over the page repeats its cue there. */
  readonly linesRepeated: number;
}

/** How many pages the elements fill; 0 when there is no text. */
export function countPages(elements: readonly ScreenplayElement[]): number {
  return layOut(elements).length;
}

/** The pages the elements fill, each with what stands on it; none when there is no text. */
export function layOut(elements: readonly ScreenplayElement[]): ScriptPage[] {
  const pages: { elements: ScriptElement[] }[] = [];
  let line = LINES_PER_PAGE;
  for (const block of toBlocks(elements)) {
    if (block === "page_break") {
      line = LINES_PER_PAGE;
      continue;
    }
    const gap = line === LINES_PER_PAGE ? 0 : 1;
    const beginsHere = line + gap + block.linesToBegin <= LINES_PER_PAGE;
    if (!beginsHere) pages.push({ elements: [] });
    let room = beginsHere ? LINES_PER_PAGE - line - gap : LINES_PER_PAGE;
    let from = 0;
    while (block.lines - from > room) {
      pages.at(-1)?.elements.push(...place(block, from, from + room));
      pages.push({ elements: [] });
      from += room;
      room = LINES_PER_PAGE - block.linesRepeated;
    }
    pages.at(-1)?.elements.push(...place(block, from, block.lines));
    line = LINES_PER_PAGE - room + block.lines - from;
  }
  return pages;
}

/** The elements of a block's lines `from` up to `to`, which is what stands of it on one page. */
function place(block: Block, from: number, to: number): ScriptElement[] {
  const [first = [], second] = block.columns.map((column) => cut(column, from, to));
  if (!second) return first;
  return first.length + second.length > 0 ? [{ kind: "dual_dialogue", left: first, right: second }] : [];
}

/** A speech that goes on names its speaker again, and says where it breaks that there is more. */
function cut(column: readonly SetElement[], from: number, to: number): ScriptTextElement[] {
  const [head] = column;
  const cue = head?.kind === "character" ? joinLines(head, 0, head.lines.length) : null;
  const cutElements: ScriptTextElement[] = [];
  let start = 0;
  for (const element of column) {
    const end = start + element.lines.length;
    if (end > from && start < to) {
      const text = joinLines(element, Math.max(from - start, 0), to - start);
      cutElements.push({ kind: element.kind, text });
    }
    start = end;
  }
  if (cue !== null && from > 0 && cutElements.length > 0)
    cutElements.unshift({ kind: "character", text: cue, goesOn: "from" });
  const last = cutElements.at(-1);
  if (cue !== null && start > to && last) last.goesOn = "to";
  return cutElements;
}

function* toBlocks(elements: readonly ScreenplayElement[]): Generator<Block | "page_break"> {
  let speech: TextElement[] = [];
  for (const element of elements) {
    const goesOn = element.kind === "dialogue" || element.kind === "parenthetical";
    if (speech.length > 0 && !goesOn) {
      yield speechBlock(speech);
      speech = [];
    }
    if (element.kind === "page_break") yield "page_break";
    else if (element.kind === "dual_dialogue") yield dualBlock(element);
    else if (goesOn || element.kind === "character") speech.push(element);
    else if (element.text.trim() !== "") yield plainBlock(element);
  }
  if (speech.length > 0) yield speechBlock(speech);
}

function plainBlock(element: TextElement): Block {
  const column = breakAll([element], null);
  const lines = countAll(column);
  // A heading never stands alone at the foot of a page: an empty line and two lines of its scene come with
  // it.
  const linesToBegin = element.kind === "scene_heading" ? lines + 3 : Math.min(lines, 2);
  return { columns: [column], lines, linesToBegin, linesRepeated: 0 };
}

function speechBlock(speech: readonly TextElement[]): Block {
  const column = breakAll(speech, null);
  const lines = countAll(column);
  return { columns: [column], lines, linesToBegin: Math.min(lines, 3), linesRepeated: 1 };
}

function dualBlock(dual: {
  readonly left: readonly TextElement[];
  readonly right: readonly TextElement[];
}): Block {
  const columns = [breakAll(dual.left, DUAL_COLUMN_WIDTH), breakAll(dual.right, DUAL_COLUMN_WIDTH)];
  const lines = Math.max(...columns.map(countAll));
  return { columns, lines, linesToBegin: lines, linesRepeated: 1 };
}

function breakAll(elements: readonly TextElement[], width: number | null): SetElement[] {
  return elements.map(({ kind, text }) => ({ kind, ...breakLines(text, width ?? WIDTHS[kind]) }));
}

const countAll = (column: readonly SetElement[]) => column.reduce((sum, { lines }) => sum + lines.length, 0);
