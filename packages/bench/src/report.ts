/** What was found, as a table for people and as JSON for programs. */
import type { Ratios } from "./measure/ratios.ts";

export interface Finding {
  readonly scenario: string;
  /** What was divided by what, or counted. */
  readonly what: string;
  readonly value: number;
  readonly unit: "ratio" | "ms" | "MB" | "round trips";
  readonly target: { readonly atLeast: number } | { readonly atMost: number } | null;
  readonly ratios?: Ratios;
  /** The rates behind the ratio, or whatever helps to read the number. Never a claim. */
  readonly note: string;
}

export type Verdict = "met" | "missed" | "";

export function verdictOf({ value, target }: Pick<Finding, "value" | "target">): Verdict {
  if (!target) return "";
  return ("atLeast" in target ? value >= target.atLeast : value <= target.atMost) ? "met" : "missed";
}

/** A Markdown table, so that it can be pasted where figures are kept. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = [
    ["scenario", "measured", "target", "found", "min–max", "", "note"],
    ...findings.map((finding) => [
      finding.scenario,
      finding.what,
      targetText(finding),
      amountText(finding.value, finding.unit),
      finding.ratios ? `${finding.ratios.min.toFixed(2)}–${finding.ratios.max.toFixed(2)}` : "",
      verdictOf(finding),
      finding.note,
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}

function targetText({ target, unit }: Finding): string {
  if (!target) return "";
  return "atLeast" in target
    ? `≥ ${amountText(target.atLeast, unit)}`
    : `≤ ${amountText(target.atMost, unit)}`;
}

function amountText(value: number, unit: Finding["unit"]): string {
  if (unit === "ratio") return value.toFixed(2);
  if (unit === "round trips") return String(value);
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
