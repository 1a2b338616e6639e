/**
 * Reads an uploaded file: what format it is and how many pages it has.
 *
 * Belongs here: the promise. Does not: the parsers, and what a refusal means to the caller (commands/).
 */
import type { ScriptFormat } from "@script-manifest/contracts";

export type ScriptReading =
  | { readonly kind: "script"; readonly format: ScriptFormat; readonly pageCount: number }
  /** `reason` is a sentence for the person who uploaded it. */
  | { readonly kind: "unreadable"; readonly reason: string }
  /** Too many files are being read at this moment; the same file may be tried again. */
  | { readonly kind: "busy" };

export interface ScriptReader {
  /** Never throws for what is in the file, and ends in bounded time and memory whatever that is. */
  read(bytes: Uint8Array): Promise<ScriptReading>;
}
