/**
 * Recognises a file and has it counted by the parser of its format. Runs inside the thread that limits it
 * (thread.ts).
 */
import { recognise } from "../domain/script-format.ts";
import { countFdxPages } from "./fdx.ts";
import { countFountainPages } from "./fountain.ts";
import type { ScriptReading } from "./interface.ts";
import { countPdfPages } from "./pdf.ts";
import { UnreadableError } from "./unreadable-error.ts";

/** More than this is no single screenplay; the longest service takes 500. */
export const PAGE_COUNT_MAX = 3_000;

const FORMAT_NAMES = { pdf: "PDF", fdx: "Final Draft", fountain: "Fountain" } as const;

export async function readScript(bytes: Uint8Array): Promise<ScriptReading> {
  const found = recognise(bytes);
  if (found.kind === "refused") return { kind: "unreadable", reason: found.reason };
  try {
    const pageCount =
      found.kind === "pdf"
        ? await countPdfPages(bytes)
        : found.kind === "fdx"
          ? countFdxPages(found.text)
          : countFountainPages(found.text);
    if (pageCount < 1) return { kind: "unreadable", reason: "There are no pages in the file." };
    if (pageCount > PAGE_COUNT_MAX)
      return { kind: "unreadable", reason: "There are too many pages in the file." };
    return { kind: "script", format: found.kind, pageCount };
  } catch (error) {
    if (error instanceof UnreadableError) return { kind: "unreadable", reason: error.message };
    return { kind: "unreadable", reason: `The ${FORMAT_NAMES[found.kind]} file is damaged or incomplete.` };
  }
}
