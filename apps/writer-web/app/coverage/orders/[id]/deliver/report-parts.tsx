"use client";
/** The form's chapters, in the order a report is read. */
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useFieldArray } from "react-hook-form";
import { TextField } from "@/components/ui/form-fields";
import { isOffered } from "@/lib/report-form";
import { comments, commentWords } from "@/lib/report-words";
import { CitationRows } from "./citation-rows";
import { GridFields } from "./grid-fields";
import { OutcomeFields } from "./outcome-fields";
import { PageNoteRows } from "./page-note-rows";
import { partAnchor, type ReportFields } from "./report-fields";
import { WordsField } from "./words-field";

export function ReportParts(fields: ReportFields) {
  const { form, tier } = fields;
  const values = form.getValues();
  return (
    <>
      <TopSheetPart {...fields} />
      <Part title="Outcome" anchors={["verdict", "score", "percentile"]}>
        <OutcomeFields {...fields} />
      </Part>
      <Part title="The story" anchors={["logline", "synopsis"]}>
        <WordsField
          {...fields}
          name="report.logline"
          label="Logline"
          hint="One or two sentences."
          rows={2}
          max={600}
        />
        {isOffered("synopsis", tier, values) && (
          <WordsField
            {...fields}
            name="report.synopsis"
            label="Synopsis"
            hint="In the present tense, ending included."
            rows={10}
            max={12_000}
          />
        )}
      </Part>
      <CommentParts {...fields} />
      <Part title="Grid" anchors={["grid"]} hint="1 is weak, 10 is outstanding.">
        <GridFields {...fields} />
      </Part>
      <Part
        title="Page notes"
        anchors={["pageNotes"]}
        hint={tier === "polish_proofread" ? "The heart of this service." : "As many as are of use."}
      >
        <PageNoteRows {...fields} />
      </Part>
    </>
  );
}

function TopSheetPart({ form, formId }: ReportFields) {
  return (
    <Part title="Top sheet" anchors={[]}>
      <div className="grid gap-5 sm:grid-cols-3">
        <TextField form={form} formId={formId} name="topSheet.format" label="Format" placeholder="Feature" />
        <TextField form={form} formId={formId} name="topSheet.genre" label="Genre" placeholder="Drama" />
        <TextField
          form={form}
          formId={formId}
          name="topSheet.draftDate"
          label="Draft date"
          type="date"
          optional
        />
      </div>
    </Part>
  );
}

function CommentParts(fields: ReportFields) {
  const list = useFieldArray({ control: fields.form.control, name: "report.citations" });
  return (
    <Part title="Comments" anchors={comments}>
      {comments.map((comment) => (
        <div key={comment}>
          <WordsField {...fields} name={comment} {...commentWords[comment]} rows={6} max={10_000} />
          <CitationRows {...fields} comment={comment} list={list} />
        </div>
      ))}
    </Part>
  );
}

/** One chapter. The anchors are where the checklist leads to. */
function Part({
  title,
  hint,
  anchors,
  children,
}: {
  title: string;
  hint?: string;
  anchors: readonly string[];
  children: ReactNode;
}) {
  return (
    <section className={clsx("flex scroll-mt-24 flex-col gap-6 border-t border-rule pt-7")}>
      <div>
        {anchors.map((part) => (
          <span key={part} id={partAnchor(part)} className="block scroll-mt-24" />
        ))}
        <h2 className="text-xl">{title}</h2>
        {hint && <p className="mt-1 text-sm text-ink-soft">{hint}</p>}
      </div>
      {children}
    </section>
  );
}
