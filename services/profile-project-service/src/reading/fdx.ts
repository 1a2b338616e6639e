/**
 * Final Draft (FDX): XML whose scene headings carry the page they begin on and their length in eighths of a
 * page, as Final Draft last paginated them.
 *
 * Those numbers are believed when the text bears them out. A file that has none, or whose numbers are far
 * below what its text fills (other programs write zeros; a text edited by hand), is laid out on the standard
 * page instead.
 */
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { countPages, type ScreenplayElement, type TextElement } from "../domain/screenplay-page.ts";
import { UnreadableError } from "./unreadable-error.ts";

const KINDS: Readonly<Record<string, TextElement["kind"]>> = {
  "Scene Heading": "scene_heading",
  Character: "character",
  Parenthetical: "parenthetical",
  Dialogue: "dialogue",
  Singing: "dialogue",
  Transition: "transition",
};

/** Below this share of the laid-out length the file's own numbers are not believed. */
const BELIEVED_FROM_SHARE = 0.6;

const TextRun = z.union([
  z.string(),
  z.object({ "#text": z.string().default("") }).transform((run) => run["#text"]),
]);
const PlainParagraph = z.object({
  "@Type": z.string().default("Action"),
  "@StartsNewPage": z.string().default("No"),
  "@Alignment": z.string().default("Left"),
  Text: z.array(TextRun).default([]),
  SceneProperties: z
    .object({ "@Page": z.string().default(""), "@Length": z.string().default("") })
    .optional()
    .catch(undefined),
});
type PlainParagraph = z.infer<typeof PlainParagraph>;
/** The parser hands an element without children over as text. */
const element = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (typeof value === "string" ? {} : value), schema);
const Paragraph = PlainParagraph.extend({
  DualDialogue: element(z.object({ Paragraph: z.array(element(PlainParagraph)).default([]) })).optional(),
});
type Paragraph = z.infer<typeof Paragraph>;

const Screenplay = z.object({
  FinalDraft: z.object({ Content: z.object({ Paragraph: z.array(element(Paragraph)) }) }),
});

/** How long it is, by its own account or laid out. Throws like parseFdx. */
export function countFdxPages(xml: string): number {
  const paragraphs = parseParagraphs(xml);
  const laidOutPages = countPages(paragraphs.flatMap(toElements));
  const statedPages = countStatedPages(paragraphs);
  return laidOutPages > 0 && statedPages >= laidOutPages * BELIEVED_FROM_SHARE ? statedPages : laidOutPages;
}

/** What is printed, without markup. Throws when the XML is not well formed or holds no script. */
export function parseFdx(xml: string): ScreenplayElement[] {
  return parseParagraphs(xml).flatMap(toElements);
}

function parseParagraphs(xml: string): Paragraph[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseTagValue: false,
    trimValues: false,
    // Declared entities are never expanded; the five that XML knows and characters by their number are read
    // where text is read (printedText).
    processEntities: false,
    isArray: (name) => name === "Paragraph" || name === "Text",
  });
  const parsed = Screenplay.safeParse(parser.parse(xml, true));
  if (!parsed.success) throw new UnreadableError("There is no script in the Final Draft file.");
  return parsed.data.FinalDraft.Content.Paragraph;
}

/** The page the last scene ends on, or the sum of all lengths when that is more; 0 when nothing is stated. */
function countStatedPages(paragraphs: readonly Paragraph[]): number {
  let lastPage = 0;
  let eighths = 0;
  for (const { SceneProperties: scene } of paragraphs) {
    if (!scene) continue;
    const sceneEighths = readEighths(scene["@Length"]);
    const page = /^\d{1,5}$/.test(scene["@Page"]) ? Number(scene["@Page"]) : 0;
    eighths += sceneEighths;
    if (page > 0) lastPage = Math.max(lastPage, page + Math.max(0, Math.ceil(sceneEighths / 8) - 1));
  }
  return Math.max(lastPage, Math.ceil(eighths / 8));
}

/** `2 3/8`, `5/8` or `1` page, in eighths; 0 when it is written otherwise. */
function readEighths(length: string): number {
  const match = /^\s*(?:(\d{1,4})(?!\s*\/))?\s*(?:([0-7])\/8)?\s*$/.exec(length);
  return match ? Number(match[1] ?? 0) * 8 + Number(match[2] ?? 0) : 0;
}

function toElements(paragraph: Paragraph): ScreenplayElement[] {
  const elements: ScreenplayElement[] = [];
  if (paragraph["@StartsNewPage"] === "Yes") elements.push({ kind: "page_break" });
  if (paragraph.DualDialogue)
    elements.push(toDualDialogue(paragraph.DualDialogue.Paragraph.map(toTextElement)));
  else elements.push(toTextElement(paragraph));
  return elements;
}

/** The second cue begins the right column. */
function toDualDialogue(speeches: readonly TextElement[]): ScreenplayElement {
  const second = speeches.findIndex((element, index) => index > 0 && element.kind === "character");
  const split = second < 0 ? speeches.length : second;
  return { kind: "dual_dialogue", left: speeches.slice(0, split), right: speeches.slice(split) };
}

function toTextElement(paragraph: PlainParagraph): TextElement {
  const kind = KINDS[paragraph["@Type"]] ?? (paragraph["@Alignment"] === "Center" ? "centered" : "action");
  return { kind, text: printedText(paragraph.Text.join("")) };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const REPLACEMENT = "\ufffd";

function printedText(raw: string): string {
  return raw.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (_, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? REPLACEMENT;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : REPLACEMENT;
  });
}
