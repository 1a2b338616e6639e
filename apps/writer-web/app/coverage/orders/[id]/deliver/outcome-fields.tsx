"use client";
/** What became of the script: verdicts, overall score, percentile. */
import { useWatch } from "react-hook-form";
import { ChoiceRow } from "@/components/ui/choice-row";
import { fieldId, TextField } from "@/components/ui/form-fields";
import { isOffered } from "@/lib/report-form";
import { verdictWords } from "@/lib/report-words";
import type { ReportFields } from "./report-fields";

const VERDICTS = Object.entries(verdictWords).map(([value, { label }]) => ({ value, label }));

export function OutcomeFields(fields: ReportFields) {
  const { form, formId, tier } = fields;
  const offersPercentile = isOffered("percentile", tier, form.getValues());
  return (
    <div className="flex flex-col gap-6">
      <div className="grid gap-6 sm:grid-cols-2">
        <VerdictField {...fields} about="script" legend="Verdict on the script" />
        <VerdictField {...fields} about="writer" legend="Verdict on the writer" />
      </div>
      <div className="grid items-end gap-6 sm:grid-cols-2">
        <TextField
          form={form}
          formId={formId}
          name="score"
          label="Overall score"
          hint="From 1 to 100, independent of the grid."
          inputMode="numeric"
          className="max-w-60"
        />
        {offersPercentile && (
          <TextField
            form={form}
            formId={formId}
            name="report.percentile"
            label="Percentile"
            hint="Of a hundred comparable scripts, how many it is ahead of."
            inputMode="numeric"
            className="max-w-60"
          />
        )}
      </div>
    </div>
  );
}

function VerdictField({
  form,
  formId,
  about,
  legend,
}: ReportFields & { readonly about: "script" | "writer"; readonly legend: string }) {
  const name = `report.verdict.${about}` as const;
  const chosen = useWatch({ control: form.control, name });
  return (
    <ChoiceRow
      id={fieldId(formId, name)}
      legend={legend}
      choices={VERDICTS}
      field={form.register(name)}
      chosen={chosen}
      onClear={() => form.setValue(name, "", { shouldDirty: true })}
      clearLabel={legend.toLowerCase()}
    />
  );
}
