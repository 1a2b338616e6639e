/**
 * What kind of file this is, told from its content. The name and the media type an uploader gives are never
 * asked.
 *
 * Belongs here: recognising. Does not: counting pages (screenplay-page.ts), parsing (reading/).
 */
import type { ScriptFormat } from "@script-manifest/contracts";

export type Recognised =
  | { readonly kind: "pdf" }
  | { readonly kind: Exclude<ScriptFormat, "pdf">; readonly text: string }
  /** `reason` is a sentence for the uploader. */
  | { readonly kind: "refused"; readonly reason: string };

const refused = (reason: string): Recognised => ({ kind: "refused", reason });

/** Acrobat, too, looks for the header in the first kilobyte (ISO 32000-1, Annex H.3, note 13). */
const PDF_HEADER_WITHIN_BYTES = 1_024;

const OTHER_FILES: readonly { readonly starts: string; readonly reason: string }[] = [
  {
    starts: "PK\u0003\u0004",
    reason: "This looks like a Word or zip file. Export it as PDF, FDX or Fountain.",
  },
  {
    starts: "\u00d0\u00cf\u0011\u00e0",
    reason: "This looks like an old Word file. Export it as PDF, FDX or Fountain.",
  },
  { starts: "{\\rtf", reason: "This is an RTF file. Export it as PDF, FDX or Fountain." },
];

export function recognise(bytes: Uint8Array): Recognised {
  const start = latin1(bytes.subarray(0, PDF_HEADER_WITHIN_BYTES));
  if (start.includes("%PDF-")) return { kind: "pdf" };
  const other = OTHER_FILES.find((file) => start.startsWith(file.starts));
  if (other) return refused(other.reason);
  const text = decodeText(bytes);
  if (text === null) return refused("This is neither a PDF nor a text file.");
  if (text.trim() === "") return refused("The file is empty.");
  return /^\s*<(\?xml|!|html|FinalDraft)/i.test(text) ? recogniseXml(text) : { kind: "fountain", text };
}

function recogniseXml(text: string): Recognised {
  const root = xmlRoot(text);
  // Final Draft writes no document type; everything dangerous in XML (entities, external files) needs one.
  if (root === "!DOCTYPE")
    return refused("The file declares a document type, which Final Draft files never do.");
  if (root !== "FinalDraft") return refused("This is an XML file, but not one written by Final Draft.");
  return { kind: "fdx", text };
}

/** The name of the first element, `!DOCTYPE` when there is one before it, or null. */
function xmlRoot(text: string): string | null {
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    if (/^<!doctype/i.test(text.slice(at, at + 9))) return "!DOCTYPE";
    const end = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : null;
    if (end === null) return /^<([A-Za-z_][\w.:-]*)/.exec(text.slice(at, at + 100))?.[1] ?? null;
    const closed = text.indexOf(end, at);
    if (closed < 0) return null;
    at = closed + end.length;
  }
}

/**
 * Text as writers' programs save it: UTF-8, UTF-16 with its mark, or else Windows-1252. Null when characters
 * are in it that no text has, so that a picture renamed to .txt is not taken for a screenplay.
 */
function decodeText(bytes: Uint8Array): string | null {
  const text = decode(bytes);
  return /(?![\t\n\v\f\r\u0085])\p{Cc}/u.test(text) ? null : text;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const latin1 = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);
