/**
 * How text breaks into lines of so many characters, for type whose characters are all equally wide.
 *
 * Belongs here: lines. Does not: pages and the widths of a screenplay's parts (screenplay-page.ts).
 */

/** A text as it stands in its column. An empty line is a line. */
export interface BrokenText {
  /** One entry per line; `glue` is what stood between it and the line before it. */
  readonly lines: readonly { readonly text: string; readonly glue: "" | " " | "\n" }[];
}

/** Breaks between words, and inside a word only when it is wider than the column. */
export function breakLines(text: string, width: number): BrokenText {
  const lines: { text: string; glue: "" | " " | "\n" }[] = [];
  for (const paragraph of text.split("\n")) {
    let line: { text: string; glue: "" | " " | "\n" } = { text: "", glue: "\n" };
    lines.push(line);
    for (const word of paragraph.split(/\s+/)) {
      if (word === "") continue;
      if (line.text !== "" && line.text.length + 1 + word.length <= width) {
        line.text += ` ${word}`;
        continue;
      }
      for (let at = 0; at < word.length; at += width) {
        const piece = word.slice(at, at + width);
        if (line.text === "") {
          line.text = piece;
          continue;
        }
        line = { text: piece, glue: at === 0 ? " " : "" };
        lines.push(line);
      }
    }
  }
  return { lines };
}

/** The text of some of the lines, as it was before it was broken. */
export function joinLines({ lines }: BrokenText, from: number, to: number): string {
  return lines
    .slice(from, to)
    .map(({ text, glue }, index) => (index === 0 ? text : glue + text))
    .join("");
}
