/** What a schema's complaint says to a person. The schemas stay the contract's; only the wording is ours. */
import type { z } from "zod";

type Issue = Parameters<NonNullable<z.core.ParseContext<z.core.$ZodIssue>["error"]>>[0];

/** A sentence for the issue, or undefined to keep the schema's own words. */
export function humanMessage(issue: Issue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.expected === "number" || issue.expected === "int" ? "Enter a number." : "Fill this in.";
    case "invalid_value":
      return "Choose one of the options.";
    case "too_small":
      if (issue.origin === "string") return "Fill this in.";
      return issue.inclusive === false
        ? `Must be more than ${issue.minimum}.`
        : `Must be at least ${issue.minimum}.`;
    case "too_big":
      if (issue.origin === "string") return `Keep it to ${issue.maximum.toLocaleString("en-US")} characters.`;
      if (issue.origin === "array") return `No more than ${issue.maximum}.`;
      return `Must be at most ${issue.maximum}.`;
    case "invalid_format":
      return issue.format === "email" ? "Enter an e-mail address such as name@example.com." : undefined;
    default:
      return undefined;
  }
}
