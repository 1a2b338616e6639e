/** PDF: the pages are counted by pdf.js, as most readers' programs will count them. Nothing is rendered. */
import { getDocumentProxy } from "unpdf";
import { UnreadableError } from "./unreadable-error.ts";

/**
 * Acrobat looks for the end mark in the last kilobyte (ISO 32000-1, Annex H.3, note 18); a cut-off file has
 * none.
 */
const END_MARK_WITHIN_BYTES = 1_024;

/** Throws when the file is damaged, cut off, or cannot be opened without a password. */
export async function countPdfPages(bytes: Uint8Array): Promise<number> {
  const tail = new TextDecoder("latin1").decode(bytes.subarray(-END_MARK_WITHIN_BYTES));
  if (!tail.includes("%%EOF"))
    throw new UnreadableError("The PDF is cut off: its end is missing. Upload it again.");
  // Warnings of pdf.js are about the uploader's file, not about us.
  const document = await getDocumentProxy(bytes, { stopAtErrors: true, verbosity: 0 }).catch(refusePassword);
  try {
    // A count is only what the file says of itself: the first and the last page must really be there.
    await document.getPage(1);
    await document.getPage(document.numPages);
    return document.numPages;
  } finally {
    await document.loadingTask.destroy();
  }
}

function refusePassword(error: unknown): never {
  if (error instanceof Error && error.name === "PasswordException") {
    throw new UnreadableError("The PDF is protected with a password. Save it without one.");
  }
  throw error;
}
