"use client";
/** Running text with its length in words beside what is usual, and pages that the script does not have. */
import { COVERAGE_TIER_PARTS, COVERAGE_WORD_GUIDES } from "@script-manifest/contracts";
import { useState } from "react";
import { get, useWatch } from "react-hook-form";
import { CONTROL, Field } from "@/components/ui/field";
import { fieldId } from "@/components/ui/form-fields";
import { plural } from "@/lib/format";
import { wordCount } from "@/lib/report-words";
import type { ReportFields } from "./report-fields";

interface WordsFieldProps extends ReportFields {
  readonly name:
    | "report.logline"
    | "report.synopsis"
    | "summary"
    | "strengths"
    | "weaknesses"
    | "recommendations";
  readonly label: string;
  readonly hint?: string;
  readonly rows: number;
  readonly max: number;
}

/** The count of characters only matters once it is close. */
const NEAR = 0.9;

export function WordsField({ form, formId, tier, pageCount, name, label, hint, rows, max }: WordsFieldProps) {
  const text = useWatch({ control: form.control, name });
  // The form fills its fields by script; the server's page has to show what it will.
  const [initial] = useState(text);
  const error: { message?: string } | undefined = get(form.formState.errors, name);
  const part = name.replace("report.", "") as keyof typeof COVERAGE_WORD_GUIDES;
  const guide = COVERAGE_WORD_GUIDES[part];
  const beyond = mentionedPages(text).filter((page) => page > pageCount);
  return (
    <div>
      <Field
        id={fieldId(formId, name)}
        label={label}
        hint={hint}
        optional={COVERAGE_TIER_PARTS[tier][part] !== "promised"}
        error={error?.message}
        count={text.length > max * NEAR ? { length: text.length, max } : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            {...form.register(name)}
            defaultValue={initial}
            rows={rows}
            className={`${CONTROL} field-sizing-content font-serif text-lg leading-relaxed`}
            style={{ minHeight: `${rows * 1.75 + 1}rem` }}
          />
        )}
      </Field>
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-4 text-xs text-ink-faint">
        <span className="figures">{plural(wordCount(text), "word")}</span>
        <span className="figures">
          usually {guide.wordsMin}–{guide.wordsMax}
        </span>
      </p>
      {beyond.length > 0 && (
        <p className="mt-1 text-sm text-wait" role="status">
          You mention page {[...new Set(beyond)].join(", ")}; the script has {plural(pageCount, "page")}.
        </p>
      )}
    </div>
  );
}

/** `p. 5`, `pp. 5–6`, `page 12`: the last number of each. */
function mentionedPages(text: string): number[] {
  return [...text.matchAll(/\b(?:pp?\.|pages?)\s*(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?/gi)].map(([, from, to]) =>
    Number(to ?? from),
  );
}
