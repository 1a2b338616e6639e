/** Longer text in source files: broken where the file's lines end, but not where the reader's do. */

/** A single line break (and the indent after it) becomes a space; an empty line stays a new paragraph. */
export function prose(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: parts }, ...values)
    .trim()
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, " "))
    .join("\n\n");
}
