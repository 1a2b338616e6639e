"use client";
/** Ten criteria, a mark from 1 to 10 each. */
import type { CoverageCriterion } from "@script-manifest/contracts";
import { useWatch } from "react-hook-form";
import { ChoiceRow } from "@/components/ui/choice-row";
import { fieldId } from "@/components/ui/form-fields";
import { criteria, criterionWords } from "@/lib/report-words";
import type { ReportFields } from "./report-fields";

const MARKS = Array.from({ length: 10 }, (_, index) => ({ value: `${index + 1}`, label: `${index + 1}` }));

export function GridFields(fields: ReportFields) {
  return (
    <div className="grid gap-x-10 gap-y-3 xl:grid-cols-2">
      {criteria.map((criterion) => (
        <MarkField key={criterion} {...fields} criterion={criterion} />
      ))}
    </div>
  );
}

function MarkField({ form, formId, criterion }: ReportFields & { readonly criterion: CoverageCriterion }) {
  const name = `report.grid.${criterion}` as const;
  const chosen = useWatch({ control: form.control, name });
  const label = criterionWords[criterion];
  return (
    <ChoiceRow
      id={fieldId(formId, name)}
      legend={label}
      choices={MARKS}
      field={form.register(name)}
      chosen={chosen}
      onClear={() => form.setValue(name, "", { shouldDirty: true })}
      clearLabel={`the mark for ${label.toLowerCase()}`}
      compact
    />
  );
}
