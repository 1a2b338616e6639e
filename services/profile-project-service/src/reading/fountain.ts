/** Fountain (fountain.io) and plain text: parsed by fountain-js, laid out on the standard page. */
import { Lexer, type Token } from "fountain-js";
import type { ScreenplayElement, TextElement } from "../domain/screenplay-page.ts";
import { UnreadableError } from "./unreadable-error.ts";

/** About 1 000 pages. A text beyond it is no screenplay, and the parser's work grows with its square. */
const TEXT_LENGTH_MAX = 2_000_000;

/** What is printed. Sections, synopses and notes are the writer's own and are not. */
const PRINTED: Readonly<Record<string, TextElement["kind"]>> = {
  scene_heading: "scene_heading",
  action: "action",
  centered: "centered",
  character: "character",
  parenthetical: "parenthetical",
  dialogue: "dialogue",
  transition: "transition",
};

/** What is printed of the text, without markup. Throws when it is too long for a screenplay. */
export function parseFountain(source: string): ScreenplayElement[] {
  if (source.length > TEXT_LENGTH_MAX) throw new UnreadableError("The text is too long for one screenplay.");
  const [, tokens] = Lexer.tokenize(prepare(source));
  return toElements(tokens);
}

/** Notes are not printed, wherever they stand; lyrics take the room of the lines they are. */
function prepare(source: string): string {
  return (
    source
      .replace(/^\uFEFF/, "")
      .replace(/\[\[[\s\S]*?\]\]/g, "")
      // fountain-js fails on a lyric that directly follows a cue, so the mark goes before it looks.
      .replace(/^([^\S\n]*)~/gm, "$1")
  );
}

function toElements(tokens: readonly Token[]): ScreenplayElement[] {
  const elements: ScreenplayElement[] = [];
  let dual: { left: TextElement[]; right: TextElement[] } | null = null;
  let column: "left" | "right" = "left";
  for (const token of tokens) {
    if (token.type === "page_break") elements.push({ kind: "page_break" });
    if (token.type === "dual_dialogue_begin") dual = { left: [], right: [] };
    if (token.type === "dialogue_begin") column = token.dual === "right" ? "right" : "left";
    if (token.type === "dual_dialogue_end" && dual) {
      elements.push(...closeDual(dual));
      dual = null;
    }
    const kind = PRINTED[token.type];
    if (kind) (dual ? dual[column] : elements).push({ kind, text: withoutEmphasis(token.text ?? "") });
  }
  // A dual block without an end would swallow its text; the lexer closes every one, and so do we.
  if (dual) elements.push(...closeDual(dual));
  return elements;
}

const SPEECH: ReadonlySet<TextElement["kind"]> = new Set(["character", "parenthetical", "dialogue"]);

/**
 * fountain-js pairs a cue with an earlier one even over an action between them; then nobody speaks at once.
 */
function closeDual(dual: { left: TextElement[]; right: TextElement[] }): ScreenplayElement[] {
  const both = [...dual.left, ...dual.right];
  return both.every(({ kind }) => SPEECH.has(kind)) ? [{ kind: "dual_dialogue", ...dual }] : both;
}

/** The marks of bold, italic and underlined text are not printed. */
function withoutEmphasis(text: string): string {
  return text.replace(/\\([*_])|[*_]/g, (_, escaped: string | undefined) => escaped ?? "");
}
