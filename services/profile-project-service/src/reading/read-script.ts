/**
 * Recognises a file and has it counted, or laid out, by the parser of its format. Runs inside the thread that
 * limits it (thread.ts).
 */
import type { ScriptFormat, ScriptPage } from "@script-manifest/contracts";
import { layOut, type ScreenplayElement } from "../domain/screenplay-page.ts";
import { type Recognised, recognise } from "../domain/script-format.ts";
import { countFdxPages, parseFdx } from "./fdx.ts";
import { parseFountain } from "./fountain.ts";
import type { NoReading, Reading, ScriptReader, Typesetting } from "./interface.ts";
import { countPdfPages } from "./pdf.ts";
import { UnreadableError } from "./unreadable-error.ts";

/** More than this is no single screenplay; the longest service takes 500. */
export const PAGE_COUNT_MAX = 3_000;

const FORMAT_NAMES = { pdf: "PDF", fdx: "Final Draft", fountain: "Fountain" } as const;

/** Reads without limits, in the caller's thread. */
export const unlimitedReader = { read: readScript, typeset: typesetScript } satisfies ScriptReader;

export async function readScript(bytes: Uint8Array): Promise<Reading> {
  const found = recognise(bytes);
  if (found.kind === "refused") return { kind: "unreadable", reason: found.reason };
  try {
    const pageCount = found.kind === "pdf" ? await countPdfPages(bytes) : countTextPages(found);
    if (pageCount < 1) return { kind: "unreadable", reason: "There are no pages in the file." };
    if (pageCount > PAGE_COUNT_MAX)
      return { kind: "unreadable", reason: "There are too many pages in the file." };
    return { kind: "script", format: found.kind, pageCount };
  } catch (error) {
    return unreadable(error, found.kind);
  }
}

export async function typesetScript(bytes: Uint8Array): Promise<Typesetting> {
  const found = recognise(bytes);
  if (found.kind === "refused") return { kind: "unreadable", reason: found.reason };
  if (found.kind === "pdf") return { kind: "unreadable", reason: "A PDF is laid out already." };
  try {
    return { kind: "pages", pages: printable(layOut(parse(found))) };
  } catch (error) {
    return unreadable(error, found.kind);
  }
}

type RecognisedText = Extract<Recognised, { text: string }>;

const countTextPages = (found: RecognisedText) =>
  found.kind === "fdx" ? countFdxPages(found.text) : layOut(parseFountain(found.text)).length;

const parse = ({ kind, text }: RecognisedText): ScreenplayElement[] =>
  kind === "fdx" ? parseFdx(text) : parseFountain(text);

/** Characters that print nothing but may steer a terminal or turn the reading direction are left out. */
const UNPRINTED = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

function printable(pages: readonly ScriptPage[]): ScriptPage[] {
  const clean = <E extends { text: string }>(element: E): E => ({
    ...element,
    text: element.text.replace(UNPRINTED, ""),
  });
  return pages.map(({ elements }) => ({
    elements: elements.map((element) =>
      element.kind === "dual_dialogue"
        ? { ...element, left: element.left.map(clean), right: element.right.map(clean) }
        : clean(element),
    ),
  }));
}

function unreadable(error: unknown, format: ScriptFormat): NoReading {
  if (error instanceof UnreadableError) return { kind: "unreadable", reason: error.message };
  return { kind: "unreadable", reason: `The ${FORMAT_NAMES[format]} file is damaged or incomplete.` };
}
