/** The name a downloaded script gets on somebody else's disk. */
import type { ScriptFormat } from "@script-manifest/contracts";

const NAME_LENGTH_MAX = 120;

/**
 * The uploader's file name with everything that a header, a shell or a file system could trip over taken out,
 * ending in the extension of what the file really is: an uploader cannot make `script.exe` out of a PDF.
 */
export function downloadFileName(o: { fileName: string; format: ScriptFormat }): string {
  const base = o.fileName
    .normalize("NFC")
    .replace(/\.[A-Za-z0-9]{1,10}$/, "")
    // Control characters, separators, quotes, wildcards, and the marks that turn the direction of text.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\\/:*?"'<>|;%]+/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[ .]+|[ .]+$/g, "");
  return `${[...base].slice(0, NAME_LENGTH_MAX).join("").trimEnd() || "script"}.${o.format}`;
}
