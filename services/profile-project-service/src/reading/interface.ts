/**
 * Reads an uploaded file: what format it is, how many pages it has, and what stands on them.
 *
 * Belongs here: the promise. Does not: the parsers, and what a refusal means to the caller (commands/).
 */
import type { ScriptFormat, ScriptPage } from "@script-manifest/contracts";

export type Reading =
  | { readonly kind: "script"; readonly format: ScriptFormat; readonly pageCount: number }
  | NoReading;

export type Typesetting = { readonly kind: "pages"; readonly pages: readonly ScriptPage[] } | NoReading;

export type NoReading =
  /** `reason` is a sentence for the person who uploaded it. */
  | { readonly kind: "unreadable"; readonly reason: string }
  /** Too many files are being read at this moment; the same file may be tried again. */
  | { readonly kind: "busy" };

/** Never throws for what is in the file, and ends in bounded time and memory whatever that is. */
export interface ScriptReader {
  read(bytes: Uint8Array): Promise<Reading>;
  /** Lays out a text on the pages it is counted by. A PDF is laid out already: it is unreadable here. */
  typeset(bytes: Uint8Array): Promise<Typesetting>;
}
