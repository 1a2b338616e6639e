/**
 * How long a screenplay is when nobody has printed it yet: its elements laid out on the standard page.
 *
 * The page is the American one of Cole and Haag, "The Complete Guide to Standard Script Formats", and of the
 * Academy's Nicholl Fellowship format guide: US letter, 12-point Courier (10 characters to the inch, 6 lines
 * to the inch), an inch of margin above and below, which leaves 55 lines with the page number's line; action
 * 6 inches wide, dialogue 3.5, parentheticals 2.5. One such page is about a minute of film. The title page is
 * not counted.
 *
 * Belongs here: the grid and how text breaks on it. Does not: Fountain or Final Draft syntax (reading/).
 */

export type TextElementKind =
  | "scene_heading"
  | "action"
  | "character"
  | "parenthetical"
  | "dialogue"
  | "transition";

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
  character: 38,
  parenthetical: 25,
  dialogue: 35,
  transition: 20,
};
const DUAL_COLUMN_WIDTH = 28;

/** Lines that stand together and are set off from the next ones by an empty line. */
interface Block {
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
  let pages = 0;
  let line = LINES_PER_PAGE;
  for (const block of toBlocks(elements)) {
    if (block === "page_break") {
      line = LINES_PER_PAGE;
      continue;
    }
    const gap = line === LINES_PER_PAGE ? 0 : 1;
    if (line + gap + block.linesToBegin > LINES_PER_PAGE) {
      pages += 1;
      line = block.lines;
    } else {
      line += gap + block.lines;
    }
    while (line > LINES_PER_PAGE) {
      pages += 1;
      line += block.linesRepeated - LINES_PER_PAGE;
    }
  }
  return pages;
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
  const lines = countLines(element.text, WIDTHS[element.kind]);
  // A heading never stands alone at the foot of a page: an empty line and two lines of its scene come with
  // it.
  return {
    lines,
    linesToBegin: element.kind === "scene_heading" ? lines + 3 : Math.min(lines, 2),
    linesRepeated: 0,
  };
}

function speechBlock(speech: readonly TextElement[]): Block {
  const lines = countSpeechLines(speech, null);
  return { lines, linesToBegin: Math.min(lines, 3), linesRepeated: 1 };
}

function dualBlock(dual: {
  readonly left: readonly TextElement[];
  readonly right: readonly TextElement[];
}): Block {
  const lines = Math.max(
    countSpeechLines(dual.left, DUAL_COLUMN_WIDTH),
    countSpeechLines(dual.right, DUAL_COLUMN_WIDTH),
  );
  return { lines, linesToBegin: lines, linesRepeated: 1 };
}

function countSpeechLines(speech: readonly TextElement[], width: number | null): number {
  return speech.reduce((sum, element) => sum + countLines(element.text, width ?? WIDTHS[element.kind]), 0);
}

/**
 * Breaks between words, and inside a word only when it is wider than the column. An empty line counts as one.
 */
export function countLines(text: string, width: number): number {
  return text.split("\n").reduce((sum, paragraph) => sum + countWrappedLines(paragraph, width), 0);
}

function countWrappedLines(paragraph: string, width: number): number {
  let lines = 1;
  let column = 0;
  for (const word of paragraph.split(/\s+/)) {
    const length = word.length;
    if (length === 0) continue;
    const start = column === 0 ? 0 : column + 1;
    if (start + length <= width) {
      column = start + length;
      continue;
    }
    if (column > 0) lines += 1;
    const overflow = Math.ceil(length / width) - 1;
    lines += overflow;
    column = length - overflow * width;
  }
  return lines;
}
