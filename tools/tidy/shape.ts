/** How a file looks: short, narrow, and beginning with what belongs in it. The formatter does the rest. */
import type { SourceFile } from "./files.ts";

const FILE_LINES_MAX = 300;
const LINE_LENGTH_MAX = 110;
const CODE = /\.(ts|tsx|mjs|sql|css)$/;
const EXPLAINED = /^(apps|packages|services|tools)\/.*(?<!\.test|\.spec)\.(ts|tsx|mjs)$/;
/** A file of one thing may say it at that thing. */
const MAIN_EXPORT = /\*\/\s*export /;
/** A directive must be the first statement, and a shebang the first line; the comment may follow them. */
const OPENING = /^(#!.*\n)?(\s*["']use (client|server)["'];\s*)?\s*(\/\*\*|\/\/)/;

export function checkShape({ path, text }: SourceFile): string[] {
  if (!CODE.test(path)) return [];
  const lines = text.trimEnd().split("\n");
  const problems: string[] = [];
  if (lines.length > FILE_LINES_MAX) problems.push(`${path}: ${lines.length} lines; could it be two rooms?`);
  if (EXPLAINED.test(path) && !OPENING.test(text) && !MAIN_EXPORT.test(text))
    problems.push(`${path}: nothing says what belongs in it`);
  const wide = lines.findIndex((line) => measure(line) > LINE_LENGTH_MAX);
  if (wide >= 0) problems.push(`${path}:${wide + 1}: wider than ${LINE_LENGTH_MAX} columns`);
  return problems;
}

/** A text in quotes cannot always be broken, so only what is around it counts. */
function measure(line: string): number {
  return line.length <= LINE_LENGTH_MAX ? line.length : line.replace(/(["'`])(?:\\.|(?!\1).)*\1/g, "").length;
}
